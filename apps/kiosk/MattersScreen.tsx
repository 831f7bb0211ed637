import { useState } from 'react';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { Skeleton } from '../../platform/ui/states.tsx';
import { timeWords } from '../../platform/ui/words.ts';
import type { MatterLine } from '../../registers/catalogue/wire.ts';
import { waitingWords, waitWords } from '../../systems/queue/web/ticket-words.ts';
import { MatterTiles } from './MatterTiles.tsx';
import { Pager } from './Pager.tsx';
import { pageOf } from './pages-of-list.ts';
import { stepTo, type Step } from './steps.ts';
import type { Group } from './use-hall.ts';

const mattersAtOnce = 8;

export type MattersScreenProps = {
  group: Group | undefined;
  isOpen: boolean;
  /** Undefined while they are loaded. */
  matters: readonly MatterLine[] | undefined;
  step: Extract<Step, { at: 'matters' }>;
  onStep: (step: Step) => void;
  onBack: () => void;
};

/** The matters of one business, the most asked for first; who does not know takes a ticket for the business. */
export function MattersScreen({ group, isOpen, matters, step, onStep, onBack }: MattersScreenProps) {
  const [asked, setAsked] = useState(0);
  const { groupId, groupName } = step;
  const { shown, page, pages } = pageOf(matters ?? [], asked, mattersAtOnce);
  const isEmpty = matters?.length === 0;
  return (
    <>
      <div className="kiosk-eye">
        <p className="kiosk-crumb">{groupName}</p>
        <h1>{isEmpty ? '这里不用选事项' : '请选您要办的事'}</h1>
        {group && isOpen && (
          <p>
            {waitingWords(group.waiting, group.openWindows)}
            {group.wait && group.waiting > 0 && `，预计 ${waitWords(group.wait)}`}
            {group.pausesUntil !== null
              ? `，${timeWords(group.pausesUntil)} 起叫号`
              : group.openWindows > 0
                ? `，${group.openWindows} 个窗口在办`
                : '，暂无窗口在办'}
          </p>
        )}
        <p>{isEmpty ? '直接取号，工作人员会当面问清您的事。' : '选好后会告诉您要带什么材料。'}</p>
      </div>
      <div className="kiosk-hands">
        {matters ? (
          <MatterTiles matters={shown} onChoose={(matter) => onStep(stepTo(matter, { groupId, groupName }))} />
        ) : (
          <Skeleton lines={6} />
        )}
        <div className="kiosk-bar">
          <KeyButton onPress={onBack}>返回</KeyButton>
          <Pager page={page} pages={pages} onPage={setAsked} />
          {isOpen && (
            <KeyButton
              tone={isEmpty ? 'main' : 'plain'}
              onPress={() => onStep({ at: 'papers', choice: { groupId, groupName, matter: undefined } })}
            >
              {isEmpty ? '取号' : '说不清，直接取号'}
            </KeyButton>
          )}
        </div>
      </div>
    </>
  );
}
