import type { Day } from '../../../kernel/day.ts';
import type { HallId, Id, PersonId } from '../../../kernel/ids.ts';

export type AssignedMatterId = Id<'assigned-matter'>;

/** Who assigned the matter. */
export type Source =
  /** 县委、县政府重大决策事项 */
  | 'county-decision'
  /** 上级有关单位交办、转办 */
  | 'superior-unit'
  /** 县政府领导交办、批办 */
  | 'county-leader'
  /** 镇政务服务中心会议决定 */
  | 'centre-meeting';

/** Where the due day comes from: the date in the assignment, the meeting or instruction that set it, or the default limit. */
export type DueFrom = 'stated' | 'meeting-or-instruction' | 'default-limit';

/** How a result was reported: in writing, in person, by telephone, or at a meeting. */
export type ReportWay = 'written' | 'oral' | 'telephone' | 'meeting';

/** What people wrote stands in a sealed row; the fact names it. */
export type SealedText = { readonly sealed: Id<'sealed'>; readonly digest: string };

/** What a reminder is about: the report of progress, or the result (or the end, where nobody is owed a report). */
export type ReminderAbout = 'interim-report' | 'result';

/**
 * What happens to one assigned matter, on the stream `assigned-matter:<year>:<id>`. Who assigned, what, the wording of an instruction and of
 * every report stand in sealed rows. A stored fact keeps its shape for ever.
 *
 * @clause dafan.assigned-matters.11.6.3a  the leader, the date and the wording of the instruction are stored
 * @clause dafan.assigned-matters.11.6.2b  to whom, when and in which way the result was reported
 */
export type AssignedMatterFact =
  | {
      readonly type: 'MatterAssigned';
      readonly hallId: HallId;
      /** Counted from 1 in each year of a hall; an annulled matter keeps its number. */
      readonly year: number;
      readonly no: number;
      readonly on: Day;
      readonly source: Source;
      readonly due: Day;
      readonly dueFrom: DueFrom;
      readonly important: boolean;
      readonly undertaker: PersonId;
      readonly content: SealedText;
    }
  | { readonly type: 'AssignedMatterHandedOver'; readonly on: Day; readonly undertaker: PersonId; readonly content: SealedText }
  | { readonly type: 'InterimReportMade'; readonly on: Day; readonly content: SealedText }
  | { readonly type: 'ResultReported'; readonly on: Day; readonly way: ReportWay; readonly content: SealedText }
  | { readonly type: 'AssignedMatterClosed'; readonly on: Day; readonly content: SealedText | null }
  | { readonly type: 'AssignedMatterAnnulled'; readonly on: Day; readonly content: SealedText }
  | {
      readonly type: 'AssignedMatterReminded';
      readonly on: Day;
      readonly about: ReminderAbout;
      /** The day on which it is, or was, due. */
      readonly due: Day;
      /** Negative: working days late. */
      readonly workingDaysLeft: number;
      readonly to: PersonId;
    };
