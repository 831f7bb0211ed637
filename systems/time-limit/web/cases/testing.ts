import type { CaseId, CaseLine, ExtensionView, OverdueEntry } from '../../wire-cases.ts';
import type { Day } from '../../../../kernel/day.ts';
import type { WholeCase } from './acts.ts';

const on = '2026-09-21' as Day;
const nobody = { personId: null, name: null };
const caseId = '01900000-0000-7000-8000-000000000001' as CaseId;

/** A promised case that goes its way, for tests. */
export const aCase = (part: Partial<CaseLine>): CaseLine => ({
  caseId, caseNo: 'XB20260921-001', matterCode: 'a' as CaseLine['matterCode'], matterName: '食品经营许可', pace: 'promised',
  step: 'accepted', endedBecause: null, windowId: null, responsible: nobody, unit: '市场监管局', applicantName: '张秀英',
  receivedOn: on, acceptedOn: on, due: '2026-09-24' as Day, dueBy: 'promised', provisional: false, urgency: 'calm', daysUsed: 1,
  daysLeft: 3, overdue: [], remindedOn: null, openUrges: 0, urgeReported: 0, extensionWaits: null, ...part,
}); // prettier-ignore

/** An extension in force, for tests. */
export const anExtension = (part: Partial<ExtensionView>): ExtensionView => ({
  extension: 1, clock: 'promised', workingDays: 5, requestedOn: on, requestedBy: nobody, reason: null, state: 'in-force',
  approver: 'principal-leader-of-dispatching-unit', approvedOn: on, approvedBy: null, declinedOn: null, filedOn: null,
  filingNo: null, from: null, to: null, tellBy: null, toldOn: null, toldForm: null, notice: 'not-due', clauses: [], ...part,
}); // prettier-ignore

/** An entry of the overdue ledger with a claimed reason, for tests. */
export const anEntry = (part: Partial<OverdueEntry>): OverdueEntry => ({
  caseId, caseNo: 'XB20260921-001', matterName: '食品经营许可', code: 'not-completed-in-time', title: '超过时限未办结',
  clock: 'promised', on, recordedOn: on, responsible: nobody, unit: '市场监管局', workingDaysOver: 1, weight: 'indicator',
  state: 'claimed', clauses: [],
  claim: {
    cause: 'applicant-did-not-correct-in-time', reason: null, evidence: null, on, by: nobody, outcome: null, judgedOn: null,
    judgedBy: null, judgement: null,
  },
  ...part,
}); // prettier-ignore

/** The whole of a case, for tests. */
export const aWhole = (part: Partial<WholeCase>): WholeCase => ({
  case: aCase({}), asOf: on, applicant: { name: null, contact: null }, matterVersion: 1, documents: [], promised: null,
  statutory: null, dueBecause: null, tellBy: null, deemedAcceptedOn: null, extensions: [], urges: [], overdue: [], history: [],
  mayNext: [], ...part,
}); // prettier-ignore
