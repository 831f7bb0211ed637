import { Table } from 'antd';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { dayAt, monthDay, timeWords } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { listChanges, SwitchView } from '../wire.ts';
import { sourceWords, valueWords, type DocumentNames } from './policy-words.ts';

type Change = AnswerOf<typeof listChanges>['changes'][number];
const words: Record<Change['change'], string> = {
  'documents-adopted': '采用文件',
  'switch-set': '另行规定',
  'switch-cleared': '取消另行规定',
};

type Props = { changes: readonly Change[]; switches: readonly SwitchView[]; documents: DocumentNames };

/** The ledger of changes: what, from which day, and why. */
export function PolicyChanges({ changes, switches, documents }: Props) {
  const what = ({ documents: adopted, key, value }: Change): string => {
    if (adopted)
      return adopted.map((name, place) => `${place + 1}. ${sourceWords(name, documents)}`).join('　') || '不采用任何文件';
    const described = switches.find((point) => point.key === key)?.describe ?? key ?? '';
    return value === null ? described : `${described}：${valueWords(value)}`;
  };
  return (
    <Table<Change>
      size="small"
      rowKey="changeNo"
      pagination={false}
      dataSource={changes}
      columns={[
        { title: '时间', key: 'at', render: (_, { at }) => `${monthDay(dayAt(at))} ${timeWords(at)}` },
        { title: '变更', key: 'change', render: (_, { change }) => words[change] },
        {
          title: '内容',
          key: 'what',
          width: '42%',
          render: (_, change) => (
            <>
              {what(change)} {change.isAgainstTheLaw && <Badge tone="warn">低于法律，已提示</Badge>}
            </>
          ),
        },
        { title: '生效', dataIndex: 'from' },
        { title: '理由', key: 'reason', render: (_, { reason }) => reason ?? '已删除' },
      ]}
    />
  );
}
