import type { Day } from '../../../kernel/day.ts';
import type { ClockEvent, StopReason } from './events.ts';
import type { ClockKind, Limit } from './limit.ts';
import type { TimeLimitPolicy } from './policy.ts';

/** How the applicant was told. */
export type NoticeForm = 'written' | 'telephone';

export type OverdueCause = 'applicant-did-not-correct-in-time' | 'applicant-did-not-cooperate' | 'applicant-did-not-collect';

/**
 * What this system records on a case. A stored fact keeps its shape for ever; a new shape gets a new name. Reasons and names
 * stand in sealed rows, not here. `extension` numbers the extensions of a case from 1.
 */
export type TimeLimitFact =
  | { readonly type: 'LimitsPinned'; readonly on: Day; readonly promised: Limit | null; readonly statutory: Limit | null }
  | { readonly type: 'ApplicationReceived'; readonly on: Day }
  | { readonly type: 'ApplicationAccepted'; readonly on: Day }
  | { readonly type: 'CorrectionRequested'; readonly on: Day }
  | { readonly type: 'CorrectionCompleted'; readonly on: Day }
  | {
      readonly type: 'ClockStopped';
      readonly on: Day;
      readonly because: StopReason;
      readonly documentNo: string;
      readonly expectedWorkingDays: number | null;
    }
  | { readonly type: 'ClockResumed'; readonly on: Day; readonly because: StopReason; readonly documentNo: string }
  | {
      readonly type: 'ExtensionRequested';
      readonly on: Day;
      readonly extension: number;
      readonly clock: ClockKind;
      readonly workingDays: number;
    }
  | { readonly type: 'ExtensionAskedLate'; readonly on: Day; readonly clock: ClockKind; readonly workingDays: number }
  | {
      readonly type: 'ExtensionApproved';
      readonly on: Day;
      readonly extension: number;
      readonly approver: TimeLimitPolicy['extensionApprover'];
    }
  | { readonly type: 'ExtensionDeclined'; readonly on: Day; readonly extension: number }
  | { readonly type: 'ExtensionFiled'; readonly on: Day; readonly extension: number; readonly filingNo: string }
  /** @clause dafan.time-limit.11.9b  told in writing or by telephone, with reason and handling time */
  | { readonly type: 'ExtensionTold'; readonly on: Day; readonly extension: number; readonly form: NoticeForm }
  /** @clause xuchang.time-limit.5.3.3.1b  the reason is explained in good time */
  | { readonly type: 'LateReasonGiven'; readonly on: Day }
  | { readonly type: 'CaseDecided'; readonly on: Day }
  | { readonly type: 'ResultReadyTold'; readonly on: Day }
  | { readonly type: 'ResultDelivered'; readonly on: Day }
  | { readonly type: 'CaseWithdrawn'; readonly on: Day }
  | { readonly type: 'CaseTerminated'; readonly on: Day }
  | { readonly type: 'CaseAnnulled'; readonly on: Day }
  /**
   * The entry in the ledger of overdue cases, written the day after; the person and unit are those of the case on that day.
   *
   * @clause zhongyang.time-limit.5.1   not completed within the promised limit
   * @clause zhongyang.time-limit.5.2   no extension asked
   * @clause zhongyang.time-limit.5.3   the result not handed over
   * @clause zhongyang.time-limit.5.4   not replied as prescribed
   * @clause dafan.time-limit.11.10.1   promised limit passed
   * @clause dafan.time-limit.11.10.3   not answered as prescribed
   * @clause dafan.time-limit.11.10.4   extension asked late
   * @clause dafan.time-limit.11.10.5   result not handed over
   */
  | { readonly type: 'LimitBroken'; readonly on: Day; readonly clock: ClockKind; readonly breach: string }
  /** @clause dafan.time-limit.11.10.2  a non-acceptance reviewed and found without proper reason */
  | { readonly type: 'NonAcceptanceFoundWithoutReason'; readonly on: Day }
  | { readonly type: 'ApplicantsCauseClaimed'; readonly on: Day; readonly breach: string; readonly cause: OverdueCause }
  | { readonly type: 'ApplicantsCauseConfirmed'; readonly on: Day; readonly breach: string }
  | { readonly type: 'ApplicantsCauseDismissed'; readonly on: Day; readonly breach: string }
  | {
      readonly type: 'ConsentByHeadDecided';
      readonly on: Day;
      readonly outcome: 'formalities-made-up' | 'application-against-the-law' | 'proper-reason';
    }
  | {
      readonly type: 'DeadlineRedated';
      readonly on: Day;
      readonly clock: ClockKind;
      readonly from: Day | null;
      readonly to: Day | null;
    };

