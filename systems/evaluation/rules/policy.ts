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
  phoneDays: {
    key: 'evaluation.phoneDays',
    default: 3,
    clauses: [],
    byDocument: {},
    describe: '办完后，来访人扫号票二维码还可以在手机上评价几天（0 为当天）',
    misfit: wholeNumber(0, 30),
  } satisfies Switch<number>,
};

/** What holds in a hall. */
export const evaluationPolicy = (policy: PolicyInForce): { invitationMinutes: number; phoneDays: number } =>
  valuesOf(switches, policy);
