import { valuesOf, wholeNumber, type PolicyInForce, type Switch } from '../../../kernel/policy.ts';

/** The switches of evaluation. */
export const switches = {
  invitationMinutes: {
    key: 'evaluation.invitationMinutes',
    default: 3,
    clauses: [],
    byDocument: {},
    describe: '办完后，评价器上的评价邀请保留多少分钟',
    misfit: wholeNumber(1, 30),
  } satisfies Switch<number>,
};

/** What holds in a hall. */
export const evaluationPolicy = (policy: PolicyInForce): { invitationMinutes: number } => valuesOf(switches, policy);
