import { v7 as uuid } from 'uuid';
import { streamParts, type StreamId, type TicketId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Crowd } from '../../../platform/journal/record.ts';
import type { Fact, JournalRoom, Reaction } from '../../../platform/journal/room.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import type { TicketFact } from '../../queue/rules/index.ts';
import { stoodAtWindowBefore } from '../../queue/server/reads.ts';
import { askOnSendingOn, invite } from '../rules/evaluate.ts';
import { evaluationPolicy } from '../rules/policy.ts';
import { fold, foldTogether, invitationsOf } from './store.ts';

/** One matter is done: the last or only one of a visit, or one before the others. */
type Finished = Fact<Extract<TicketFact, { type: 'ServiceFinished' | 'MatterFinished' }>>;

/** A service that ended invites to a rating. It waits five seconds, in which the clerk may take the end back. */
const inviteAfterService: Reaction = {
  name: 'evaluation.invite',
  on: 'queue.ServiceFinished',
  afterSeconds: 5,
  inCrowds: true,
  run: async (act, fact: Finished) => {
    await act.recordTogether(journalRoom, invitations, fact.data.hallId, fact);
  },
};

/** Each matter of a visit is a service of its own, by its own clerk. @clause dongsheng.evaluation.2.3.1.4d */
const inviteAfterMatter: Reaction = { ...inviteAfterService, name: 'evaluation.inviteAfterMatter', on: 'queue.MatterFinished' };

/** Invitations of one hall at the same moment. */
const invitations: Crowd<Finished, { stream: StreamId }> = {
  most: 128,
  async decide(tx, members) {
    const { hallId } = members[0]!.input.data;
    const { invitationMinutes } = evaluationPolicy(await policyOf(tx, tx.jurisdictionId, hallId, tx.today));
    return members.map(({ input: { data, stream, seq, actor } }) => {
      const service = {
        hallId: data.hallId,
        windowId: data.windowId,
        ticketId: streamParts(stream).id as TicketId,
        service: seq,
        clerk: actor,
        matterCode: data.matterCode,
      };
      return {
        entries: [{ stream: tx.newStream('evaluation', uuid()), decision: invite(service, tx.at, invitationMinutes) }],
        answer: (facts) => ({ stream: facts[0]!.stream }),
      };
    });
  },
};

/** A visitor goes on to another window, group or department before the matter at hand is done. */
type SentOn = Fact<Extract<TicketFact, { type: 'TicketTransferred' | 'TicketSentToDepartment' }>>;

/**
 * Who is sent on in the middle of a later matter leaves the window only now: its pad asks for what was done there before. It waits five
 * seconds, in which the clerk may take the transfer back. Most visitors who are sent on had nothing done yet, and then nothing is recorded.
 */
const askAfterTransfer: Reaction = {
  name: 'evaluation.askAfterTransfer',
  on: 'queue.TicketTransferred',
  afterSeconds: 5,
  run: async (act, { stream, seq, at, data: { hallId, fromWindowId } }: SentOn) => {
    const { jurisdictionId } = act;
    const open = async (from: Db) =>
      (await invitationsOf(from, jurisdictionId, streamParts(stream).id as TicketId)).filter(
        (slot) => slot.windowId === fromWindowId && slot.givenAt === null,
      );
    const slots = await open(act.db);
    if (slots.length === 0) return;
    const from = (await stoodAtWindowBefore(act.db, jurisdictionId, stream, seq)) ? 'window' : 'aside';
    await act.record(journalRoom, {
      lock: slots.map((slot) => slot.stream),
      decide: async (tx) => {
        const { invitationMinutes } = evaluationPolicy(await policyOf(tx, jurisdictionId, hallId, tx.today));
        const known = new Set(slots.map((slot) => slot.stream));
        // What was rated meanwhile is not asked for.
        const left = (await open(tx)).filter((slot) => known.has(slot.stream));
        return left.flatMap((slot) => {
          const decision = askOnSendingOn(slot, at, from, invitationMinutes);
          return decision ? [{ stream: slot.stream, decision }] : [];
        });
      },
      answer: (facts) => ({ asked: facts.length }),
    });
  },
};

/** The same where it is a department that she is sent to. */
const askAfterDepartment: Reaction = {
  ...askAfterTransfer,
  name: 'evaluation.askAfterDepartment',
  on: 'queue.TicketSentToDepartment',
};

/** What the journal must know of evaluation. A rating cannot be taken back: it is given once. */
export const journalRoom: JournalRoom = {
  name: 'evaluation',
  fold,
  foldTogether,
  undoable: [],
  reactions: [inviteAfterService, inviteAfterMatter, askAfterTransfer, askAfterDepartment],
  jobs: [],
};
