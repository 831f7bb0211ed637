import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { call } from '../../../platform/ui/client.ts';
import { Empty } from '../../../platform/ui/states.tsx';
import { timeWords } from '../../../platform/ui/words.ts';
import { hallTime } from '../../../platform/wire/house.ts';
import { documentWords } from '../../../systems/time-limit/web/calculator-words.ts';
import { isFound } from '../../../systems/time-limit/web/golden/golden-words.ts';
import { GoldenFiles } from '../../../systems/time-limit/web/golden/GoldenFiles.tsx';
import { GoldenForm } from '../../../systems/time-limit/web/golden/GoldenForm.tsx';
import { GoldenPaper, GoldenTable } from '../../../systems/time-limit/web/golden/GoldenTable.tsx';
import * as wire from '../../../systems/time-limit/wire.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Sheet } from '../Sheet.tsx';
import { Written } from '../Written.tsx';
import { hrefOf } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { GoldenCaseSheet } from './GoldenCaseSheet.tsx';
import './golden-page.css';

const lawAlone = 'law';
const documentChoices = [
  { value: '', label: '全部依据' },
  { value: lawAlone, label: '只按法律' },
  ...Object.entries(documentWords).map(([value, { name }]) => ({ value, label: name })),
];
const showChoices = [
  { value: '', label: '全部样例' },
  { value: 'own', label: '本地添加的' },
  { value: 'delivered', label: '随系统提供的' },
  { value: 'failed', label: '结果不符的' },
];

/** The golden cases: deadlines counted by hand, and the program against them at one press. */
export function GoldenPage() {
  const { hall, may } = useStanding();
  const [search, change] = usePageSearch();
  const [sheet, setSheet] = useState<'new' | 'files'>();
  const [isRun, setRun] = useState(false);
  const writes = useWrites();
  const list = useAsk(wire.listGolden, {});
  const run = useAsk(wire.runGolden, {}, { when: isRun, keep: 'the last answer' });
  const time = useAsk(hallTime, {});
  const keeps = may('time-limit.golden', 'jurisdiction');
  const results = useMemo(
    () => (run.answer ? new Map(run.answer.results.map((one) => [one.key, one])) : undefined),
    [run.answer],
  );
  const { on: documentAsked = '', show = '', search: words = '' } = search;
  const shown = (list.answer?.cases ?? []).filter(
    (one) =>
      (documentAsked === '' ||
        (documentAsked === lawAlone ? one.documents.length === 0 : one.documents.includes(documentAsked))) &&
      (show !== 'own' || one.caseId !== null) &&
      (show !== 'delivered' || one.caseId === null) &&
      (show !== 'failed' || results?.get(one.key)?.passed === false) &&
      (words === '' || isFound(one, words)),
  );
  const home = `${hrefOf(hall.hallId, 'timeLimit')}/golden`;
  const hrefOfCase = (key: string) => `${home}?${new URLSearchParams({ ...defined(search), case: key }).toString()}`;
  const runAll = () => {
    if (isRun) run.again();
    else setRun(true);
  };

  return (
    <PageOf
      page="timeLimit"
      title="时限样例"
      about={list.answer && aboutWords(list.answer.cases)}
      actions={
        <>
          <a href={hrefOf(hall.hallId, 'timeLimit')}>回到计算器</a>
          {list.answer && <PrintButton title="时限样例">{() => <GoldenPaper cases={shown} results={results} />}</PrintButton>}
          <KeyButton onPress={() => setSheet('files')}>导入、导出</KeyButton>
          {keeps && <KeyButton onPress={() => setSheet('new')}>添加样例</KeyButton>}
          <KeyButton tone="main" keyName="Alt+R" pending={run.isBusy} onPress={runAll}>
            全部运行
          </KeyButton>
        </>
      }
    >
      <Written writes={writes} />
      <output className="manage-golden-result">
        {run.answer && (
          <>
            {timeWords(run.answer.ranAt)} 运行：通过 <strong>{run.answer.passed}</strong> 例，不符{' '}
            <strong className={run.answer.failed > 0 ? 'manage-golden-failed' : undefined}>{run.answer.failed}</strong> 例
            {run.answer.failed > 0 && show !== 'failed' && <a href={`${home}?show=failed`}>只看不符的</a>}
          </>
        )}
        {!run.answer && !run.problem && '还没有运行。随系统的样例按随系统的日历数，本地的按本县现行日历数。'}
        {run.problem && `${run.problem.title}。${run.problem.detail}`}
      </output>
      <div className="manage-filters">
        <Input.Search
          aria-label="在样例里查找"
          placeholder="经过、日期、理由"
          defaultValue={words}
          key={words}
          allowClear
          onSearch={(text) => change({ search: text.trim() })}
          style={{ width: 220 }}
        />
        <Select
          aria-label="依据的文件"
          value={documentAsked}
          onChange={(value) => change({ on: value })}
          options={documentChoices}
          style={{ width: 210 }}
        />
        <Select
          aria-label="显示哪些样例"
          value={show}
          onChange={(value) => change({ show: value })}
          options={showChoices}
          style={{ width: 150 }}
        />
        <span className="manage-note">列出 {shown.length} 例</span>
      </div>
      <Answered asked={list}>
        {() =>
          shown.length === 0 ? (
            <Empty {...emptyWords(show, isRun)} />
          ) : (
            <GoldenTable cases={shown} results={results} hrefOf={hrefOfCase} />
          )
        }
      </Answered>
      {sheet === 'new' && (
        <Sheet title="添加样例" width="wide" onClose={() => setSheet(undefined)}>
          <GoldenForm
            today={time.answer?.today}
            onSend={async (body) => {
              await writes.send(wire.addGolden, { body }, '已添加样例，列在最前面的“本地样例”里');
              setSheet(undefined);
            }}
          />
        </Sheet>
      )}
      {sheet === 'files' && (
        <Sheet title="导入、导出" onClose={() => setSheet(undefined)}>
          <GoldenFiles
            onExport={(of, format) => call(wire.exportGolden, { query: { of, format } })}
            onImport={
              keeps
                ? async (body) => {
                    const { added, known } = await writes.send(wire.importGolden, { body }, '');
                    writes.say(`已导入 ${added} 例${known > 0 ? `，另有 ${known} 例表里已有，没有重复导入` : ''}`);
                    setSheet(undefined);
                  }
                : undefined
            }
          />
        </Sheet>
      )}
      {search['case'] && (
        <GoldenCaseSheet
          key={search['case']}
          caseKey={search['case']}
          today={time.answer?.today}
          keeps={keeps}
          onDone={(said) => {
            change({ case: undefined });
            writes.say(said);
          }}
          onClose={() => change({ case: undefined })}
        />
      )}
    </PageOf>
  );
}

const defined = (search: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((pair): pair is [string, string] => pair[1] !== undefined));

function aboutWords(cases: readonly wire.GoldenView[]): string {
  const own = cases.filter(({ caseId }) => caseId !== null).length;
  return `随系统 ${cases.length - own} 例，本地 ${own} 例，截止日都是对照台历手工数出的`;
}

function emptyWords(show: string, isRun: boolean): { title: string; next: string } {
  if (show === 'own')
    return { title: '还没有添加本地样例', next: '遇到拿不准的期限，手工数好后添加一例，以后改制度、换日历都能一键核对。' };
  if (show === 'failed')
    return isRun ? { title: '没有不符的样例', next: '全部通过。' } : { title: '还没有运行', next: '请按“全部运行”。' };
  return { title: '没有符合条件的样例', next: '请换一个条件再查。' };
}
