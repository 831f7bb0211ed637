import { useId, useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../platform/ui/PrintArea.tsx';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { timeWords } from '../../platform/ui/words.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import type { HallView } from '../../registers/places/wire.ts';
import type { GuideView } from '../../registers/catalogue/wire.ts';
import { claimable, priorityWords, waitingWords, waitWords, windowsWords } from '../../systems/queue/web/ticket-words.ts';
import type { Priority } from '../../systems/queue/wire.ts';
import { promiseWords } from './matter-words.ts';
import { Papers, PapersSlip } from './Papers.tsx';
import { Phone } from './Phone.tsx';
import type { PendingTicket } from './pending-ticket.ts';
import type { Choice } from './steps.ts';
import type { Group } from './use-hall.ts';
import { useGuide } from './use-matters.ts';
import '../../platform/ui/field.css';
import './papers.css';

export type PapersScreenProps = {
  hallId: HallId;
  hall: HallView | undefined;
  choice: Choice;
  group: Group | undefined;
  isOpen: boolean;
  problem: Problem | undefined;
  onTake: (body: PendingTicket['body']) => void;
  onBack: () => void;
};

/** What to bring, who is served before others, and the last touch before the ticket. */
export function PapersScreen(props: PapersScreenProps) {
  const { hallId, hall, choice, group, isOpen, problem, onTake, onBack } = props;
  const [priority, setPriority] = useState<Priority>('ordinary');
  const [name, setName] = useState('');
  const guide = useGuide(hallId, choice.matter?.code);
  const take = () => {
    const given = name.trim();
    const what = choice.matter ? { matterCode: choice.matter.code } : { groupId: choice.groupId };
    onTake({ ...what, priority, ...(given ? { name: given } : {}) });
  };
  return (
    <>
      <div className="kiosk-eye kiosk-eye-papers">
        <h1>
          {choice.matter?.shortName ?? `${choice.groupName}业务`}
          {choice.matter && <span className="kiosk-crumb">{choice.groupName}</span>}
        </h1>
        <Facts choice={choice} guide={guide} group={group} isOpen={isOpen} />
        <Bring guide={guide} />
      </div>
      <div className="kiosk-hands kiosk-hands-papers">
        {problem && <ProblemNote problem={problem} />}
        {isOpen && !problem && (
          <>
            <Priorities chosen={priority} onChoose={setPriority} />
            <NameField name={name} onName={setName} />
          </>
        )}
        {!isOpen && (
          <p className="kiosk-nothing">
            {group?.takesFrom
              ? `这项业务 ${timeWords(group.takesFrom)} 起取号。请先打印材料清单，到时再来取号。`
              : '大厅现在不办公，暂不取号。请打印材料清单带走，备齐后在办公时间来取号。'}
            {hall && (
              <>
                有疑问请打 <Phone number={hall.phone} />。
              </>
            )}
          </p>
        )}
        <div className="kiosk-bar kiosk-bar-main">
          <KeyButton onPress={onBack}>返回</KeyButton>
          {isGuide(guide) && (
            <KeyButton tone={isOpen ? 'plain' : 'main'} onPress={() => void printPage()}>
              {isOpen ? '只打印清单' : '打印材料清单'}
            </KeyButton>
          )}
          {isOpen && (
            <KeyButton tone="main" onPress={take}>
              取号
            </KeyButton>
          )}
        </div>
      </div>
      {isGuide(guide) && (
        <PrintArea paper="slip">
          <PapersSlip guide={guide} hall={hall} />
        </PrintArea>
      )}
    </>
  );
}

const isGuide = (guide: GuideView | 'loading' | Problem | undefined): guide is GuideView =>
  typeof guide === 'object' && 'papers' in guide;

type GuideState = ReturnType<typeof useGuide>;

function Facts({ choice, guide, group, isOpen }: Pick<PapersScreenProps, 'choice' | 'group' | 'isOpen'> & { guide: GuideState }) {
  const { matter } = choice;
  const facts = [
    matter && matter.name !== matter.shortName ? matter.name : undefined,
    matter && promiseWords(matter),
    isGuide(guide) ? guide.fee : undefined,
    matter && matter.windows.length > 0 ? windowsWords(matter.windows.map(({ number }) => String(number))) : undefined,
    isOpen && group
      ? `${waitingWords(group.waiting)}${group.wait && group.waiting > 0 ? `，预计 ${waitWords(group.wait)}` : ''}`
      : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <ul className="kiosk-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function Bring({ guide }: { guide: GuideState }) {
  if (guide === undefined)
    return <p className="kiosk-nothing">没有选具体事项也能取号。到窗口请说清要办什么，工作人员会一次性告诉您要补的材料。</p>;
  if (guide === 'loading') return <Skeleton lines={4} title="正在取材料清单" />;
  if (isGuide(guide)) return <Papers guide={guide} />;
  return <p className="kiosk-nothing">材料清单暂时没有取到，不影响取号；到窗口会一次性告知。</p>;
}

function Priorities({ chosen, onChoose }: { chosen: Priority; onChoose: (priority: Priority) => void }) {
  const choices: readonly Priority[] = ['ordinary', ...claimable];
  return (
    <fieldset className="kiosk-priority">
      <legend>需要优先照顾吗？窗口会核对证件</legend>
      {choices.map((one) => (
        <button key={one} type="button" aria-pressed={chosen === one} onClick={() => onChoose(one)}>
          {one === 'ordinary' ? '不需要' : priorityWords[one]}
        </button>
      ))}
    </fieldset>
  );
}

function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const field = useId();
  return (
    <div className="kiosk-name">
      <label htmlFor={field}>姓名</label>
      <input
        id={field}
        className="yc-input"
        maxLength={60}
        autoComplete="off"
        placeholder="可以不填，只给窗口核对用"
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
    </div>
  );
}
