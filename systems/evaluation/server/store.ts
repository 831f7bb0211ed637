import type { Day, Instant } from '../../../kernel/day.ts';
import {
  streamParts,
  type HallId,
  type JurisdictionId,
  type StreamId,
  type TicketId,
  type WindowId,
} from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Fact, Fold, FoldTogether, FoldTx } from '../../../platform/journal/room.ts';
import type { Channel, EvaluationFact, InvitationId, Level, NegativeTag } from '../rules/facts.ts';

/** An invitation as its table holds it. */
export type InvitationRow = {
  invitationId: InvitationId;
  stream: StreamId;
  hallId: HallId;
  windowId: WindowId;
  ticketId: TicketId;
  clerk: string;
  matterCode: string | null;
  /** The day of the service. */
  day: Day;
  invitedAt: Instant;
  until: Instant;
  givenAt: Instant | null;
  level: Level | null;
  tags: NegativeTag[];
  channel: Channel | null;
  comment: string | null;
};

/**
 * Invitations of a window by their ids; `until` is when the pad stops asking for the last service of the same stay there.
 */
export const invitationsAt = (
  db: Db,
  jurisdictionId: JurisdictionId,
  windowId: WindowId,
  invitationIds: readonly InvitationId[],
): Promise<InvitationRow[]> => db.rows<InvitationRow>`
  select i.invitation_id as "invitationId", i.stream, i.hall_id as "hallId", i.window_id as "windowId", i.ticket_id as "ticketId", i.clerk,
    i.matter_code as "matterCode", i.day, i.invited_at as "invitedAt",
    (select max(s.until) from evaluation.invitation as s where s.jurisdiction_id = i.jurisdiction_id and s.ticket_id = i.ticket_id
      and s.window_id = i.window_id and s.clerk = i.clerk) as until,
    i.given_at as "givenAt", i.level, i.tags, i.channel, i.comment
  from evaluation.invitation as i
  where i.jurisdiction_id = ${jurisdictionId} and i.window_id = ${windowId} and i.invitation_id = any(${invitationIds}::uuid[])`;

/** What was done for the visitor who left a window last, all of it at that window, answered or not, the first done first. */
export const newestVisitAt = (db: Db, jurisdictionId: JurisdictionId, windowId: WindowId): Promise<InvitationRow[]> =>
  db.rows<InvitationRow>`
  select i.invitation_id as "invitationId", i.stream, i.hall_id as "hallId", i.window_id as "windowId", i.ticket_id as "ticketId", i.clerk,
    i.matter_code as "matterCode", i.day, i.invited_at as "invitedAt", i.until, i.given_at as "givenAt", i.level, i.tags, i.channel, i.comment
  from (
    select ticket_id from evaluation.invitation where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId}
    order by coalesce(left_at, invited_at) desc limit 1) as newest
  join evaluation.invitation as i on i.jurisdiction_id = ${jurisdictionId} and i.ticket_id = newest.ticket_id and i.window_id = ${windowId}
  order by i.service`;

/** Every service of a ticket that can be rated or was, the first done first. */
export const invitationsOf = (db: Db, jurisdictionId: JurisdictionId, ticketId: TicketId): Promise<InvitationRow[]> =>
  db.rows<InvitationRow>`
  select invitation_id as "invitationId", stream, hall_id as "hallId", window_id as "windowId", ticket_id as "ticketId", clerk,
    matter_code as "matterCode", day, invited_at as "invitedAt", until, given_at as "givenAt", level, tags, channel, comment
  from evaluation.invitation where jurisdiction_id = ${jurisdictionId} and ticket_id = ${ticketId} order by service`;

