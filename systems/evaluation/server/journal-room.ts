import { v7 as uuid } from 'uuid';
import { streamParts, type StreamId, type TicketId } from '../../../kernel/ids.ts';
import type { Crowd } from '../../../platform/journal/record.ts';
import type { Fact, JournalRoom, Reaction } from '../../../platform/journal/room.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import type { TicketFact } from '../../queue/rules/index.ts';
import { invite } from '../rules/evaluate.ts';
import { evaluationPolicy } from '../rules/policy.ts';
import { fold, foldTogether } from './store.ts';

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

/** What the journal must know of evaluation. A rating cannot be taken back: it is given once. */
export const journalRoom: JournalRoom = {
  name: 'evaluation',
  fold,
  foldTogether,
  undoable: [],
  reactions: [inviteAfterService, inviteAfterMatter],
  jobs: [],
};
