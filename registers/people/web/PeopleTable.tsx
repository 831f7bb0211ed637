import type { z } from 'zod';
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx';
import { ListTable, type Column } from '../../../platform/ui/ListTable.tsx';
import type { personView } from '../wire.ts';
import { scopeWords, type PlaceNames } from './people-words.ts';
import './people.css';

export type PersonRow = z.output<typeof personView>;

type Props = {
  people: readonly PersonRow[];
  places: PlaceNames;
  departmentName: (departmentId: string | undefined) => string;
  hrefOf: (personId: string) => string;
  /** How the account of a person stands, for those who manage accounts. */
  accountOf?: (personId: string) => { word: string; tone: Tone };
};

/** The register of staff: who, with which badge, in which position where. */
export function PeopleTable({ people, places, departmentName, hrefOf, accountOf }: Props) {
  const account: Column<PersonRow>[] = accountOf
    ? [
        {
          title: '账号',
          render: ({ personId }) => <Badge tone={accountOf(personId).tone}>{accountOf(personId).word}</Badge>,
        },
      ]
    : [];
  return (
    <ListTable
      rows={people}
      rowKey={({ personId }) => personId}
      columns={[
        { title: '姓名', render: ({ personId, name }) => <a href={hrefOf(personId)}>{name || '（已删除）'}</a> },
        { title: '工号', as: 'day', render: ({ badgeNo }) => badgeNo ?? '' },
        {
          title: '岗位',
          as: 'wide',
          render: ({ positions }) =>
            positions.length === 0 ? (
              <span className="people-quiet">未安排岗位</span>
            ) : (
              positions.map(({ assignmentId, title, scope }) => (
                <div key={assignmentId}>
                  {title}（{scopeWords(scope, places)}）
                </div>
              ))
            ),
        },
        { title: '部门', render: ({ departmentId }) => departmentName(departmentId) },
        ...account,
        {
          title: '状态',
          render: ({ state }) => (state === 'here' ? <Badge tone="good">在岗</Badge> : <Badge tone="muted">已离岗</Badge>),
        },
      ]}
    />
  );
}

/** The same for paper. */
export function PeopleSheet({ people, places, departmentName }: Omit<Props, 'hrefOf' | 'accountOf'>) {
  return (
    <table>
      <thead>
        <tr>
          <th>姓名</th>
          <th>工号</th>
          <th>岗位</th>
          <th>部门</th>
          <th>状态</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ personId, name, badgeNo, positions, departmentId, state }) => (
          <tr key={personId}>
            <td>{name}</td>
            <td>{badgeNo ?? ''}</td>
            <td>{positions.map(({ title, scope }) => `${title}（${scopeWords(scope, places)}）`).join('、')}</td>
            <td>{departmentName(departmentId)}</td>
            <td>{state === 'here' ? '在岗' : '已离岗'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
