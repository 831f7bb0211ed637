import { useEffect, useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { setElderMode, useElderMode } from '../../platform/ui/elder-mode.ts';
import { loadPatiently } from '../../platform/ui/load-patiently.ts';
import { useCountdown } from '../../systems/queue/web/countdown.ts';
import { nothingSaid, ticketFor, withChoice, withoutChoice, type Basket } from './basket.ts';
import { LostScreen } from './LostScreen.tsx';
import { Stage } from './Stage.tsx';
import { StartScreen } from './StartScreen.tsx';
import type { Choice, Step } from './steps.ts';
import { useHall, type Arrivals } from './use-hall.ts';
import { useMatters } from './use-matters.ts';
import { useTakeTicket } from './use-take-ticket.ts';

const fetched = loadPatiently(() => import('./later-screens.ts'));

/** The screens behind the first, once they are there. */
function useLaterScreens(): typeof import('./later-screens.ts') | undefined {
  const [later, setLater] = useState<typeof import('./later-screens.ts')>();
  useEffect(() => void fetched.then(setLater), []);
  return later;
}

/** Whether tickets are given for this business now: in a pause of the hall that may differ from one to the other. */
const takesTickets = (arrivals: Arrivals | undefined, id: string): boolean =>
  arrivals?.groups.find(({ groupId }) => groupId === id)?.takesTickets ?? false;

const start: readonly Step[] = [{ at: 'start' }];
const waitSeconds = 60;
/** Where something is chosen, and what was chosen before stays in sight. */
const choosing: readonly Step['at'][] = ['start', 'matters', 'search', 'elsewhere'];

/** One visitor after the other, from the first touch to the ticket; whoever walks away leaves nothing behind. */
export function Kiosk({ hallId }: { hallId: HallId }) {
  const later = useLaterScreens();
  const now = useHall(hallId);
  const matters = useMatters(hallId, now.arrivals?.groups.map(({ groupId }) => groupId) ?? []);
  const ticket = useTakeTicket(hallId);
  const [way, setWay] = useState(start);
  const [basket, setBasket] = useState<Basket>([]);
  const [said, setSaid] = useState(nothingSaid);
  const [isLow, setLow] = useState(false);
  const isElder = useElderMode();
  const step = way[way.length - 1]!;
  const isAtStart = step.at === 'start' && basket.length === 0 && !ticket.isUnderWay && !ticket.answer;

  const home = () => {
    setWay(start);
    setBasket([]);
    setSaid(nothingSaid);
    ticket.clear();
  };
  const leave = () => {
    home();
    setLow(false);
    setElderMode(false, 'until-reload');
  };
  const go = (next: Step) => setWay((before) => [...before, next]);
  // One more thing is chosen where the first one was.
  const more = (choice?: Choice) => {
    ticket.clear();
    if (choice) setBasket((before) => withChoice(before, choice));
    setWay(start);
  };
  const drop = (choice: Choice) => {
    ticket.clear();
    setBasket((before) => withoutChoice(before, choice));
  };
  const take = (chosen: Basket) => ticket.take(ticketFor(chosen, said));
  const most = now.arrivals?.mattersAtOnce ?? 1;
  const back = () => {
    ticket.clear();
    setWay((before) => (before.length > 1 ? before.slice(0, -1) : before));
  };
  // At the start there is nothing to lose but large print and the low position, which the next visitor has not asked for.
  const waits = (!isAtStart || isElder || isLow) && !ticket.isUnderWay;
  const screen = ticket.answer ? 'ticket' : String(way.length);
  const countdown = useCountdown(waitSeconds, leave, waits);

  const show = () => {
    if (step.at === 'start' && !ticket.isUnderWay && !ticket.answer) {
      if (!now.arrivals || now.isLost) return <LostScreen hall={now.hall} isFirst={!now.isLost} />;
      return <StartScreen arrivals={now.arrivals} hall={now.hall} onStep={go} />;
    }
    if (!later) return <LostScreen hall={now.hall} isFirst />;
    if (ticket.isUnderWay)
      return <later.TakingScreen isRetrying={ticket.isRetrying} phone={now.hall?.phone} onGiveUp={ticket.giveUp} />;
    if (ticket.answer) return <later.TicketScreen hallId={hallId} answer={ticket.answer} onDone={leave} />;
    switch (step.at) {
      case 'matters':
        return (
          <later.MattersScreen
            key={step.groupId}
            group={now.arrivals?.groups.find(({ groupId }) => groupId === step.groupId)}
            isOpen={takesTickets(now.arrivals, step.groupId)}
            matters={matters.get(step.groupId)}
            step={step}
            onStep={go}
            onBack={back}
          />
        );
      case 'search':
        return <later.SearchScreen hallId={hallId} matters={matters} onStep={go} onBack={back} />;
      case 'left-over':
        return (
          <later.LeftOverScreen
            hallId={hallId}
            days={now.arrivals?.leftOverDays ?? []}
            problem={ticket.problem}
            onTake={ticket.take}
            onBack={back}
          />
        );
      case 'papers':
        return (
          <later.PapersScreen
            hallId={hallId}
            hall={now.hall}
            choice={step.choice}
            group={now.arrivals?.groups.find(({ groupId }) => groupId === step.choice.groupId)}
            isOpen={takesTickets(now.arrivals, step.choice.groupId)}
            basket={basket}
            most={most}
            said={said}
            onSay={setSaid}
            problem={ticket.problem}
            onTake={() => take(withChoice(basket, step.choice))}
            onMore={() => more(step.choice)}
            onBack={back}
          />
        );
      case 'basket':
        return (
          <later.BasketScreen
            basket={basket}
            most={most}
            said={said}
            onSay={setSaid}
            problem={ticket.problem}
            onDrop={drop}
            onMore={() => more()}
            onTake={() => take(basket)}
          />
        );
      case 'elsewhere':
        return <later.ElsewhereScreen matter={step.matter} hall={now.hall} onBack={back} />;
    }
  };

  return (
    <Stage
      now={now}
      isLow={isLow}
      onLow={() => setLow(!isLow)}
      countdown={isAtStart || !waits ? undefined : countdown}
      screen={screen}
      chosen={
        later && basket.length > 0 && choosing.includes(step.at) && !ticket.isUnderWay && !ticket.answer ? (
          <later.BasketStrip basket={basket} onOpen={() => go({ at: 'basket' })} />
        ) : undefined
      }
    >
      {show()}
    </Stage>
  );
}
