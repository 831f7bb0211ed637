import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../platform/ui/states.tsx';
import * as wire from '../../../registers/places/wire.ts';
import { GroupTable } from '../../../registers/places/web/GroupTable.tsx';
import { WindowChanges } from '../../../registers/places/web/WindowChanges.tsx';
import { WindowTable } from '../../../registers/places/web/WindowTable.tsx';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Written } from '../Written.tsx';
import { pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { HallCard } from './HallCard.tsx';
import { PlaceSheet, type OnSheet } from './PlaceSheet.tsx';
import { WindowSheet } from './WindowSheet.tsx';

/** The register of places: windows, groups, and the hall itself; every change of a window stands in its ledger. */
export function PlacesPage() {
  const standing = useStanding();
  const params = { hallId: standing.hall.hallId };
  const when = pages.places.isOpen(standing);
  const [search, change] = usePageSearch();
  const [sheet, setSheet] = useState<OnSheet>();
  const writes = useWrites();
  const windows = useAsk(wire.listWindows, { params, query: { state: 'all' } }, { when });
  const groups = useAsk(wire.listGroups, { params, query: {} }, { when });
  const departments = useAsk(wire.listDepartments, { query: {} }, { when });
  const changes = useAsk(wire.listWindowChanges, { params, query: {} }, { when });
  const tab = search['tab'] ?? 'windows';
  const known = { groups: groups.answer ?? [], windows: windows.answer ?? [], departments: departments.answer ?? [] };

  return (
    <PageOf
      page="places"
      title="大厅与窗口"
      actions={
        <>
          <Button type="primary" onClick={() => setSheet({ kind: 'window' })}>
            新增窗口
          </Button>
          <Button onClick={() => setSheet({ kind: 'group' })}>新增业务组</Button>
          <Button onClick={() => setSheet({ kind: 'midday duty' })}>午间值班</Button>
          <PrintButton title="窗口一览">{() => <WindowSheet {...known} />}</PrintButton>
        </>
      }
    >
      <Written writes={writes} />
      <Tabs
        activeKey={tab}
        onChange={(key) => change({ tab: key })}
        items={[
          {
            key: 'windows',
            label: `窗口 ${known.windows.filter(({ state }) => state === 'in-use').length}`,
            children: (
              <Answered asked={windows}>
                {(list) =>
                  list.length === 0 ? (
                    <Empty title="还没有窗口" next="请先建业务组，再新增窗口。" />
                  ) : (
                    <WindowTable
                      {...known}
                      onChange={(window) => setSheet({ kind: 'window', window })}
                      onToggle={(window) => setSheet({ kind: 'toggle window', window })}
                    />
                  )
                }
              </Answered>
            ),
          },
          {
            key: 'groups',
            label: `业务组 ${known.groups.length}`,
            children: (
              <Answered asked={groups}>
                {() => (
                  <GroupTable
                    {...known}
                    onChange={(group) => setSheet({ kind: 'group', group })}
                    onClose={(group) => setSheet({ kind: 'close group', group })}
                  />
                )}
              </Answered>
            ),
          },
          { key: 'hall', label: '大厅与功能区', children: <HallCard open={setSheet} /> },
          {
            key: 'changes',
            label: '窗口调整台账',
            children: (
              <Answered asked={changes}>
                {({ changes: list }) =>
                  list.length === 0 ? (
                    <Empty title="还没有窗口调整记录" next="新增、调整、停用窗口后，会在这里留痕。" />
                  ) : (
                    <WindowChanges changes={list} groups={known.groups} />
                  )
                }
              </Answered>
            ),
          },
        ]}
      />
      {sheet && <PlaceSheet sheet={sheet} known={known} writes={writes} onClose={() => setSheet(undefined)} />}
    </PageOf>
  );
}
