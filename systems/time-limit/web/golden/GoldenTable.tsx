import { Fragment } from 'react';
import { Badge } from '../../../../platform/ui/Badge.tsx';
import type { GoldenVerdict, GoldenView } from '../../wire-golden.ts';
import { besideWords, documentsWords, expectedWords, foundWords } from './golden-words.ts';
import './golden.css';

type Results = ReadonlyMap<string, GoldenVerdict>;
type Props = {
  cases: readonly GoldenView[];
  /** Undefined before the first run. */
  results: Results | undefined;
  hrefOf: (key: string) => string;
};

/** Golden cases under their headings: what was asked, what a person counted, how, and whether the program finds the same. */
export function GoldenTable({ cases, results, hrefOf }: Props) {
  return (
    <table className="golden-table">
      <thead>
        <tr>
          <th scope="col">时限</th>
          <th scope="col">经过</th>
          <th scope="col">应截止（手工数出）</th>
          <th scope="col">怎样数的</th>
          <th scope="col">运行结果</th>
        </tr>
      </thead>
      {groupsOf(cases).map(([group, same]) => (
        <tbody key={group}>
          <tr className="golden-group">
            <th scope="colgroup" colSpan={5}>
              {group}
              <span className="golden-quiet">{same.length} 例</span>
            </th>
          </tr>
          {same.map((one) => (
            <tr key={one.key}>
              <td data-label="时限">
                {one.limitText}
                <span className="golden-quiet">{documentsWords(one.documents)}</span>
              </td>
              <td data-label="经过">
                <Story of={one.story} />
                {besideWords(one).map((words) => (
                  <span key={words} className="golden-quiet">
                    {words}
                  </span>
                ))}
              </td>
              <td data-label="应截止">{expectedWords(one.expected)}</td>
              <td data-label="怎样数的">{one.reason}</td>
              <td data-label="结果">
                <Result verdict={results?.get(one.key)} />
                <a href={hrefOf(one.key)} aria-label={`逐日说明：${one.limitText}，${one.story}`}>
                  逐日说明
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Lines break between the pieces of a story and not inside a date. */
function Story({ of }: { of: string }) {
  const pieces = of.split('，');
  return (
    <span>
      {pieces.map((piece, at) => (
        <Fragment key={`${at} ${piece}`}>
          <span className="golden-piece">
            {piece}
            {at < pieces.length - 1 && '，'}
          </span>
          <wbr />
        </Fragment>
      ))}
    </span>
  );
}

function Result({ verdict }: { verdict: GoldenVerdict | undefined }) {
  if (!verdict) return null;
  if (verdict.passed) return <Badge tone="good">通过</Badge>;
  return (
    <>
      <Badge tone="alarm">不符</Badge>
      <span className="golden-found">{foundWords(verdict)}</span>
    </>
  );
}

function groupsOf(cases: readonly GoldenView[]): [string, GoldenView[]][] {
  const groups = new Map<string, GoldenView[]>();
  for (const one of cases) {
    const group = one.group ?? '本地样例';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups];
}

/** The same for paper, with what the run came to. */
export function GoldenPaper({ cases, results }: Pick<Props, 'cases' | 'results'>) {
  return (
    <>
      <p>
        共 {cases.length} 例{results && `，通过 ${count(cases, results, true)} 例，不符 ${count(cases, results, false)} 例`}。
      </p>
      {groupsOf(cases).map(([group, same]) => (
        <table key={group} className="golden-paper">
          <caption>{group}</caption>
          <thead>
            <tr>
              <th>时限</th>
              <th>经过</th>
              <th>应截止</th>
              <th>怎样数的</th>
              <th>结果</th>
            </tr>
          </thead>
          <tbody>
            {same.map((one) => (
              <tr key={one.key}>
                <td>
                  {one.limitText}，{documentsWords(one.documents)}
                </td>
                <td>
                  <Story of={[one.story, ...besideWords(one)].join('，')} />
                </td>
                <td>{expectedWords(one.expected)}</td>
                <td>{one.reason}</td>
                <td>{paperResult(results?.get(one.key))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

const count = (cases: readonly GoldenView[], results: Results, passed: boolean): number =>
  cases.filter(({ key }) => results.get(key)?.passed === passed).length;

const paperResult = (verdict: GoldenVerdict | undefined): string =>
  verdict === undefined ? '' : verdict.passed ? '通过' : `不符，${foundWords(verdict)}`;
