import type { AnswerOf } from '../../platform/wire/contract.ts';
import type { readSetUp } from '../../platform/wire/set-up.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import type { Form } from '../../platform/ui/use-form.ts';
import { dayWords } from '../../platform/ui/words.ts';
import type { Day } from '../../kernel/day.ts';

type Documents = AnswerOf<typeof readSetUp>['documents'];
type Name = Documents[number]['document'];

/** Which documents the hall adopts, and in which order they are asked. The adopted ones stand above, numbered. */
export function DocumentOrder({ form, documents }: { form: Form; documents: Documents }) {
  const adopted = form.value('documents') as Name[];
  const set = (names: readonly Name[]) => form.set('documents', names);
  const rows = [
    ...adopted.flatMap((name) => documents.find(({ document }) => document === name) ?? []),
    ...documents.filter(({ document }) => !adopted.includes(document)),
  ];
  const move = (place: number, to: number) => {
    const names = [...adopted];
    const [moved] = names.splice(place, 1);
    names.splice(to, 0, moved!);
    set(names);
  };
  return (
    <ul className="setup-documents">
      {rows.map(({ document, title, place: from, issued, clauses }) => {
        const place = adopted.indexOf(document);
        const isAdopted = place >= 0;
        const id = `${form.idOf('documents')}-${document}`;
        return (
          <li key={document} className={isAdopted ? 'setup-document setup-adopted' : 'setup-document'}>
            <input
              id={id}
              type="checkbox"
              checked={isAdopted}
              aria-describedby={`${id}-about`}
              onChange={() => set(isAdopted ? adopted.filter((name) => name !== document) : [...adopted, document])}
            />
            <label htmlFor={id}>
              {isAdopted && <span className="setup-rank">第 {place + 1} 顺位</span>}
              {title}
            </label>
            <p id={`${id}-about`} className="setup-document-about">
              {from}
              {issued && ` · ${dayWords(issued as Day).replace(/（.*$/, '')}印发`} · {clauses} 条
            </p>
            {isAdopted && adopted.length > 1 && (
              <span className="setup-move">
                <KeyButton onPress={() => move(place, place - 1)} unavailable={place === 0 ? '已经是第一顺位' : undefined}>
                  上移<span className="yc-hidden">《{title}》</span>
                </KeyButton>
                <KeyButton
                  onPress={() => move(place, place + 1)}
                  unavailable={place === adopted.length - 1 ? '已经是最后一位' : undefined}
                >
                  下移<span className="yc-hidden">《{title}》</span>
                </KeyButton>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
