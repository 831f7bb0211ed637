import { useId, useState } from 'react';
import { ChoiceList } from './ChoiceList.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { problemFrom } from '../../../../platform/ui/problem-error.ts';
import { ProblemNote } from '../../../../platform/ui/states.tsx';
import type { Problem } from '../../../../platform/wire/problem.ts';
import './golden.css';

export type FileFormat = 'yaml' | 'csv';

type Props = {
  /** Undefined for who may only read. */
  onImport: ((file: { format: FileFormat; text: string }) => Promise<unknown>) | undefined;
  onExport: (of: 'own' | 'all', format: FileFormat) => Promise<{ fileName: string; text: string }>;
};

/** The table as a file, out and in. What was exported can be imported again, in another county too. */
export function GoldenFiles({ onImport, onExport }: Props) {
  const [of, setOf] = useState<'own' | 'all'>('own');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(problemFrom(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="golden-files">
      {problem && <ProblemNote problem={problem} onClose={() => setProblem(undefined)} />}
      <section>
        <h3>导出</h3>
        <ChoiceList
          label="导出哪些"
          value={of}
          onChange={setOf}
          choices={[
            { value: 'own', label: '本地添加的' },
            { value: 'all', label: '全部，含随系统提供的' },
          ]}
        />
        <p className="golden-buttons">
          {(['yaml', 'csv'] as const).map((format) => (
            <KeyButton key={format} pending={busy} onPress={() => void attempt(async () => save(await onExport(of, format)))}>
              {format === 'yaml' ? '导出 YAML' : '导出 CSV（可用表格软件打开）'}
            </KeyButton>
          ))}
        </p>
      </section>
      {onImport && <Import busy={busy} onImport={(file) => void attempt(() => onImport(file))} />}
    </div>
  );
}

function Import({ busy, onImport }: { busy: boolean; onImport: (file: { format: FileFormat; text: string }) => void }) {
  const id = useId();
  const [file, setFile] = useState<{ name: string; text: string }>();
  return (
    <section>
      <h3>导入</h3>
      <p className="golden-quiet" id={`${id}-hint`}>
        与导出的格式相同：YAML，或首行为列名的 CSV（UTF-8）。有一行读不懂，就一条也不导入，并逐行说明；表里已有的不会重复。
      </p>
      <label className="golden-file" htmlFor={id}>
        选择文件
      </label>
      <input
        id={id}
        type="file"
        accept=".yaml,.yml,.csv,text/csv"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) void chosen.text().then((text) => setFile({ name: chosen.name, text }));
        }}
      />
      <p className="golden-buttons">
        <KeyButton
          tone="main"
          pending={busy}
          unavailable={file ? undefined : '请先选择文件'}
          onPress={() => file && onImport({ format: /\.csv$/i.test(file.name) ? 'csv' : 'yaml', text: file.text })}
        >
          导入
        </KeyButton>
      </p>
    </section>
  );
}

/** Hands a text to the browser as a file. */
function save({ fileName, text }: { fileName: string; text: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
