import { Button } from 'antd';
import { useState } from 'react';
import { day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { hallTime } from '../../../platform/wire/house.ts';
import { approveCover, declineCover, endCover, listCovers, requestCover } from '../../../registers/people/wire.ts';
import { CoverForm } from '../../../registers/people/web/CoverForm.tsx';
import { CoverTable, type Cover } from '../../../registers/people/web/CoverTable.tsx';
import type { PersonRow } from '../../../registers/people/web/PeopleTable.tsx';
import { scopeWords } from '../../../registers/people/web/people-words.ts';
import { Sheet } from '../Sheet.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import type { Places } from '../use-places.ts';
import type { Writes } from '../use-writes.ts';

const decisions = {
  approve: { contract: approveCover, done: '已批准' },
  decline: { contract: declineCover, done: '已答复不同意' },
  end: { contract: endCover, done: '已提前结束' },
} as const;

/** Covers of the hall: asked for, in force, and those of the last 30 days. */
export function Covers({ places, people, writes }: { places: Places; people: readonly PersonRow[]; writes: Writes }) {
  const { hall, may } = useStanding();
  const [asking, setAsking] = useState(false);
  const at = usePages(hall.hallId);
  const covers = useAsk(
    listCovers,
    { params: { hallId: hall.hallId }, query: { after: at.cursor as Id<'cover'> | undefined } },
    { keep: 'the last answer' },
  );
  const time = useAsk(hallTime, {});
  const decide = (cover: Cover, what: keyof typeof decisions) => {
    const { contract, done } = decisions[what];
    void writes.press(contract, { params: { hallId: hall.hallId, coverId: cover.coverId } }, `${cover.byName}的顶岗${done}`);
  };
  const here = people.filter(({ state }) => state === 'here');
  return (
    <div className="manage-page">
      <p className="manage-row">
        <Button onClick={() => setAsking(true)}>申请顶岗</Button>
        <span className="manage-note">申请人不能批准自己的申请；批准后，顶岗人在起止日内有该岗位的权限，用本人账号登录。</span>
      </p>
      <ListPage
        asked={covers}
        rowsOf={({ covers: list }) => list}
        pages={{ at, next: ({ next }) => next }}
        empty={{ title: '近 30 天没有顶岗', next: '需要顶岗时，由本人或其负责人申请。' }}
      >
        {(list) => <CoverTable covers={list} places={places} {...(may('cover.approve') ? { onDecide: decide } : {})} />}
      </ListPage>
      {asking && time.answer && (
        <Sheet title="申请顶岗" onClose={() => setAsking(false)}>
          <CoverForm
            today={day(time.answer.today)}
            assignments={here.flatMap(({ name, positions }) =>
              positions.map(({ assignmentId, title, scope }) => ({
                value: assignmentId,
                label: `${name} · ${title}（${scopeWords(scope, places)}）`,
              })),
            )}
            people={here.map(({ personId, name, badgeNo }) => ({
              value: personId,
              label: badgeNo ? `${name}（${badgeNo}）` : name,
            }))}
            onSend={async (body) => {
              await writes.send(requestCover, { body }, '已申请顶岗，等待批准');
              setAsking(false);
            }}
          />
        </Sheet>
      )}
    </div>
  );
}
