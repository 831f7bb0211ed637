import type { HallId, PersonId } from '../../kernel/ids.ts';
import type { Call } from '../../platform/http/route.ts';
import type { Command, Standing } from '../../platform/journal/record.ts';
import type { Contract } from '../../platform/wire/contract.ts';

/** A command as it would come from somebody who serves and leads in a hall, past HTTP. */
export function atTheDesk<C extends Call<Contract>>(
  standing: Standing,
  hallId: HallId,
  personId: PersonId,
  command: Command,
  { params, body }: Pick<C, 'params' | 'body'>,
): C {
  const actor = { kind: 'person', id: personId } as const;
  const call: Call<Contract> = {
    params,
    query: {},
    body,
    command,
    standing: { ...standing, actor },
    session: {
      jurisdictionId: standing.jurisdictionId,
      actor,
      grants: ['queue.serve', 'queue.manage'].map((action) => ({ action, scope: { kind: 'hall', hallId } })),
      sessionId: 'demonstration',
    },
    place: { hallId },
    address: '',
    publicOrigin: '',
    cookie: () => {},
    cookies: {},
  };
  return call as C;
}
