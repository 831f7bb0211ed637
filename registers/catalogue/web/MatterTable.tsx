import { Table } from 'antd';
import { Badge } from '../../../platform/ui/Badge.tsx';
import type { MatterLine } from '../wire.ts';
import { confidenceWords, limitWords } from './catalogue-words.ts';

/** Matters of the catalogue, a line each; the name leads to the guide. */
export function MatterTable({ matters, hrefOf }: { matters: readonly MatterLine[]; hrefOf: (code: string) => string }) {
  return (
    <Table<MatterLine>
      size="small"
      rowKey="code"
      pagination={false}
      dataSource={matters}
      columns={[
        {
          title: '事项',
          key: 'name',
          render: (_, { code, name, shortName }) => (
            <>
              <a href={hrefOf(code)}>{name}</a>
              {shortName !== name && <div className="guide-quiet">{shortName}</div>}
            </>
          ),
        },
        { title: '类型', dataIndex: 'type' },
        { title: '部门', dataIndex: 'department' },
        {
          title: '在本厅办理',
          key: 'served',
          render: (_, { isServedHere, groups, elsewhere }) =>
            isServedHere
              ? groups.map(({ name, prefix }) => `${prefix} ${name}`).join('、')
              : `不在本厅${elsewhere.length > 0 ? `（${elsewhere.map(({ name }) => name).join('、')}）` : ''}`,
        },
        { title: '承诺时限', key: 'promised', render: (_, { promised }) => limitWords(promised) },
        {
          title: '核实情况',
          key: 'confidence',
          render: (_, { confidence }) => (
            <Badge tone={confidenceWords[confidence].tone}>{confidenceWords[confidence].word}</Badge>
          ),
        },
      ]}
    />
  );
}
