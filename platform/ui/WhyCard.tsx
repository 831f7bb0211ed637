import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ClauseText } from '../wire/clauses.ts';
import { clauseTexts } from './clause-texts.ts';
import { useKeys } from './use-keys.ts';
import './why-card.css';

type Props = {
  id: string;
  clauses: readonly string[];
  mark: HTMLElement;
  /** Closed, and where the focus goes then. */
  onClose: (focus: 'back' | 'elsewhere') => void;
};

/** The clauses behind a mark, each in its own words, beside the mark. */
export function WhyCard({ id, clauses, mark, onClose }: Props) {
  const card = useRef<HTMLDialogElement>(null);
  const [texts, setTexts] = useState<readonly ClauseText[] | 'loading' | 'failed'>('loading');
  const ids = clauses.join(',');

  useEffect(() => {
    let wanted = true;
    clauseTexts(ids.split(',')).then(
      (found) => wanted && setTexts(found),
      () => wanted && setTexts('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [ids]);

  // The card belongs to the dialogue its mark stands in; outside it, a modal dialogue would cover it.
  const home = mark.closest('dialog') ?? document.body;
  useLayoutEffect(() => place(card.current!, mark));
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  useKeys([{ key: 'Escape', title: '关闭依据', press: () => onClose('back') }]);
  useEffect(() => {
    const away = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!card.current?.contains(target) && !mark.contains(target)) onClose('elsewhere');
    };
    const moved = () => place(card.current!, mark);
    const tabbedOut = (event: FocusEvent) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget as Node)) onClose('elsewhere');
    };
    const box = card.current!;
    box.addEventListener('focusout', tabbedOut);
    document.addEventListener('pointerdown', away);
    addEventListener('scroll', moved, true);
    addEventListener('resize', moved);
    return () => {
      box.removeEventListener('focusout', tabbedOut);
      document.removeEventListener('pointerdown', away);
      removeEventListener('scroll', moved, true);
      removeEventListener('resize', moved);
    };
  }, [mark, onClose]);

  return createPortal(
    <dialog ref={card} open id={id} className="yc-why-card" aria-label="依据" tabIndex={-1}>
      {texts === 'loading' && <p className="yc-why-wait">正在取条款…</p>}
      {texts === 'failed' && <p>条款暂时没有取到，请检查网络后再点一次。</p>}
      {Array.isArray(texts) && texts.length === 0 && <p>本大厅未采用载有该条款的文件。</p>}
      {Array.isArray(texts) && texts.map((text) => <Clause key={text.id} text={text} />)}
      <button type="button" className="yc-why-close" onClick={() => onClose('back')}>
        关闭
      </button>
    </dialog>,
    home,
  );
}

const isChinese = (text: string) => /^[^A-Za-z]*\p{Script=Han}/u.test(text);

function Clause({ text }: { text: ClauseText }) {
  const words = text.original ?? text.rule;
  return (
    <section className="yc-why-clause">
      <h3>{text.article}</h3>
      <blockquote lang={isChinese(words) ? undefined : 'en'}>{words}</blockquote>
      <p className="yc-why-source">
        {text.title}
        <span className="yc-why-id">{text.id}</span>
      </p>
    </section>
  );
}

/** Puts the card under its mark, or above where there is more room, and inside the window. */
function place(card: HTMLElement, mark: HTMLElement): void {
  const gap = 6;
  const edge = 8;
  const at = mark.getBoundingClientRect();
  const below = innerHeight - at.bottom - gap - edge;
  const above = at.top - gap - edge;
  const under = below >= Math.min(card.scrollHeight, 320) || below >= above;
  card.style.maxHeight = `${Math.max(160, under ? below : above)}px`;
  const { width, height } = card.getBoundingClientRect();
  card.style.left = `${Math.max(edge, Math.min(at.left, innerWidth - width - edge))}px`;
  card.style.top = `${under ? at.bottom + gap : Math.max(edge, at.top - gap - height)}px`;
}
