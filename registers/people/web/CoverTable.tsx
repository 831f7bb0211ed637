import { Button, Table } from 'antd';
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { listCovers } from '../wire.ts';
import { positionTitle, scopeWords, type PlaceNames } from './people-words.ts';

export type Cover = AnswerOf<typeof listCovers>[number];

const stateWords: Record<Cover['state'], { word: string; tone: Tone }> = {
  requested: { word: '待批准', tone: 'warn' },
  approved: { word: '已批准', tone: 'good' },
  declined: { word: '不同意', tone: 'muted' },
  ended: { word: '已结束', tone: 'quiet' },
};

type Props = {
  covers: readonly Cover[];
  places: PlaceNames;
  /** Undefined for those who may only look. */
  onDecide?: (cover: Cover, what: 'approve' | 'decline' | 'end') => void;
};

/** Who stands in for whom, from when until when, and whether it was approved. */
export function CoverTable({ covers, places, onDecide }: Props) {
  return (
    <Table<Cover>
      size="small"
      rowKey="coverId"
      pagination={false}
      dataSource={covers}
      columns={[
        { title: '顶岗人', dataIndex: 'byName' },
        { title: '顶谁的岗', key: 'of', render: (_, { ofName, position }) => `${ofName}（${positionTitle(position)}）` },
        { title: '在哪里', key: 'scope', render: (_, { scope }) => scopeWords(scope, places) },
        { title: '起止', key: 'days', render: (_, { from, until }) => `${monthDay(from)}至${monthDay(until)}` },
        {
          title: '状态',
          key: 'state',
          render: (_, { state }) => <Badge tone={stateWords[state].tone}>{stateWords[state].word}</Badge>,
        },
        ...(onDecide
          ? [
              {
                title: '操作',
                key: 'do',
                render: (_: unknown, cover: Cover) => (
                  <>
                    {cover.state === 'requested' && (
                      <>
                        <Button
                          type="link"
                          size="small"
                          aria-label={`批准${cover.byName}顶岗`}
                          onClick={() => onDecide(cover, 'approve')}
                        >
                          批准
                        </Button>
                        <Button
                          type="link"
                          size="small"
                          aria-label={`不同意${cover.byName}顶岗`}
                          onClick={() => onDecide(cover, 'decline')}
                        >
                          不同意
                        </Button>
                      </>
                    )}
                    {cover.state === 'approved' && (
                      <Button
                        type="link"
                        size="small"
                        aria-label={`提前结束${cover.byName}的顶岗`}
                        onClick={() => onDecide(cover, 'end')}
                      >
                        提前结束
                      </Button>
                    )}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
