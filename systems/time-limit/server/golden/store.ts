import type { Day } from '../../../../kernel/day.ts';
import { streamParts, type JurisdictionId, type StreamId } from '../../../../kernel/ids.ts';
import type { Db } from '../../../../platform/db/db.ts';
import type { Fact, Fold, FoldTx } from '../../../../platform/journal/room.ts';
import type { GoldenCaseId, GoldenFact, GoldenQuestion } from '../../rules/golden/index.ts';

/** A case that was added here, as its table holds it. */
export type GoldenRowOwn = {
  caseId: GoldenCaseId;
  stream: StreamId;
  question: GoldenQuestion;
  /** The sealed row with the reason. */
  content: string;
  changedOn: Day;
  changedBy: string;
  isWithdrawn: boolean;
};

/** The cases that were added here and not withdrawn, the oldest first. */
export const ownCases = (db: Db, jurisdictionId: JurisdictionId): Promise<GoldenRowOwn[]> => db.rows<GoldenRowOwn>`
  select case_id as "caseId", stream, question, content, changed_on as "changedOn", changed_by as "changedBy", is_withdrawn as "isWithdrawn"
  from time_limit.golden_case where jurisdiction_id = ${jurisdictionId} and not is_withdrawn
  order by case_id`;

/** One case that was added here, withdrawn or not. */
export const ownCase = (db: Db, jurisdictionId: JurisdictionId, caseId: GoldenCaseId): Promise<GoldenRowOwn | undefined> =>
  db.row<GoldenRowOwn>`
  select case_id as "caseId", stream, question, content, changed_on as "changedOn", changed_by as "changedBy", is_withdrawn as "isWithdrawn"
  from time_limit.golden_case where jurisdiction_id = ${jurisdictionId} and case_id = ${caseId}`;

type Of<Type extends GoldenFact['type']> = Fact<Extract<GoldenFact, { type: Type }>>;
type Kept = Fact<Extract<GoldenFact, { question: GoldenQuestion }>>;

/** Keeps the table of golden cases the fold of their facts. */
export const goldenFold: Readonly<Record<GoldenFact['type'], Fold>> = {
  GoldenCaseAdded: async (tx: FoldTx, { jurisdictionId, stream, on, actor, data }: Kept) => {
    await tx.run`
      insert into time_limit.golden_case (jurisdiction_id, case_id, stream, question, content, changed_on, changed_by, is_withdrawn)
      values (${jurisdictionId}, ${streamParts(stream).id}, ${stream}, ${JSON.stringify(data.question)}::jsonb, ${data.content.sealed},
        ${on}::date, ${actor}, false)`;
  },
  GoldenCaseChanged: async (tx: FoldTx, { jurisdictionId, stream, on, actor, data }: Kept) => {
    await tx.run`
      update time_limit.golden_case set question = ${JSON.stringify(data.question)}::jsonb, content = ${data.content.sealed},
        changed_on = ${on}::date, changed_by = ${actor}
      where jurisdiction_id = ${jurisdictionId} and case_id = ${streamParts(stream).id}`;
  },
  GoldenCaseWithdrawn: async (tx: FoldTx, { jurisdictionId, stream, on, actor }: Of<'GoldenCaseWithdrawn'>) => {
    await tx.run`
      update time_limit.golden_case set is_withdrawn = true, changed_on = ${on}::date, changed_by = ${actor}
      where jurisdiction_id = ${jurisdictionId} and case_id = ${streamParts(stream).id}`;
  },
};
