import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListTable, Under } from '../../../platform/ui/ListTable.tsx';
import type { MatterLine } from '../wire.ts';
import { confidenceWords, limitWords } from './catalogue-words.ts';

/** Matters of the catalogue, a line each; the name leads to the guide. */
export function MatterTable({ matters, hrefOf }: { matters: readonly MatterLine[]; hrefOf: (code: string) => string }) {
  return (
    <ListTable
      rows={matters}
      rowKey={({ code }) => code}
      columns={[
        {
          title: '事项',
          as: 'wide',
          render: ({ code, name, shortName }) => (
            <>
              <a href={hrefOf(code)}>{name}</a>
              {shortName !== name && <Under>{shortName}</Under>}
            </>
          ),
        },
        { title: '类型', render: ({ type }) => type },
        { title: '部门', render: ({ department }) => department },
        {
          title: '在本厅办理',
          label: '在本厅',
          render: ({ isServedHere, groups, elsewhere }) =>
            isServedHere
              ? groups.map(({ name, prefix }) => `${prefix} ${name}`).join('、')
              : `不在本厅${elsewhere.length > 0 ? `（${elsewhere.map(({ name }) => name).join('、')}）` : ''}`,
        },
        { title: '承诺时限', as: 'day', render: ({ promised }) => limitWords(promised) },
        {
          title: '核实情况',
          render: ({ confidence }) => <Badge tone={confidenceWords[confidence].tone}>{confidenceWords[confidence].word}</Badge>,
        },
      ]}
    />
  );
}
