import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Badge } from '../../platform/ui/Badge.tsx';
import { Clock } from '../../platform/ui/Clock.tsx';
import { Field } from '../../platform/ui/Field.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { Empty, ProblemNote, Skeleton, StaleBanner } from '../../platform/ui/states.tsx';
import { useCommand } from '../../platform/ui/use-command.ts';
import { useTopic } from '../../platform/ui/use-topic.ts';
import { listHalls, listWindows, type HallView, type WindowView } from '../../registers/places/wire.ts';
import { myWindow, openDesk, type BoardState } from '../../systems/queue/wire.ts';
import { deskStateWords } from '../../systems/queue/web/desk/words.ts';
import { lastPlace, mayServeIn, myWindows, type Place } from './my-windows.ts';
import { OwnWindow } from './OwnWindow.tsx';
import { SignOut } from './SignOut.tsx';
import type { PersonSession } from './SignedIn.tsx';
import { useAsk } from './use-ask.ts';
import './choose.css';

type ChooseProps = { session: PersonSession; onChosen: (place: Place) => void };

/** At which window do I sit today? Where I sat today, or this computer was used last, stands there already, so that Enter is enough. */
export function ChooseWindow({ session, onChosen }: ChooseProps) {
  const halls = useAsk(listHalls, {});
  const today = useAsk(myWindow, {});
  // Without an answer the computer's own memory does.
  const mine =
    today.answer || today.problem ? halls.answer?.filter((hall) => mayServeIn(session.grants, hall.hallId)) : undefined;
  const own = today.answer?.window ?? undefined;
  const [chosen, setChosen] = useState<HallView['hallId']>();
  const inHall = (wanted: HallView['hallId'] | undefined) => mine?.find(({ hallId }) => hallId === wanted);
  const hall = inHall(chosen) ?? inHall(own?.hallId) ?? inHall(lastPlace()?.hallId) ?? mine?.[0];
  return (
    <div className="win-choose">
      <header className="win-choose-head">
        <h1>
          {hall ? <span className="win-choose-what">选择窗口 · </span> : '选择窗口'}
          {hall?.name}
        </h1>
        <span>
          {session.person.name}
          {session.person.badgeNo && ` · ${session.person.badgeNo}`}
        </span>
        <Clock show="day and time" />
        <SignOut />
      </header>
      <main className="win-choose-work">
        {halls.problem && <ProblemNote problem={halls.problem} onRetry={halls.again} />}
        {!mine && !halls.problem && <Skeleton lines={5} />}
        {mine && mine.length > 1 && (
          <fieldset className="qd-radios">
            <legend>大厅</legend>
            {mine.map((one) => (
              <label key={one.hallId}>
                <input type="radio" name="hall" checked={one === hall} onChange={() => setChosen(one.hallId)} />
                {one.name}
              </label>
            ))}
          </fieldset>
        )}
        {mine && !hall && <Empty title="没有您可以上岗的大厅" next="请联系大厅管理员安排窗口岗位。" />}
        {hall && <Windows key={hall.hallId} hall={hall} own={own} session={session} onChosen={onChosen} />}
      </main>
    </div>
  );
}

function Windows({ hall, own, session, onChosen }: ChooseProps & { hall: HallView; own: Place | undefined }) {
  const register = useAsk(listWindows, { params: { hallId: hall.hallId } });
  const board = useTopic<BoardState>(`board:${hall.hallId}`);
  if (register.problem) return <ProblemNote problem={register.problem} onRetry={register.again} />;
  if (!register.answer) return <Skeleton lines={5} />;
  const windows = myWindows(session.grants, register.answer);
  if (windows.length === 0) {
    return <Empty title={`${hall.name}没有您可以上岗的窗口`} next="请联系大厅管理员安排窗口岗位，或选择其他大厅。" />;
  }
  return (
    <>
      <StaleBanner connection={board.connection} lastHeard={board.lastHeard} />
      <WindowForm windows={windows} own={own} live={board.state?.windows ?? []} me={session.person} onChosen={onChosen} />
    </>
  );
}

