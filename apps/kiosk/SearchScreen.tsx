import { useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import type { MatterLine } from '../../registers/catalogue/wire.ts';
import { found } from './initials.ts';
import { LetterKeys } from './LetterKeys.tsx';
import { MatterTiles } from './MatterTiles.tsx';
import { Pager } from './Pager.tsx';
import { pageOf } from './pages-of-list.ts';
import { stepTo, type Step } from './steps.ts';
import '../../platform/ui/field.css';
import './search.css';
import { allOf, useFound, type Matters } from './use-matters.ts';

type Way = 'by-department' | 'by-letters';

export type SearchScreenProps = {
  hallId: HallId;
  matters: Matters;
  onStep: (step: Step) => void;
  onBack: () => void;
};

/** Finds a matter without knowing its window: by the department it belongs to, or by the first letters of its name. */
export function SearchScreen({ hallId, matters, onStep, onBack }: SearchScreenProps) {
  const [way, setWay] = useState<Way>('by-department');
  const [department, setDepartment] = useState<string>();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(0);
  const all = allOf(matters);
  const fromServer = useFound(hallId, typed);
  const choose = (matter: MatterLine) => onStep(stepTo(matter));
  const turnTo = (next: Way) => {
    setWay(next);
    setDepartment(undefined);
    setTyped('');
    setAsked(0);
  };

  if (way === 'by-letters') {
    const fitting = fromServer ?? found(typed, all, ({ name, shortName }) => [shortName, name]);
    const { shown, page, pages } = pageOf(fitting, asked, 4);
    return (
      <>
        <div className="kiosk-eye">
          <h1>按拼音首字母查</h1>
          <p>{typed === '' ? '例如“社保卡”，请点 S B K。' : `找到 ${fitting.length} 项`}</p>
        </div>
        <div className="kiosk-hands">
          <label className="kiosk-typed">
            <span className="yc-hidden">查找事项</span>
            <input
              className="yc-input"
              value={typed}
              maxLength={20}
              autoComplete="off"
              placeholder="点下面的字母"
              onChange={(event) => {
                setTyped(event.target.value);
                setAsked(0);
              }}
            />
          </label>
          {typed !== '' && fitting.length === 0 ? (
            <p className="kiosk-nothing">没有找到。请换个说法，或点“按部门找”；也可以问身边的导办员。</p>
          ) : (
            <MatterTiles matters={shown} onChoose={choose} />
          )}
          <LetterKeys
            onLetter={(letter) => {
              setTyped((before) => (before + letter).slice(0, 20));
              setAsked(0);
            }}
            onDelete={() => setTyped((before) => before.slice(0, -1))}
          />
          <div className="kiosk-bar">
            <KeyButton onPress={onBack}>返回</KeyButton>
            <Pager page={page} pages={pages} onPage={setAsked} />
            <KeyButton onPress={() => turnTo('by-department')}>按部门找</KeyButton>
          </div>
        </div>
      </>
    );
  }

  const departments = countByDepartment(all);
  const ofDepartment = all.filter((matter) => matter.department === department);
  const list = pageOf(department ? ofDepartment : [], asked, 8);
  const fields = pageOf(department ? [] : departments, asked, 10);
  const { page, pages } = department ? list : fields;
  return (
    <>
      <div className="kiosk-eye">
        <p className="kiosk-crumb">查事项</p>
        <h1>{department ?? '这件事归哪个部门管？'}</h1>
        <p>
          {department ? `共 ${ofDepartment.length} 项，请选您要办的事。` : '不清楚归谁管，请点“按拼音找”，或问身边的导办员。'}
        </p>
      </div>
      <div className="kiosk-hands">
        {department ? (
          <MatterTiles matters={list.shown} onChoose={choose} />
        ) : (
          <ul className="kiosk-tiles kiosk-fields">
            {fields.shown.map(({ name, count }) => (
              <li key={name}>
                <button
                  type="button"
                  className="kiosk-tile"
                  data-long={name.length > 8}
                  onClick={() => {
                    setDepartment(name);
                    setAsked(0);
                  }}
                >
                  <span className="kiosk-tile-name">{name}</span>
                  <span className="kiosk-tile-wait">{count} 项</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="kiosk-bar">
          <KeyButton onPress={() => (department ? turnTo('by-department') : onBack())}>返回</KeyButton>
          <Pager page={page} pages={pages} onPage={setAsked} />
          <KeyButton onPress={() => turnTo('by-letters')}>按拼音找</KeyButton>
        </div>
      </div>
    </>
  );
}

/** The departments whose matters this hall handles, those with most matters first. */
function countByDepartment(matters: readonly MatterLine[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { department } of matters) counts.set(department, (counts.get(department) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
