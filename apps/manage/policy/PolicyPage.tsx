import { Button, Select, Tabs } from 'antd';
import { useState } from 'react';
import { day } from '../../../kernel/day.ts';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { monthDay } from '../../../platform/ui/words.ts';
import { hallTime } from '../../../platform/wire/house.ts';
import { readSetUp } from '../../../platform/wire/set-up.ts';
import * as wire from '../../../registers/policy/wire.ts';
import { Differences } from '../../../registers/policy/web/Differences.tsx';
import { PolicyChanges } from '../../../registers/policy/web/PolicyChanges.tsx';
import { SwitchTable } from '../../../registers/policy/web/SwitchTable.tsx';
import { roomOf, roomWords, valueWords } from '../../../registers/policy/web/policy-words.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { PolicySheet, type OnPolicySheet } from './PolicySheet.tsx';

/** What the hall lives by: its documents in their order, every rule with who said so, the differences, and every change. */
export function PolicyPage() {
  const { hall, may } = useStanding();
  const params = { hallId: hall.hallId };
  const manages = may('policy.manage');
  const [search, change] = usePageSearch();
  const [sheet, setSheet] = useState<OnPolicySheet>();
  const writes = useWrites();
  const policy = useAsk(wire.readPolicy, { params, query: {} });
  const report = useAsk(wire.readDifferences, { params });
  const at = usePages(hall.hallId);
  const before = at.cursor === undefined ? {} : { before: Number(at.cursor) };
  const changes = useAsk(wire.listChanges, { params, query: before }, { when: manages, keep: 'the last answer' });
  const adoptable = useAsk(readSetUp, {});
  const time = useAsk(hallTime, {});
  const documents = adoptable.answer?.documents ?? [];
  const words = search['search'] ?? '';
  const room = search['room'] ?? '';
  const shown = (policy.answer?.switches ?? []).filter(
    ({ key, describe, value }) =>
      (room === '' || roomOf(key) === room) && (words === '' || `${describe}${valueWords(value)}`.includes(words)),
  );
  const rooms = [...new Set((policy.answer?.switches ?? []).map(({ key }) => roomOf(key)))];
  const differing = report.answer ? report.answer.againstTheLaw.length + report.answer.betweenDocuments.length : 0;

  return (
    <PageOf
      page="policy"
      title="制度"
      about={
        policy.answer &&
        `第 ${policy.answer.version} 版${policy.answer.from ? `，${monthDay(day(policy.answer.from))}起施行` : ''}${policy.answer.coming.map(({ version, from }) => `；第 ${version} 版将于${monthDay(day(from))}起施行`).join('')}`
      }
      actions={
        <PrintButton title="现行规则">
          {() => (
            <table>
              <thead>
                <tr>
                  <th>规则</th>
                  <th>现行规定</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ key, describe, value }) => (
                  <tr key={key}>
                    <td>{describe}</td>
                    <td>{valueWords(value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </PrintButton>
      }
    >
      <Written writes={writes} />
      <Answered asked={policy}>
        {({ documents: adopted, switches }) => (
          <Tabs
            activeKey={search['tab'] ?? 'rules'}
            tabBarGutter={20}
            onChange={(tab) => change({ tab })}
            items={[
              {
                key: 'rules',
                label: `规则 ${switches.length}`,
                children: (
                  <ListPage
                    asked={policy}
                    rowsOf={() => shown}
                    search={{
                      label: '查找规则',
                      hint: '规则里的字，如：暂离',
                      text: search['search'],
                      onSearch: (text) => change({ search: text }),
                    }}
                    filters={
                      <Select
                        aria-label="方面"
                        value={room}
                        onChange={(value) => change({ room: value })}
                        options={[
                          { value: '', label: '全部方面' },
                          ...rooms.map((value) => ({ value, label: roomWords[value] ?? value })),
                        ]}
                        style={{ width: 140 }}
                      />
                    }
                    empty={{ title: '没有符合条件的规则', next: '请换一个字再查，或看全部方面。' }}
                  >
                    {(rules) => (
                      <SwitchTable
                        switches={rules}
                        documents={documents}
                        {...(manages ? { onChange: (point, what) => setSheet({ kind: what, point }) } : {})}
                      />
                    )}
                  </ListPage>
                ),
              },
              {
                key: 'documents',
                label: `采用的文件 ${adopted.length}`,
                children: (
                  <div className="manage-page">
                    {adopted.length === 0 && <p>本厅没有采用文件，按国家法律和系统默认执行。</p>}
                    <ol className="manage-documents">
                      {adopted.map((name) => {
                        const known = documents.find(({ document }) => document === name);
                        return (
                          <li key={name}>
                            {known?.title ?? name}
                            <span className="manage-note">{known && ` ${known.place} · ${known.clauses} 条`}</span>
                          </li>
                        );
                      })}
                    </ol>
                    {manages && (
                      <p>
                        <Button onClick={() => setSheet({ kind: 'documents', adopted })}>调整采用的文件和先后</Button>
                      </p>
                    )}
                  </div>
                ),
              },
              {
                key: 'differences',
                label: `差异报告 ${differing}`,
                children: <Answered asked={report}>{(answer) => <Differences report={answer} documents={documents} />}</Answered>,
              },
              ...(manages
                ? [
                    {
                      key: 'changes',
                      label: '变更台账',
                      children: (
                        <ListPage
                          asked={changes}
                          rowsOf={({ changes: list }) => list}
                          pages={{ at, next: ({ next }) => (next === null ? null : String(next)) }}
                          empty={{ title: '还没有变更', next: '采用文件或另行规定后，会在这里留痕。' }}
                        >
                          {(list) => <PolicyChanges changes={list} switches={switches} documents={documents} />}
                        </ListPage>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Answered>
      {sheet && time.answer && adoptable.answer && (
        <PolicySheet
          sheet={sheet}
          documents={documents}
          today={day(time.answer.today)}
          writes={writes}
          onClose={() => setSheet(undefined)}
        />
      )}
    </PageOf>
  );
}