type FormProps = {
  windows: readonly WindowView[];
  /** Where I sat today, in this hall or another. */
  own: Place | undefined;
  live: BoardState['windows'];
  me: PersonSession['person'];
  onChosen: (place: Place) => void;
};

function WindowForm({ windows, own: ownPlace, live, me, onChosen }: FormProps) {
  const own = windows.find(({ windowId }) => windowId === ownPlace?.windowId);
  const last = windows.find(({ windowId }) => windowId === lastPlace()?.windowId);
  const first = own ?? last ?? (windows.length === 1 ? windows[0] : undefined);
  const [typed, setTyped] = useState(first ? String(first.number) : '');
  const [complaint, setComplaint] = useState<string>();
  const open = useCommand(openDesk);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const chosen = windows.find(({ number }) => String(number) === typed.trim());
  const now = live.find(({ windowId }) => windowId === chosen?.windowId);
  const isOpen = now !== undefined && now.state !== 'closed';

  const choose = (number: number) => {
    setTyped(String(number));
    setComplaint(undefined);
    open.clear();
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!chosen) {
      return setComplaint(typed.trim() ? `没有您可以上岗的 ${typed.trim()} 号窗口，请从下面选择` : '请输入或选择窗口号');
    }
    const { hallId, windowId } = chosen;
    // Who already sits there goes on; the desk itself says when it is somebody else.
    if (isOpen) return onChosen({ hallId, windowId });
    if (await open.send({ params: { hallId, windowId } })) onChosen({ hallId, windowId });
    return undefined;
  };

  return (
    <form className="win-choose-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="win-choose-line">
        <Field label="窗口号" error={complaint}>
          {(aria) => (
            <input
              {...aria}
              className="yc-input"
              inputMode="numeric"
              autoComplete="off"
              ref={field}
              value={typed}
              onFocus={(event) => event.target.select()}
              onChange={(event) => {
                setTyped(event.target.value);
                setComplaint(undefined);
              }}
            />
          )}
        </Field>
        <div className="win-choose-go">
          <KeyButton type="submit" tone="main" keyName="F2" pending={open.pending} onPress={() => {}}>
            {isOpen ? '进入窗口' : '开窗上岗'}
          </KeyButton>
        </div>
        <p className="win-choose-chosen">{chosen ? chosen.name : ' '}</p>
      </div>
      {own && <OwnWindow window={own} isChosen={chosen === own} onChoose={() => choose(own.number)} />}
      {open.problem && <ProblemNote problem={open.problem} onClose={open.clear} />}
      <fieldset className="win-tiles">
        <legend className="yc-hidden">我可以上岗的窗口</legend>
        {windows.map((window) => {
          const now = live.find(({ windowId }) => windowId === window.windowId);
          return (
            <label key={window.windowId} className={`win-tile${chosen === window ? ' win-tile-chosen' : ''}`}>
              <input
                type="radio"
                name="window"
                checked={chosen === window}
                onChange={() => choose(window.number)}
                aria-describedby={`state-${window.windowId}`}
              />
              <strong className="yc-figures">{window.number}号</strong>
              <span className="win-tile-name">{window.name}</span>
              <span className="win-tile-state" id={`state-${window.windowId}`}>
                <Occupied now={now} me={me} isOwn={window === own} />
              </span>
            </label>
          );
        })}
      </fieldset>
    </form>
  );
}

type OccupiedProps = { now: BoardState['windows'][number] | undefined; me: PersonSession['person']; isOwn: boolean };

function Occupied({ now, me, isOwn }: OccupiedProps) {
  if (!now) return null;
  if (now.state === 'closed') return isOwn ? <Badge tone="brand">您今天的窗口</Badge> : <Badge tone="good">可上岗</Badge>;
  // Two clerks may bear one name; badge numbers are never the same.
  const mine = me.badgeNo === undefined ? now.clerkName === me.name : now.clerkBadge === me.badgeNo;
  return (
    <Badge tone={mine ? 'brand' : 'calm'}>
      {mine ? '您' : (now.clerkName ?? '有人')} {now.state === 'paused' ? deskStateWords.paused : '在岗'}
    </Badge>
  );
}
