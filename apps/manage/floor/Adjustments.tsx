import { Button } from 'antd';
import { useState } from 'react';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { Empty } from '../../../platform/ui/states.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import * as places from '../../../registers/places/wire.ts';
import { AdjustForm } from '../../../registers/places/web/AdjustForm.tsx';
import { MiddayDutyForm } from '../../../registers/places/web/MiddayDutyForm.tsx';
import { ReasonForm } from '../../../registers/places/web/ReasonForm.tsx';
import { WindowChanges } from '../../../registers/places/web/WindowChanges.tsx';
import { pressureWords } from '../../../systems/queue/web/floor/floor-words.ts';
import { FloorSuggestions, type Suggestion } from '../../../systems/queue/web/floor/FloorSuggestions.tsx';
import { Answered } from '../Answered.tsx';
import { Sheet } from '../Sheet.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { useWrites } from '../use-writes.ts';
import { Written } from '../Written.tsx';

type OnSheet =
  | { kind: 'adjust'; windowId: string; suggestion?: Suggestion }
  | { kind: 'toggle'; windowId: string }
  | { kind: 'windows' }
  | { kind: 'midday duty' }
  | { kind: 'ledger' };

/** What a window serves is changed from the floor: by a suggestion, or any window; and what was changed can be read back. */
export function Adjustments({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { hall, may } = useStanding();
  const mayAdjust = may('places.adjust');
  const [sheet, setSheet] = useState<OnSheet>();
  const writes = useWrites();
  return (
    <section className="manage-adjustments" aria-labelledby="adjustments">
      <header>
        <h3 id="adjustments">窗口调整</h3>
        {mayAdjust && (
          <>
            <Button size="small" onClick={() => setSheet({ kind: 'windows' })}>
              调整其他窗口
            </Button>
            <Button size="small" onClick={() => setSheet({ kind: 'midday duty' })}>
              午间值班
            </Button>
            <Button size="small" onClick={() => setSheet({ kind: 'ledger' })}>
              调整台账
            </Button>
          </>
        )}
        <Written writes={writes} />
      </header>
      <FloorSuggestions
        suggestions={suggestions}
        mayAdjust={mayAdjust}
        onStep={(suggestion, { windowId, how }) =>
          setSheet(how === 'open' ? { kind: 'toggle', windowId } : { kind: 'adjust', windowId, suggestion })
        }
      />
      {sheet && (
        <Sheet title={titles[sheet.kind]} onClose={() => setSheet(undefined)} width={sheet.kind === 'ledger' ? 'wide' : 'narrow'}>
          <OnSheet hall={hall} sheet={sheet} onSheet={setSheet} writes={writes} />
        </Sheet>
      )}
    </section>
  );
}

const titles: Record<OnSheet['kind'], string> = {
  adjust: '调整窗口业务',
  toggle: '停用或启用窗口',
  windows: '选择窗口',
  'midday duty': '午间值班窗口',
  ledger: '窗口调整台账',
};

type Props = {
  hall: places.HallView;
  sheet: OnSheet;
  onSheet: (sheet: OnSheet | undefined) => void;
  writes: ReturnType<typeof useWrites>;
};

function OnSheet({ hall, sheet, onSheet, writes }: Props) {
  const params = { hallId: hall.hallId };
  const windows = useAsk(places.listWindows, { params, query: { state: 'all' } });
  const groups = useAsk(places.listGroups, { params, query: {} });
  const close = () => onSheet(undefined);
  if (sheet.kind === 'ledger') return <Ledger hallId={hall.hallId} groups={groups.answer ?? []} />;
  return (
    <Answered asked={windows}>
      {(list) => {
        if (sheet.kind === 'windows') return <WindowChoice windows={list} onSheet={onSheet} />;
        if (sheet.kind === 'midday duty')
          return (
            groups.answer && (
              <MiddayDutyForm
                hours={hall.hours}
                windows={list}
                groups={groups.answer}
                onSend={async (body) => {
                  await writes.send(places.arrangeMiddayDuty, { params, body }, '午间值班安排已生效');
                  close();
                }}
              />
            )
          );
        const window = list.find(({ windowId }) => windowId === sheet.windowId);
        if (!window) return <Empty title="没有找到这个窗口" next="它可能刚被调整，请关闭后重新选择。" />;
        const at = { ...params, windowId: window.windowId };
        if (sheet.kind === 'toggle') {
          const isOpen = window.state === 'in-use';
          return (
            <ReasonForm
              about={
                isOpen
                  ? `停用 ${window.number} 号窗口（${window.name}）：立即生效，不再向它派号。短时离开请按“暂离”，不必停用。`
                  : `启用 ${window.number} 号窗口（${window.name}）：立即生效，有人开窗后即可叫号。`
              }
              action={isOpen ? '停用窗口' : '启用窗口'}
              clauses={['chengan.queue.7.1.1']}
              onSend={async (body) => {
                const contract = isOpen ? places.closeWindow : places.openWindow;
                await writes.send(contract, { params: at, body }, `${window.number} 号窗口已${isOpen ? '停用' : '启用'}`);
                close();
              }}
            />
          );
        }
        if (!groups.answer) return null;
        const { suggestion } = sheet;
        return (
          <>
            <p>
              <strong>
                {window.number} 号窗口 {window.name}
              </strong>
            </p>
            <AdjustForm
              key={window.windowId}
              window={window}
              groups={groups.answer}
              ownTypes={list.flatMap(({ types }) => types)}
              {...(suggestion ? proposedBy(suggestion) : {})}
              onSend={async (body) => {
                await writes.send(places.adjustWindow, { params: at, body }, `${window.number} 号窗口的调整已生效`);
                close();
              }}
            />
          </>
        );
      }}
    </Answered>
  );
}

/** What was changed at the windows, page after page. */
function Ledger({ hallId, groups }: { hallId: places.HallView['hallId']; groups: readonly places.GroupView[] }) {
  const at = usePages(hallId);
  const before = at.cursor === undefined ? {} : { before: Number(at.cursor) };
  const asked = useAsk(places.listWindowChanges, { params: { hallId }, query: before }, { keep: 'the last answer' });
  return (
    <ListPage
      asked={asked}
      rowsOf={({ changes }) => changes}
      pages={{ at, next: ({ next }) => (next === null ? null : String(next)) }}
      empty={{ title: '还没有窗口调整记录', next: '调整、停用、启用窗口后，会在这里留痕。' }}
    >
      {(changes) => <WindowChanges changes={changes} groups={groups} />}
    </ListPage>
  );
}

/** What a suggestion fills in. One for a department never asks for another group, so it fills in nothing. */
const proposedBy = ({ groupId, ...suggestion }: Suggestion) =>
  groupId === null
    ? {}
    : {
        proposed: {
          groupId,
          matterCode: suggestion.matterCode,
          reason: `${[suggestion.name, suggestion.matterName].filter(Boolean).join(' · ')} ${pressureWords(suggestion)}`,
        },
      };

function WindowChoice({ windows, onSheet }: { windows: readonly places.WindowView[]; onSheet: Props['onSheet'] }) {
  return (
    <ul className="manage-window-choice">
      {windows.map(({ windowId, number, name, state }) => (
        <li key={windowId}>
          <span>
            {number} 号 {name}
          </span>
          {state === 'closed' && <Badge tone="muted">已停用</Badge>}
          {state === 'in-use' && (
            <Button size="small" aria-label={`调整 ${number} 号窗口`} onClick={() => onSheet({ kind: 'adjust', windowId })}>
              调整
            </Button>
          )}
          <Button
            size="small"
            aria-label={`${state === 'in-use' ? '停用' : '启用'} ${number} 号窗口`}
            onClick={() => onSheet({ kind: 'toggle', windowId })}
          >
            {state === 'in-use' ? '停用' : '启用'}
          </Button>
        </li>
      ))}
    </ul>
  );
}
