import { Button, Table } from 'antd';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import type { SwitchView } from '../wire.ts';
import { lawWords, sourceWords, valueWords, type DocumentNames } from './policy-words.ts';

type Props = {
  switches: readonly SwitchView[];
  documents: DocumentNames;
  /** Undefined for those who may only read. */
  onChange?: (point: SwitchView, what: 'set' | 'clear') => void;
};

/** Every rule on which halls may differ: what holds here, who said so, and how it stands to the law. */
export function SwitchTable({ switches, documents, onChange }: Props) {
  return (
    <Table<SwitchView>
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={switches}
      columns={[
        { title: '规则', dataIndex: 'describe', width: '38%' },
        {
          title: '现行规定',
          key: 'value',
          render: (_, { value, clauses, describe }) => (
            <>
              <strong>{valueWords(value)}</strong>
              <Why clauses={clauses} about={describe} />
            </>
          ),
        },
        { title: '来自', key: 'from', render: (_, { from }) => sourceWords(from, documents) },
        {
          title: '与法律',
          key: 'law',
          render: (_, { law }) => {
            const words = lawWords[law];
            return words && <Badge tone={words.tone}>{words.word}</Badge>;
          },
        },
        ...(onChange
          ? [
              {
                title: '操作',
                key: 'do',
                render: (_: unknown, point: SwitchView) => (
                  <>
                    <Button
                      type="link"
                      size="small"
                      aria-label={`${point.from === 'override' ? '修改' : '另行规定'}：${point.describe}`}
                      onClick={() => onChange(point, 'set')}
                    >
                      {point.from === 'override' ? '修改' : '另行规定'}
                    </Button>
                    {point.from === 'override' && (
                      <Button
                        type="link"
                        size="small"
                        aria-label={`取消：${point.describe}`}
                        onClick={() => onChange(point, 'clear')}
                      >
                        取消
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
