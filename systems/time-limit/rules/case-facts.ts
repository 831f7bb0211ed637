import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, MatterCode, PersonId, WindowId } from '../../../kernel/ids.ts';
import type { SealedText } from './facts.ts';
import type { MatterLimits } from './matter-limits.ts';
import type { DocumentId, ReminderAt } from './policy.ts';

/**
 * Facts of the register of cases beside those that move a clock: who answers for a case, who was reminded, urged and told. They are part of
 * `TimeLimitFact`.
 */
export type CaseRecordFact =
  /**
   * The first fact of a case. Everything its clocks are counted by stands in it as it held on the day of receipt, but the calendar.
   *
   * @clause zhongyang.time-limit.2b  the statutory and the promised limit
   * @clause dafan.time-limit.11.6b   the older promise stays for cases accepted under it
   */
  | {
      readonly type: 'CaseRegistered';
      readonly on: Day;
      readonly hallId: HallId;
      readonly windowId: WindowId | null;
      readonly caseNo: string;
      readonly numberedBy: 'handling-system' | 'hall';
      readonly matterCode: MatterCode;
      readonly matterVersion: number;
      readonly matterName: string;
      /** The department that the catalogue names. */
      readonly unit: string;
      readonly pace: MatterLimits['pace'];
      readonly needsSuperiorApproval: boolean;
      /** The most that the matter's own law lets its limit be extended; null where it says nothing. */
      readonly mostExtensionWorkingDays: number | null;
      readonly policyVersion: number;
      readonly documents: readonly DocumentId[];
      /** The hall's own values of time-limit switches, by key. */
      readonly switches: Readonly<Record<string, unknown>>;
      readonly responsible: PersonId;
      readonly applicant: SealedText;
    }
  /** Nobody told the applicant within the days of the law, so the application counts as accepted from `completeOn`. */
  | { readonly type: 'AcceptanceDeemed'; readonly on: Day; readonly completeOn: Day; readonly toldBy: Day }
  /** @clause xuchang.time-limit.5.1.2.6b  the handler is reminded before the due day */
  | {
      readonly type: 'HandlerReminded';
      readonly on: Day;
      readonly at: ReminderAt;
      readonly due: Day;
      readonly to: PersonId;
      readonly clauses: readonly ClauseId[];
    }
  /** @clause xuchang.time-limit.5.1.2.6b  an urging notice, which can be repeated */
  | {
      readonly type: 'CaseUrged';
      readonly on: Day;
      readonly urge: number;
      readonly to: PersonId;
      readonly answerBy: Day;
      readonly note: SealedText | null;
    }
  /** @clause xuchang.time-limit.5.1.2.6b  stored with the answer */
  | { readonly type: 'UrgeAnswered'; readonly on: Day; readonly urge: number; readonly note: SealedText }
  /** No answer came: 1 the section head is told, 2 the hall's head. @clause xuchang.time-limit.5.1.2.6b  no reaction escalates */
  | { readonly type: 'UrgeEscalated'; readonly on: Day; readonly urge: number; readonly level: 1 | 2 }
  /** Why an immediate or same-day case was still open at the end of this day. */
  | { readonly type: 'LeftOpenExplained'; readonly on: Day; readonly note: SealedText };

export type CaseRegistered = Extract<CaseRecordFact, { type: 'CaseRegistered' }>;
