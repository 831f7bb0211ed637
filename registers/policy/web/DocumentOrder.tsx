import type { Day } from '../../../kernel/day.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import type { Form } from '../../../platform/ui/use-form.ts';
import { dayWords } from '../../../platform/ui/words.ts';
import type { LocalDocument } from '../wire.ts';
import './policy.css';

export type AdoptableDocument = {
  document: LocalDocument;
  title: string;
  place: string;
  issued: string | null;
  /** How many clauses it has. */
  clauses: number;
};

/** Which documents a hall adopts, and in which order they are asked. The adopted ones stand above, numbered. */
export function DocumentOrder({ form, documents }: { form: Form; documents: readonly AdoptableDocument[] }) {
  const adopted = form.value('documents') as LocalDocument[];
  const set = (names: readonly LocalDocument[]) => form.set('documents', names);
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
    <ul className="policy-documents">
      {rows.map(({ document, title, place: from, issued, clauses }) => {
        const place = adopted.indexOf(document);
        const isAdopted = place >= 0;
        const id = `${form.idOf('documents')}-${document}`;
        return (
          <li key={document} className={isAdopted ? 'policy-document policy-adopted' : 'policy-document'}>
            <input
              id={id}
              type="checkbox"
              checked={isAdopted}
              aria-describedby={`${id}-about`}
              onChange={() => set(isAdopted ? adopted.filter((name) => name !== document) : [...adopted, document])}
            />
            <label htmlFor={id}>
              {isAdopted && <span className="policy-rank">第 {place + 1} 顺位</span>}
              {title}
            </label>
            <p id={`${id}-about`} className="policy-document-about">
              {from}
              {issued && ` · ${dayWords(issued as Day).replace(/（.*$/, '')}印发`} · {clauses} 条
            </p>
            {isAdopted && adopted.length > 1 && (
              <span className="policy-move">
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
