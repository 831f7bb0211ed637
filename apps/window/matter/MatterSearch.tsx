import { useEffect, useRef, useState } from 'react';
import type { HallId, MatterCode } from '../../../kernel/ids.ts';
import { useKeys } from '../../../platform/ui/use-keys.ts';
import { searchMatters } from '../../../registers/catalogue/wire.ts';
import { ChoiceList, pressInField } from '../../../systems/queue/web/desk/PickOne.tsx';
import { useAsk } from '../use-ask.ts';
import './matter.css';

/** Milliseconds without a key after which the catalogue is asked. */
const pause = 150;
const inSight = 8;

/** Looks up the guide of any matter: `/`, a word, Enter. */
export function MatterSearch({ hallId, onFound }: { hallId: HallId; onFound: (code: MatterCode) => void }) {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const whole = useRef<HTMLElement>(null);
  useKeys([{ key: '/', title: '查事项指南', press: () => field.current?.focus() }]);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const { answer, problem } = useAsk(searchMatters, search ? { params: { hallId }, query: { search } } : undefined);
  const isOpen = typed.trim() !== '' && search !== '' && (answer !== undefined || problem !== undefined);
  const found = answer?.matters.slice(0, inSight) ?? [];

  const close = () => {
    setTyped('');
    setSearch('');
  };
  const leave = () => {
    close();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  // In the field Esc is handled there; this is for the list under it.
  useKeys(isOpen ? [{ key: 'Escape', title: '收起查到的事项', press: leave }] : []);
  const take = (code: string) => {
    const matter = found.find((one) => one.code === code);
    leave();
    if (matter) onFound(matter.code);
  };
  useEffect(() => {
    const box = whole.current!;
    const left = (event: FocusEvent) => {
      if (box.contains(event.relatedTarget as Node | null)) return;
      setTyped('');
      setSearch('');
    };
    box.addEventListener('focusout', left);
    return () => box.removeEventListener('focusout', left);
  }, []);

  return (
    <section className="mat-search" aria-label="查事项指南" ref={whole}>
      <label>
        <span className="yc-hidden">查事项指南</span>
        <kbd className="yc-key" aria-hidden="true">
          /
        </kbd>
        <input
          ref={field}
          className="yc-input"
          placeholder="查事项"
          aria-keyshortcuts="/"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') leave();
            else pressInField(event, list, () => isOpen && found[0] && take(found[0].code));
          }}
        />
      </label>
      <div className="mat-found" hidden={!isOpen} aria-live="polite">
        {found.length > 0 ? (
          <ChoiceList
            list={list}
            field={field}
            label="找到的事项"
            choices={found.map((matter) => ({
              id: matter.code,
              label: matter.name,
              detail: matter.department,
              ...(matter.isServedHere ? {} : { state: '本厅不办' }),
            }))}
            onPick={take}
          />
        ) : (
          <p>{problem ? '暂时没有查到，请检查网络后再试。' : '没有找到，请换个说法，如“开店”“医保转移”。'}</p>
        )}
      </div>
    </section>
  );
}