/** What was given on a day in a hall, the newest first, at most 500. */
export const givenOfDay = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, on: Day): Promise<InvitationRow[]> =>
  db.rows<InvitationRow>`
  select invitation_id as "invitationId", stream, hall_id as "hallId", window_id as "windowId", ticket_id as "ticketId", clerk,
    matter_code as "matterCode", day, invited_at as "invitedAt", until, given_at as "givenAt", level, tags, channel, comment
  from evaluation.invitation
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${on} and given_at is not null
  order by given_at desc limit 500`;

/**
 * Of the services of a day in a hall, each matter of a visit for itself: how many were invited, rated, and rated negatively.
 *
 * @clause dongsheng.evaluation.2.3.1.4d  the rate counts matters, not visitors
 * @clause dongsheng.evaluation.2.3.1.4c  the invitation is on record, whether it was answered or not
 */
export const countsOfDay = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  on: Day,
): Promise<{ invited: number; given: number; negative: number }> =>
  (await db.row<{ invited: number; given: number; negative: number }>`
    select count(*)::int as invited, count(given_at)::int as given,
      (count(*) filter (where level in ('dissatisfied', 'very-dissatisfied')))::int as negative
    from evaluation.invitation where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${on}`)!;

type Of<Type extends EvaluationFact['type']> = Fact<Extract<EvaluationFact, { type: Type }>>;

/** Invitations, in one statement: each service that ends brings one. */
async function foldInvited(tx: FoldTx, facts: readonly Of<'EvaluationInvited'>[]): Promise<void> {
  const rows = facts.map(({ stream, on, at, data }) => ({
    invitation_id: streamParts(stream).id,
    stream,
    hall_id: data.hallId,
    window_id: data.windowId,
    ticket_id: data.ticketId,
    service: data.service,
    clerk: data.clerk,
    matter_code: data.matterCode,
    day: on,
    invited_at: at,
    until: data.until,
  }));
  await tx.run`
    insert into evaluation.invitation (jurisdiction_id, invitation_id, stream, hall_id, window_id, ticket_id, service, clerk, matter_code,
      day, invited_at, until, tags)
    select ${facts[0]!.jurisdictionId}::uuid, i.invitation_id, i.stream, i.hall_id, i.window_id, i.ticket_id, i.service, i.clerk,
      i.matter_code, i.day, to_timestamp(i.invited_at::double precision / 1000), to_timestamp(i.until::double precision / 1000), '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(invitation_id uuid, stream text, hall_id uuid, window_id uuid,
      ticket_id uuid, service int, clerk text, matter_code text, day date, invited_at bigint, until bigint)`;
  for (const { data } of facts) tx.touch(`pad:${data.windowId}`);
}

/** The folds of what comes in crowds. */
export const foldTogether = { EvaluationInvited: foldInvited } satisfies Partial<Record<EvaluationFact['type'], FoldTogether>>;

/** Keeps the table of evaluation the fold of its facts. */
export const fold: Readonly<Record<Exclude<EvaluationFact['type'], keyof typeof foldTogether>, Fold>> = {
  VisitorSentOn: async (tx: FoldTx, { jurisdictionId, stream, data }: Of<'VisitorSentOn'>) => {
    await tx.run`
      update evaluation.invitation set left_at = coalesce(to_timestamp(${data.leftAt}::double precision / 1000), left_at),
        until = to_timestamp(${data.until}::double precision / 1000)
      where jurisdiction_id = ${jurisdictionId} and invitation_id = ${streamParts(stream).id}`;
    tx.touch(`pad:${data.windowId}`);
  },
  EvaluationGiven: async (tx: FoldTx, { jurisdictionId, stream, at, data }: Of<'EvaluationGiven'>) => {
    await tx.run`
      update evaluation.invitation set given_at = to_timestamp(${at}::double precision / 1000), level = ${data.level},
        tags = ${data.tags}::text[], channel = ${data.channel}, comment = ${data.comment?.sealed}::uuid
      where jurisdiction_id = ${jurisdictionId} and invitation_id = ${streamParts(stream).id}`;
    tx.touch(`pad:${data.windowId}`);
  },
};
