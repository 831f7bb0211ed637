import { Tabs } from 'antd';
import { useState } from 'react';
import { isId } from '../../../kernel/ids.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { PageOf } from '../PageOf.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { CaseList } from './CaseList.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { Compression } from './Compression.tsx';
import { NewCase } from './NewCase.tsx';
import { OverdueLedger } from './OverdueLedger.tsx';
import { useDuties } from './use-duties.ts';

const tabs = ['cases', 'overdue', 'compression'] as const;

/** The time-limit register (限时台账): the cases of the hall, the overdue ledger, and how far limits can be compressed. */
export function CasesPage() {
  const { hall } = useStanding();
  const [search, change] = usePageSearch();
  const [isNew, setNew] = useState(false);
  const writes = useWrites();
  const { handles } = useDuties();
  const caseId = search['case'];
  const tab = tabs.find((one) => one === search['tab']) ?? 'cases';
  return (
    <PageOf
      page="cases"
      title="限时台账"
      actions={
        handles && (
          <KeyButton tone="main" keyName="Alt+N" onPress={() => setNew(true)}>
            登记办件
          </KeyButton>
        )
      }
    >
      <Written writes={writes} />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => change({ tab: key === 'cases' ? undefined : key })}
        items={[
          { key: 'cases', label: '办件', children: <CaseList /> },
          { key: 'overdue', label: '超时台账', children: <OverdueLedger /> },
          { key: 'compression', label: '压缩统计', children: <Compression /> },
        ]}
      />
      {isNew && (
        <NewCase
          onDone={(words) => {
            setNew(false);
            writes.say(words);
          }}
          onClose={() => setNew(false)}
        />
      )}
      {caseId !== undefined && isId(caseId) && (
        <CaseSheet key={`${hall.hallId} ${caseId}`} caseId={caseId} onClose={() => change({ case: undefined })} />
      )}
    </PageOf>
  );
}