/** One extension as its facts tell it. */
export type Extension = {
  readonly extension: number;
  readonly clock: ClockKind;
  readonly workingDays: number;
  readonly requestedOn: Day;
  readonly approvedOn: Day | null;
  readonly declinedOn: Day | null;
  readonly filedOn: Day | null;
  readonly toldOn: Day | null;
};

/** The extensions of a case, folded. */
export function extensionsOf(facts: readonly TimeLimitFact[]): readonly Extension[] {
  const extensions = new Map<number, Extension>();
  const change = (extension: number, part: Partial<Extension>) => {
    const known = extensions.get(extension);
    if (known) extensions.set(extension, { ...known, ...part });
  };
  for (const fact of facts) {
    if (fact.type === 'ExtensionRequested') {
      const { extension, clock, workingDays, on } = fact;
      extensions.set(extension, {
        extension,
        clock,
        workingDays,
        requestedOn: on,
        approvedOn: null,
        declinedOn: null,
        filedOn: null,
        toldOn: null,
      });
    } else if (fact.type === 'ExtensionApproved') change(fact.extension, { approvedOn: fact.on });
    else if (fact.type === 'ExtensionDeclined') change(fact.extension, { declinedOn: fact.on });
    else if (fact.type === 'ExtensionFiled') change(fact.extension, { filedOn: fact.on });
    else if (fact.type === 'ExtensionTold') change(fact.extension, { toldOn: fact.on });
  }
  return [...extensions.values()];
}

const plain: Partial<Record<TimeLimitFact['type'], ClockEvent['type']>> = {
  ApplicationReceived: 'received',
  ApplicationAccepted: 'accepted',
  CorrectionRequested: 'correction-requested',
  CorrectionCompleted: 'corrected',
  LateReasonGiven: 'late-reason-given',
  CaseDecided: 'decided',
  ResultReadyTold: 'ready-told',
  ResultDelivered: 'delivered',
  CaseWithdrawn: 'withdrawn',
  CaseTerminated: 'terminated',
  CaseAnnulled: 'annulled',
};

/**
 * The events of one clock in the facts of a case. An extension is an event of its own clock on the day it takes effect: when it
 * is approved, or filed where the documents ask for filing first.
 *
 * @clause zhongyang.time-limit.4.5b  the extension is filed with the centre before it takes effect
 */
export function clockEvents(
  facts: readonly TimeLimitFact[],
  kind: ClockKind,
  policy: Pick<TimeLimitPolicy, 'extensionFiling'>,
): readonly ClockEvent[] {
  const takesEffect = policy.extensionFiling === 'required' ? 'ExtensionFiled' : 'ExtensionApproved';
  const extensions = new Map(extensionsOf(facts).map((one) => [one.extension, one]));
  return facts.flatMap((fact): readonly ClockEvent[] => {
    if (fact.type === 'ClockStopped') return [{ type: 'suspended', on: fact.on, because: fact.because }];
    if (fact.type === 'ClockResumed') return [{ type: 'resumed', on: fact.on, because: fact.because }];
    if (fact.type === 'ExtensionAskedLate')
      return fact.clock === kind ? [{ type: 'extended', on: fact.on, workingDays: fact.workingDays }] : [];
    if (fact.type === takesEffect) {
      const extension = extensions.get(fact.extension);
      if (!extension || extension.clock !== kind || extension.approvedOn === null) return [];
      return [{ type: 'extended', on: fact.on, workingDays: extension.workingDays, askedOn: extension.requestedOn }];
    }
    const type = plain[fact.type];
    return type ? [{ type, on: fact.on } as ClockEvent] : [];
  });
}
