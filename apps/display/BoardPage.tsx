import { useHallSession } from '../../systems/queue/web/hall-device.ts';
import { Board } from './Board.tsx';
import { ChoosePlace } from './later-screens.ts';
import { Waiting } from './Waiting.tsx';

/** `/display`: the board of the hall that the address names (`?hall=`), or to which this device is bound. */
export function BoardPage() {
  const asked = new URLSearchParams(location.search);
  const hallId = asked.get('hall');
  const session = useHallSession();
  // A hall named in the address needs no sign-in: its board is public.
  const shown = hallId ?? (session.state === 'in' ? session.device?.hallId : undefined);
  if (shown) return <Board hallId={shown} sound={asked.get('sound') === 'off' ? 'off' : 'on'} />;
  if (session.state === 'asking') return <Waiting unreachable={session.unreachable} />;
  return <ChoosePlace what="board" problem={session.state === 'out' ? session.problem : undefined} />;
}
