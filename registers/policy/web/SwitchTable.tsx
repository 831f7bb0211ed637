import { Button } from 'antd';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListTable, type Column } from '../../../platform/ui/ListTable.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import type { SwitchView } from '../wire.ts';
import { lawWords, sourceWords, valueWords, type DocumentNames } from './policy-words.ts';
import './policy.css';

type Props = {
  switches: readonly SwitchView[];
  documents: DocumentNames;
  /** Undefined for those who may only read. */
  onChange?: (point: SwitchView, what: 'set' | 'clear') => void;
};

/** Every rule on which halls may differ: what holds here, who said so, and how it stands to the law. */
export function SwitchTable({ switches, documents, onChange }: Props) {
  const acts: Column<SwitchView>[] = onChange
    ? [{ title: '操作', render: (point) => <Acts point={point} onChange={(what) => onChange(point, what)} /> }]
    : [];
  return (
    <ListTable
      rows={switches}
      rowKey={({ key }) => key}
      columns={[
        { title: '规则', as: 'wide', render: ({ describe }) => <span className="policy-rule">{describe}</span> },
        {
          title: '现行规定',
          label: '现行',
          render: ({ value, clauses, describe }) => (
            <span>
              <strong>{valueWords(value)}</strong>
              <Why clauses={clauses} about={describe} />
            </span>
          ),
        },
        { title: '来自', as: 'day', render: ({ from }) => sourceWords(from, documents) },
        {
          title: '与法律',
          as: 'day',
          render: ({ law }) => {
            const words = lawWords[law];
            return words && <Badge tone={words.tone}>{words.word}</Badge>;
          },
        },
        ...acts,
      ]}
    />
  );
}

function Acts({ point: { from, describe }, onChange }: { point: SwitchView; onChange: (what: 'set' | 'clear') => void }) {
  const isOwn = from === 'override';
  const change = isOwn ? '修改' : '另行规定';
  return (
    <span className="yc-list-acts">
      <Button type="link" size="small" aria-label={`${change}：${describe}`} onClick={() => onChange('set')}>
        {change}
      </Button>
      {isOwn && (
        <Button type="link" size="small" aria-label={`取消：${describe}`} onClick={() => onChange('clear')}>
          取消
        </Button>
      )}
    </span>
  );
}
