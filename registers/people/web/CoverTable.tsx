import { Button } from 'antd';
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx';
import { ListTable, type Column } from '../../../platform/ui/ListTable.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { listCovers } from '../wire.ts';
import { positionTitle, scopeWords, type PlaceNames } from './people-words.ts';

export type Cover = AnswerOf<typeof listCovers>['covers'][number];

const stateWords: Record<Cover['state'], { word: string; tone: Tone }> = {
  requested: { word: '待批准', tone: 'warn' },
  approved: { word: '已批准', tone: 'good' },
  declined: { word: '不同意', tone: 'muted' },
  ended: { word: '已结束', tone: 'quiet' },
};

type Decision = 'approve' | 'decline' | 'end';

type Props = {
  covers: readonly Cover[];
  places: PlaceNames;
  /** Undefined for those who may only look. */
  onDecide?: (cover: Cover, what: Decision) => void;
};

/** Who stands in for whom, from when until when, and whether it was approved. */
export function CoverTable({ covers, places, onDecide }: Props) {
  const acts: Column<Cover>[] = onDecide
    ? [{ title: '操作', render: (cover) => <Acts cover={cover} onDecide={(what) => onDecide(cover, what)} /> }]
    : [];
  return (
    <ListTable
      rows={covers}
      rowKey={({ coverId }) => coverId}
      columns={[
        { title: '顶岗人', as: 'day', render: ({ byName }) => <strong>{byName}</strong> },
        { title: '顶谁的岗', render: ({ ofName, position }) => `${ofName}（${positionTitle(position)}）` },
        { title: '在哪里', render: ({ scope }) => scopeWords(scope, places) },
        { title: '起止', as: 'day', render: ({ from, until }) => `${monthDay(from)}至${monthDay(until)}` },
        { title: '状态', render: ({ state }) => <Badge tone={stateWords[state].tone}>{stateWords[state].word}</Badge> },
        ...acts,
      ]}
    />
  );
}

const acts = {
  requested: [
    { what: 'approve', word: '批准', label: (name: string) => `批准${name}顶岗` },
    { what: 'decline', word: '不同意', label: (name: string) => `不同意${name}顶岗` },
  ],
  approved: [{ what: 'end', word: '提前结束', label: (name: string) => `提前结束${name}的顶岗` }],
  declined: [],
  ended: [],
} as const;

function Acts({ cover: { state, byName }, onDecide }: { cover: Cover; onDecide: (what: Decision) => void }) {
  const offered = acts[state];
  if (offered.length === 0) return null;
  return (
    <span className="yc-list-acts">
      {offered.map(({ what, word, label }) => (
        <Button key={what} type="link" size="small" aria-label={label(byName)} onClick={() => onDecide(what)}>
          {word}
        </Button>
      ))}
    </span>
  );
}
