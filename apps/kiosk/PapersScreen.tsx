import type { HallId } from '../../kernel/ids.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../platform/ui/PrintArea.tsx';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { timeWords } from '../../platform/ui/words.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import type { HallView } from '../../registers/places/wire.ts';
import type { GuideView } from '../../registers/catalogue/wire.ts';
import { waitingWords, waitWords, windowsWords } from '../../systems/queue/web/ticket-words.ts';
import { choiceWords, withChoice, type Basket, type OfVisitor } from './basket.ts';
import { promiseWords } from './matter-words.ts';
import { OfVisitorFields } from './OfVisitorFields.tsx';
import { Papers, PapersSlip } from './Papers.tsx';
import { Phone } from './Phone.tsx';
import type { Choice } from './steps.ts';
import type { Group } from './use-hall.ts';
import { useGuide } from './use-matters.ts';
import './papers.css';

export type PapersScreenProps = {
  hallId: HallId;
  hall: HallView | undefined;
  choice: Choice;
  group: Group | undefined;
  isOpen: boolean;
  /** What was chosen before this. */
  basket: Basket;
  /** How many the hall does under one number. */
  most: number;
  said: OfVisitor;
  onSay: (said: OfVisitor) => void;
  problem: Problem | undefined;
  onTake: () => void;
  /** This one, and one more thing. */
  onMore: () => void;
  onBack: () => void;
};

/** What to bring, who is served before others, and the last touch before the ticket. */
export function PapersScreen(props: PapersScreenProps) {
  const { hallId, hall, choice, group, isOpen, basket, most, said, onSay, problem, onTake, onMore, onBack } = props;
  const guide = useGuide(hallId, choice.matter?.code);
  const all = withChoice(basket, choice);
  const isFull = all.length > most;
  return (
    <>
      <div className="kiosk-eye kiosk-eye-papers">
        <h1>
          {choice.matter?.shortName ?? `${choice.groupName}业务`}
          {choice.matter && <span className="kiosk-crumb">{choice.groupName}</span>}
        </h1>
        {all.length > 1 && (
          <p className="kiosk-with">
            这个号办 {all.length} 件：{all.map(choiceWords).join('、')}
          </p>
        )}
        <Facts choice={choice} guide={guide} group={group} isOpen={isOpen} />
        <Bring guide={guide} />
      </div>
      <div className="kiosk-hands kiosk-hands-papers">
        {problem && <ProblemNote problem={problem} />}
        {isOpen && !problem && (
          <>
            <OfVisitorFields said={said} onSay={onSay}>
              {all.length < most && <KeyButton onPress={onMore}>还要办别的事项</KeyButton>}
            </OfVisitorFields>
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
            <KeyButton
              tone="main"
              onPress={onTake}
              unavailable={isFull ? `一个号最多办 ${most} 件，请返回后点“不加了，取号”` : undefined}
            >
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
      ? `${waitingWords(group.waiting, group.openWindows)}${group.wait && group.waiting > 0 ? `，预计 ${waitWords(group.wait)}` : ''}`
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
