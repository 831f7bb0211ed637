import { useEffect, useState } from 'react';
import { Field } from '../../../../platform/ui/Field.tsx';
import { isAborted } from '../../../../platform/ui/gaps.ts';
import { ComplaintWords } from '../../../../platform/ui/TextField.tsx';
import type { Form } from '../../../../platform/ui/use-form.ts';
import type { MatterLine } from '../../../../registers/catalogue/wire.ts';

/** The part of a matter that one chooses it by. */
export type MatterChoice = Pick<MatterLine, 'code' | 'name' | 'department' | 'isImmediate' | 'promised'>;
export type FindMatters = (search: string, signal: AbortSignal) => Promise<readonly MatterChoice[]>;

const shownAtOnce = 6;

type Props = { form: Form; name: string; label: string; find: FindMatters };

/** The matter of a case, found in the catalogue by words of its name. */
export function MatterField({ form, name, label, find }: Props) {
  const [chosen, setChosen] = useState<MatterChoice>();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ typed: string; matters: readonly MatterChoice[] | undefined }>();
  const wanted = typed.trim();
  useEffect(() => {
    if (wanted === '') return setFound(undefined);
    const gone = new AbortController();
    const timer = setTimeout(() => {
      find(wanted, gone.signal).then(
        (matters) => setFound({ typed: wanted, matters }),
        (error: unknown) => {
          if (!isAborted(error)) setFound({ typed: wanted, matters: undefined });
        },
      );
    }, 250);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [wanted, find]);
  const complaint = form.complaint(name);
  const choose = (matter: MatterChoice | undefined) => {
    setChosen(matter);
    form.set(name, matter?.code ?? '');
  };
  return (
    <Field
      id={form.idOf(name)}
      label={label}
      error={complaint && <ComplaintWords message={complaint.message} next={complaint.next} />}
      example={chosen ? undefined : '输入事项名称里的几个字，从列出的事项中选'}
    >
      {(aria) =>
        chosen && form.value(name) !== '' ? (
          <p className="case-chosen">
            <span>
              <strong>{chosen.name}</strong>
              <small>{matterWords(chosen)}</small>
            </span>
            <button {...aria} type="button" className="yc-button yc-button-quiet" onClick={() => choose(undefined)}>
              换一个
            </button>
          </p>
        ) : (
          <>
            <input
              {...aria}
              className="yc-input"
              type="search"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              // Enter takes the first found; it does not send a form without a matter.
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey) return;
                event.preventDefault();
                if (found?.typed === wanted && found.matters?.[0]) choose(found.matters[0]);
              }}
            />
            {found && found.typed === wanted && (
              <div className="case-found">
                {found.matters === undefined && <p>暂时查不到事项目录，请稍后再试。</p>}
                {found.matters?.length === 0 && <p>没有名称相符的事项，请换几个字。</p>}
                {found.matters?.slice(0, shownAtOnce).map((matter) => (
                  <button key={matter.code} type="button" onClick={() => choose(matter)}>
                    {matter.name}
                    <small>{matterWords(matter)}</small>
                  </button>
                ))}
                {(found.matters?.length ?? 0) > shownAtOnce && <p>还有更多，请多输入几个字。</p>}
              </div>
            )}
          </>
        )
      }
    </Field>
  );
}

const matterWords = ({ department, isImmediate, promised: { limit, unit } }: MatterChoice): string => {
  if (isImmediate) return `${department} · 即办件`;
  if (unit === 'none') return `${department} · 未公布承诺时限`;
  if (limit === 0) return `${department} · 当日件`;
  return `${department} · 承诺 ${limit} ${unit === 'working-day' ? '个工作日' : '日'}`;
};
