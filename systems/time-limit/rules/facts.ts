import type { Day } from '../../../kernel/day.ts';
import type { CaseRecordFact } from './case-facts.ts';
import type { Id, PersonId } from '../../../kernel/ids.ts';
import type { ClockEvent, StopReason } from './events.ts';
import type { ClockKind, Limit } from './limit.ts';
import type { TimeLimitPolicy } from './policy.ts';

/** How the applicant was told. */
export type NoticeForm = 'written' | 'telephone';

export type OverdueCause =
  | 'applicant-did-not-correct-in-time'
  | 'applicant-did-not-cooperate'
  | 'applicant-did-not-collect'
  /** Another proper reason, which excuses only where a document speaks of proper reasons at all. */
  | 'other-proper-reason';

/** Words of a person, which stand in a sealed row. */
export type SealedText = { readonly sealed: Id<'sealed'>; readonly digest: string };
export type Delivery = 'at-the-window' | 'by-post' | 'electronically';
export type Drawn = 'sample' | 'complaint';

/**
 * What this system records on a case. A stored fact keeps its shape for ever; a new shape gets a new name. Reasons and names
 * stand in sealed rows, not here. `extension` numbers the extensions of a case from 1.
 */
export type TimeLimitFact =
  | CaseRecordFact
  | {
      readonly type: 'LimitsPinned';
      readonly on: Day;
      readonly promised: Limit | null;
      readonly statutory: Limit | null;
      /** The law of the matter counts its limit from receipt, whatever the documents say of limits in general. */
      readonly statutoryFrom?: 'receipt' | undefined;
    }
  | { readonly type: 'ApplicationReceived'; readonly on: Day }
  | { readonly type: 'ApplicationAccepted'; readonly on: Day }
  | {
      readonly type: 'CorrectionRequested';
      readonly on: Day;
      readonly documentNo?: string | null;
      readonly note?: SealedText | null;
    }
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
      /** The due day when it was asked for. */
      readonly dueBefore?: Day | null;
      readonly note?: SealedText | null;
    }
  /** @clause dafan.time-limit.11.10.4  the attempt is an overdue record, although it was refused */
  | { readonly type: 'ExtensionAskedLate'; readonly on: Day; readonly clock: ClockKind; readonly workingDays: number }
  | {
      readonly type: 'ExtensionApproved';
      readonly on: Day;
      readonly extension: number;
      readonly approver: TimeLimitPolicy['extensionApprover'];
      readonly note?: SealedText | null;
    }
  | { readonly type: 'ExtensionDeclined'; readonly on: Day; readonly extension: number; readonly note?: SealedText | null }
  | { readonly type: 'ExtensionFiled'; readonly on: Day; readonly extension: number; readonly filingNo: string }
  /** @clause dafan.time-limit.11.9b  told in writing or by telephone, with reason and handling time */
  | {
      readonly type: 'ExtensionTold';
      readonly on: Day;
      readonly extension: number;
      readonly form: NoticeForm;
      readonly proof?: 'signed' | 'sent' | 'call-on-record';
      readonly note?: SealedText | null;
    }
  /** @clause xuchang.time-limit.5.3.3.1b  the reason is explained in good time */
  | { readonly type: 'LateReasonGiven'; readonly on: Day; readonly expectedOn?: Day | null; readonly note?: SealedText | null }
  /** Not accepted (不予受理): the application ends with it. */
  | {
      readonly type: 'ApplicationNotAccepted';
      readonly on: Day;
      readonly documentNo?: string | null;
      readonly note?: SealedText | null;
    }
  | {
      readonly type: 'CaseDecided';
      readonly on: Day;
      readonly outcome?: 'granted' | 'denied';
      /** The number of the written answer. */
      readonly documentNo?: string | null;
    }
  | { readonly type: 'ResultReadyTold'; readonly on: Day; readonly form?: NoticeForm; readonly note?: SealedText | null }
  | { readonly type: 'ResultDelivered'; readonly on: Day; readonly how?: Delivery; readonly documentNo?: string | null }
  | { readonly type: 'CaseWithdrawn'; readonly on: Day; readonly note?: SealedText | null }
  | { readonly type: 'CaseTerminated'; readonly on: Day; readonly note?: SealedText | null }
  | { readonly type: 'CaseAnnulled'; readonly on: Day; readonly note?: SealedText | null }
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
  | {
      readonly type: 'LimitBroken';
      readonly on: Day;
      /** Null where it concerns no clock, but a word that the applicant was owed. */
      readonly clock: ClockKind | null;
      readonly breach: string;
      /** The first day on which it was broken. */
      readonly since: Day;
      readonly workingDaysOver: number;
      readonly weight: 'indicator' | 'legal';
      /** Person and unit that answered for the case on that day. */
      readonly responsible: PersonId | null;
      readonly unit: string;
    }
  /** A later calendar, or an entry made late, took the breach away; the entry in the ledger stays and says so. */
  | {
      readonly type: 'LimitKeptAfterAll';
      readonly on: Day;
      readonly clock: ClockKind | null;
      readonly breach: string;
      readonly since: Day;
    }
  /** @clause dafan.time-limit.11.10.2  a non-acceptance reviewed and found without proper reason */
  | {
      readonly type: 'NonAcceptanceFoundWithoutReason';
      readonly on: Day;
      readonly drawn?: Drawn;
      readonly note?: SealedText | null;
    }
  | { readonly type: 'NonAcceptanceFoundProper'; readonly on: Day; readonly drawn: Drawn; readonly note: SealedText | null }
  | {
      readonly type: 'ApplicantsCauseClaimed';
      readonly on: Day;
      readonly breach: string;
      readonly cause: OverdueCause;
      /** Reason and evidence in words. */
      readonly note?: SealedText | null;
    }
  | { readonly type: 'ApplicantsCauseConfirmed'; readonly on: Day; readonly breach: string; readonly note?: SealedText | null }
  | { readonly type: 'ApplicantsCauseDismissed'; readonly on: Day; readonly breach: string; readonly note?: SealedText | null }
  | {
      readonly type: 'ConsentByHeadDecided';
      readonly on: Day;
      readonly outcome: 'formalities-made-up' | 'application-against-the-law' | 'proper-reason';
      readonly note?: SealedText | null;
    }
  /**
   * A change of the calendar moved a date, or made it certain. `days` are those of the count that the change speaks of, with its notice.
   *
   * @clause zhongyang.time-limit.4.1  anyone can check the count
   */
  | {
      readonly type: 'DeadlineRedated';
      readonly on: Day;
      readonly clock: ClockKind;
      readonly from: Day | null;
      readonly to: Day | null;
      readonly provisional: boolean;
      readonly because: string;
      readonly source: string;
      readonly days: readonly { readonly on: Day; readonly worked: boolean; readonly name: string }[];
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
  ApplicationNotAccepted: 'terminated',
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
