import { day } from '../../../kernel/day.ts';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListTable } from '../../../platform/ui/ListTable.tsx';
import { dayAt, dayWords, timeWords } from '../../../platform/ui/words.ts';
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
    <ListTable
      rows={changes}
      rowKey={({ changeNo }) => changeNo}
      columns={[
        { title: '时间', as: 'day', render: ({ at }) => `${dayWords(dayAt(at))} ${timeWords(at)}` },
        { title: '变更', as: 'day', render: ({ change }) => words[change] },
        {
          title: '内容',
          as: 'wide',
          render: (change) => (
            <span>
              {what(change)} {change.isAgainstTheLaw && <Badge tone="warn">低于法律，已提示</Badge>}
            </span>
          ),
        },
        { title: '生效', as: 'day', render: ({ from }) => dayWords(day(from)) },
        { title: '理由', render: ({ reason }) => reason ?? '已删除' },
      ]}
    />
  );
}
