import { useId } from 'react';
import { resolve, shownClauses, type Resolved } from '../../../kernel/policy.ts';
import { Why } from '../../../platform/ui/Why.tsx';
import type { ProblemRefusal } from '../../../platform/wire/problem.ts';
import type { DocumentId } from '../rules/index.ts';
import { switches as points } from '../rules/policy.ts';
import { documentWords, switchWords, type SwitchWords } from './calculator-words.ts';
import { Complaints } from './Complaints.tsx';
import { keptSwitches, type KeptSwitch, type Question } from './question.ts';

export type SwitchRowsProps = {
  documents: readonly DocumentId[];
  switches: Question['switches'];
  onChange: (switches: Question['switches']) => void;
  complaints: readonly ProblemRefusal[] | undefined;
};

/** The points on which documents differ: what holds now and who said so, and the possibility to try another value. */
export function SwitchRows({ documents, switches, onChange, complaints }: SwitchRowsProps) {
  const id = useId();
  const changed = Object.keys(switches).length;
  return (
    <details className="yc-limit-part yc-limit-switches" open={changed > 0 || complaints !== undefined || undefined}>
      <summary>计算规则{changed > 0 ? `（改了 ${changed} 项）` : '（按所选文件）'}</summary>
      <Complaints id={`${id}-switches`} of={complaints} />
      {keptSwitches.map((name) => (
        <SwitchRow
          key={name}
          name={name}
          documents={documents}
          value={switches[name]}
          onChange={(value) => {
            const { [name]: _, ...others } = switches;
            onChange(value === undefined ? others : { ...others, [name]: value });
          }}
        />
      ))}
      {changed > 0 && (
        <button type="button" className="yc-button" onClick={() => onChange({})}>
          全部恢复为按文件
        </button>
      )}
    </details>
  );
}

type RowProps = {
  name: KeptSwitch;
  documents: readonly DocumentId[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

function SwitchRow({ name, documents, value, onChange }: RowProps) {
  const id = useId();
  const words: SwitchWords = switchWords[name];
  const policy = { version: 0, documents, overrides: {} };
  const holding: Resolved<unknown> = resolve<unknown>(points[name], policy);
  const held = words.choices
    ? (words.choices[String(holding.value)] ?? String(holding.value))
    : `${String(holding.value)} ${words.unit}`;
  return (
    <div className="yc-limit-switch">
      <label htmlFor={id}>{words.title}</label>
      {words.choices ? (
        <select id={id} className="yc-input" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">按文件：{held}</option>
          {Object.entries(words.choices)
            .filter(([choice]) => choice === value || choice !== holding.value)
            .map(([choice, chosen]) => (
              <option key={choice} value={choice}>
                改为：{chosen}
              </option>
            ))}
        </select>
      ) : (
        <span className="yc-input-with-unit">
          <input
            id={id}
            className="yc-input yc-limit-number"
            inputMode="numeric"
            autoComplete="off"
            placeholder={String(holding.value)}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value.replaceAll(/[^\d]/g, '').slice(0, 3) || undefined)}
          />
          <span className="yc-input-unit">{words.unit}</span>
        </span>
      )}
      <p className="yc-limit-hint">
        {value === undefined ? sourceWords(holding) : `本次计算改用；按文件为“${held}”（${sourceWords(holding)}）`}
        <Why clauses={shownClauses(holding.clauses, policy)} about={words.title} />
      </p>
    </div>
  );
}

/** Who says so: a document, the law, or, where all are silent, this house. */
function sourceWords({ from }: Resolved<unknown>): string {
  if (from === 'law') return '依国家法律';
  return from === 'default' || from === 'override' ? '法律和所选文件没有规定，为系统默认' : `依${documentWords[from].name}`;
}
