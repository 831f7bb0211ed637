import { Badge } from '../../../../platform/ui/Badge.tsx';
import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import { alarmLines, alarmSentence, alarmWords, lastsWords, sameSince, type Alarmed, type AlarmLine } from './alarm-words.ts';
import type { FloorWindow } from './floor-words.ts';
import { useNewAlarms } from './use-new-alarms.ts';
import './alarms.css';

type Props = {
  windows: readonly FloorWindow[];
  ticketAt: (ticketId: string) => string;
  /** Where something can be done about a long wait. */
  adjustAt: string;
};

/**
 * What needs a person now, one line a kind of trouble, the gravest first; a line of several windows opens to each of them. The section is
 * always there, so that nothing below jumps when an alarm comes.
 */
export function FloorAlarms({ windows, ticketAt, adjustAt }: Props) {
  const lines = alarmLines(windows);
  const { isNew, said } = useNewAlarms(windows);
  return (
    <section className="floor-alarms" aria-label="需要处理">
      <output className="yc-hidden">{said}</output>
      {lines.length === 0 && <p className="floor-calm">目前没有需要处理的情况</p>}
      {lines.map((line) => (
        <Line key={line.kind} line={line} isNew={isNew} ticketAt={ticketAt} adjustAt={adjustAt} />
      ))}
    </section>
  );
}

type LineProps = Omit<Props, 'windows'> & { line: AlarmLine; isNew: (window: Alarmed) => boolean };

function Line({ line, isNew, ...to }: LineProps) {
  const now = useHallNow();
  const { kind, windows } = line;
  const [longest, ...others] = windows;
  const sentence = (
    <>
      <strong>{alarmSentence(line)}</strong>
      {windows.some(isNew) && <Badge tone="alarm">新</Badge>}
      <span className="floor-alarm-lasts">
        {now !== undefined && (others.length > 0 ? `最久 ${longest.number} 号 ` : '') + lastsWords(longest, now)}
      </span>
    </>
  );
  if (others.length === 0)
    return (
      <div className="floor-alarm">
        <p className="floor-alarm-line">
          {sentence}
          <span>{alarmWords[kind].next}</span>
          <CardLink window={longest} words="看窗口" />
          <Act window={longest} {...to} />
        </p>
      </div>
    );
  return (
    <details className="floor-alarm">
      <summary className="floor-alarm-line">
        {sentence}
        <span>{alarmWords[kind].next}</span>
        <span className="floor-alarm-count">{windows.length} 个</span>
      </summary>
      <ul>
        {sameSince(windows).map((row) => (
          <li key={row[0].windowId}>
            {row.map((window) => (
              <CardLink key={window.windowId} window={window} words={row.length > 1 ? window.number : undefined} />
            ))}
            {row.length > 1 && '号'}
            <span className="floor-alarm-lasts">{now !== undefined && lastsWords(row[0], now)}</span>
            {row.some(isNew) && <Badge tone="alarm">新</Badge>}
            <Act window={row[0]} {...to} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Leads to the window's card. */
function CardLink({ window: { windowId, number, clerkName }, words }: { window: Alarmed; words?: string | undefined }) {
  return (
    <a href={`#window-${windowId}`} aria-label={`看 ${number} 号窗口`} title={clerkName ?? undefined}>
      {words ?? `${number} 号 ${clerkName ?? ''}`}
    </a>
  );
}

/** Where something can be done about this kind of trouble. */
function Act({ window, ticketAt, adjustAt }: { window: Alarmed } & Omit<Props, 'windows'>) {
  const { kind } = window.alarm;
  const [at, words] =
    kind === 'wait-long'
      ? [adjustAt, '看调整建议']
      : kind === 'service-long' && window.current
        ? [ticketAt(window.current.ticketId), `看 ${window.current.number} 经过`]
        : [];
  return at === undefined ? null : (
    <a className="floor-alarm-act" href={at}>
      {words}
    </a>
  );
}
