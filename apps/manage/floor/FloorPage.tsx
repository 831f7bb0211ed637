import { useTopic } from '../../../platform/ui/use-topic.ts';
import { Empty, NoPermission, Skeleton, StaleBanner } from '../../../platform/ui/states.tsx';
import { listGroups } from '../../../registers/places/wire.ts';
import type { FloorState } from '../../../systems/queue/wire.ts';
import { EventStream } from '../../../systems/queue/web/floor/EventStream.tsx';
import { FloorAlarms } from '../../../systems/queue/web/floor/FloorAlarms.tsx';
import { FloorFigures } from '../../../systems/queue/web/floor/FloorFigures.tsx';
import { FloorGrid } from '../../../systems/queue/web/floor/FloorGrid.tsx';
import { FloorGroups } from '../../../systems/queue/web/floor/FloorGroups.tsx';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { Adjustments } from './Adjustments.tsx';

/** The hall as it is now: what needs a person, who serves whom, who waits, and what just happened. */
export function FloorPage() {
  const standing = useStanding();
  const { hall } = standing;
  const isOpen = pages.floor.isOpen(standing);
  const { state, connection, lastHeard } = useTopic<FloorState>(isOpen ? `floor:${hall.hallId}` : undefined);
  const groups = useAsk(listGroups, { params: { hallId: hall.hallId }, query: {} });
  if (!isOpen) return <NoPermission needs={pages.floor.needs} />;

  const tickets = (search: Readonly<Record<string, string | undefined>>) => hrefOf(hall.hallId, 'tickets', search);
  // Numbers begin with the letter of their group.
  const prefixOf = (groupId: string) => groups.answer?.find((group) => group.groupId === groupId)?.prefix;
  return (
    <>
      <h2 className="yc-hidden">{hall.name}现场</h2>
      <StaleBanner connection={connection} lastHeard={lastHeard} />
      {!state && <Skeleton lines={12} title="正在连接现场" />}
      {state && (
        <div className="manage-floor">
          <div className="manage-floor-main">
            <FloorFigures floor={state} ticketsAt={(ofState) => tickets({ state: ofState })} />
            <FloorAlarms windows={state.windows} ticketAt={(ticket) => tickets({ ticket })} adjustAt="#adjustments" />
            <FloorGroups
              groups={state.groups}
              departments={state.departments}
              waitingAt={(groupId) => tickets({ state: 'waiting', search: prefixOf(groupId) })}
              waitingForAt={(department) => tickets({ state: 'waiting', department })}
            />
            <Adjustments suggestions={state.suggestions} />
            {state.windows.length === 0 ? (
              <Empty title="本大厅还没有窗口" next="请在“窗口”页登记窗口。" />
            ) : (
              <FloorGrid windows={state.windows} ticketAt={(ticket) => tickets({ ticket })} />
            )}
          </div>
          <EventStream events={state.events} ticketsAt={(number) => tickets({ search: number })} />
        </div>
      )}
    </>
  );
}
