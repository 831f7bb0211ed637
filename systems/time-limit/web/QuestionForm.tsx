import { useId, type ReactNode } from 'react';
import type { ProblemRefusal } from '../../../platform/wire/problem.ts';
import type { DocumentId } from '../rules/index.ts';
import { documentIds } from '../rules/policy.ts';
import { documentWords, unitWords } from './calculator-words.ts';
import type { Slot } from './complaints.ts';
import { Complaints } from './Complaints.tsx';
import { EventRows } from './EventRows.tsx';
import type { Question, Unit } from './question.ts';
import { SwitchRows } from './SwitchRows.tsx';

export type QuestionFormProps = {
  question: Question;
  onChange: (question: Question) => void;
  complaints: ReadonlyMap<Slot, readonly ProblemRefusal[]>;
  /** The hall's today, once it is known. */
  today: string | undefined;
  /** Stands below what is changed most. */
  children?: ReactNode;
};

/** Everything that decides a deadline, from the documents to the day for which it is asked. */
export function QuestionForm({ question, onChange, complaints, today, children }: QuestionFormProps) {
  const id = useId();
  const set = (part: Partial<Question>) => onChange({ ...question, ...part });
  return (
    <form className="yc-limit-form" onSubmit={(event) => event.preventDefault()}>
      <DocumentRows chosen={question.documents} onChange={(documents) => set({ documents })} />
      <Complaints id={`${id}-documents`} of={complaints.get('documents')} />

      <fieldset className="yc-limit-part">
        <legend>时限</legend>
        <div className="yc-limit-line">
          <label className="yc-hidden" htmlFor={`${id}-length`}>
            时限多长
          </label>
          <input
            id={`${id}-length`}
            className="yc-input yc-limit-number"
            inputMode="numeric"
            autoComplete="off"
            value={question.length}
            aria-invalid={complaints.has('limit') || undefined}
            aria-describedby={`${id}-limit`}
            onChange={(event) => set({ length: event.target.value.replaceAll(/[^\d]/g, '').slice(0, 4) })}
          />
          <label className="yc-hidden" htmlFor={`${id}-unit`}>
            时限的单位
          </label>
          <select
            id={`${id}-unit`}
            className="yc-input"
            value={question.unit}
            onChange={(event) => set({ unit: event.target.value as Unit })}
          >
            {Object.entries(unitWords).map(([unit, words]) => (
              <option key={unit} value={unit}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <div className="yc-limit-line">
          {(['promised', 'statutory'] as const).map((kind) => (
            <label key={kind} className="yc-choice">
              <input type="radio" name={`${id}-kind`} checked={question.kind === kind} onChange={() => set({ kind })} />
              {kind === 'promised' ? '承诺时限' : '法定时限'}
            </label>
          ))}
        </div>
        <Complaints id={`${id}-limit`} of={complaints.get('limit')} />
      </fieldset>

      <EventRows events={question.events} onChange={(events) => set({ events })} complaints={complaints} today={today} />
      {children}

      <div className="yc-limit-part">
        <label className="yc-limit-legend" htmlFor={`${id}-as-of`}>
          查询日 <span className="yc-field-optional">选填，不填则为最后一项经过的日期</span>
        </label>
        <div className="yc-limit-line">
          <input
            id={`${id}-as-of`}
            type="date"
            className="yc-input"
            value={question.asOf}
            aria-invalid={complaints.has('asOf') || undefined}
            aria-describedby={`${id}-as-of-wrong`}
            onChange={(event) => set({ asOf: event.target.value })}
          />
          {today && question.asOf !== today && (
            <button type="button" className="yc-button" onClick={() => set({ asOf: today })}>
              今天
            </button>
          )}
        </div>
        <Complaints id={`${id}-as-of-wrong`} of={complaints.get('asOf')} />
      </div>

      <SwitchRows
        documents={question.documents}
        switches={question.switches}
        onChange={(switches) => set({ switches })}
        complaints={complaints.get('switches')}
      />
    </form>
  );
}

/** The documents in their order: the first that speaks on a point decides it. */
function DocumentRows({ chosen, onChange }: { chosen: readonly DocumentId[]; onChange: (chosen: DocumentId[]) => void }) {
  const others = documentIds.filter((one) => !chosen.includes(one));
  return (
    <fieldset className="yc-limit-part">
      <legend>采用的制度文件</legend>
      <p className="yc-limit-hint">
        {chosen.length === 0
          ? '未选文件，只按国家法律计算。'
          : chosen.length === 1
            ? '文件没有规定的，按国家法律。'
            : '排在前面的先适用；都没有规定的，按国家法律。'}
      </p>
      {chosen.length > 0 && (
        <ol className="yc-limit-documents">
          {chosen.map((document, place) => (
            <li key={document}>
              <span>
                {place + 1}. {documentWords[document].name}
              </span>
              {place > 0 && (
                <button
                  type="button"
                  className="yc-limit-small"
                  aria-label={`上移${documentWords[document].name}`}
                  onClick={() =>
                    onChange([...chosen.slice(0, place - 1), document, chosen[place - 1]!, ...chosen.slice(place + 1)])
                  }
                >
                  上移
                </button>
              )}
              <button
                type="button"
                className="yc-limit-small"
                aria-label={`去掉${documentWords[document].name}`}
                onClick={() => onChange(chosen.filter((one) => one !== document))}
              >
                去掉
              </button>
            </li>
          ))}
        </ol>
      )}
      <div className="yc-limit-line">
        {others.map((document) => (
          <button
            key={document}
            type="button"
            className="yc-limit-add"
            aria-label={`＋ ${documentWords[document].short}：采用${documentWords[document].name}`}
            title={documentWords[document].name}
            onClick={() => onChange([...chosen, document])}
          >
            ＋ {documentWords[document].short}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
