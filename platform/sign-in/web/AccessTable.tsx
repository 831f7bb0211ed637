import { Badge } from '../../ui/Badge.tsx';
import { ListTable } from '../../ui/ListTable.tsx';
import { dayAt, dayWords, timeWords } from '../../ui/words.ts';
import type { AnswerOf } from '../../wire/contract.ts';
import type { accessLog } from '../wire.ts';
import { accessWords } from './access-words.ts';

type Line = AnswerOf<typeof accessLog>['lines'][number];

/** Lines of the access log: when, what, who, and from which address. */
export function AccessTable({ lines }: { lines: readonly Line[] }) {
  return (
    <ListTable
      rows={lines}
      rowKey={({ accessId }) => accessId}
      columns={[
        { title: '时间', as: 'day', render: ({ at }) => `${dayWords(dayAt(at))} ${timeWords(at, 'seconds')}` },
        { title: '情况', render: ({ what }) => <Badge tone={accessWords[what].tone}>{accessWords[what].word}</Badge> },
        {
          title: '人员或设备',
          label: '谁',
          render: ({ name, accountId }) => name || (accountId ? '（已删除）' : '不认识的用户名'),
        },
        { title: '网络地址', label: '地址', as: 'day', render: ({ address }) => address },
      ]}
    />
  );
}
