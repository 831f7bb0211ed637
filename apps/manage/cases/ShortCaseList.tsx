import type { ReactNode } from 'react';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListPage, type ListPageProps } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { monthDay } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { extensionWords } from '../../../systems/time-limit/web/cases/case-words.ts';
import { CaseTable } from '../../../systems/time-limit/web/cases/CaseLine.tsx';
import * as wire from '../../../systems/time-limit/web/cases/messages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { emptyOf, type Short } from './case-lists.ts';
import { PrintCases } from './PrintCases.tsx';

type Props = { list: Short; chips: ReactNode; hrefOf: (caseId: string) => string };

/** A list of cases that wait for somebody, each with what it waits for. */
export function ShortCaseList(props: Props) {
  const Of = lists[props.list];
  return <Of {...props} />;
}

const lists: Record<Short, (props: Props) => ReactNode> = {
  'end-of-day': EndOfDay,
  'deemed-accepted': DeemedAccepted,
  extensions: Extensions,
  consent: Consent,
};

const slow = { every: 120_000 };

/** The page of a list that is in sight. */
function usePage(list: Short) {
  const params = { hallId: useStanding().hall.hallId };
  const at = usePages([list, params]);
  return {
    given: { params, query: { limit: 100, cursor: at.cursor } },
    pages: { at, next: ({ next }: { next: string | null }) => next },
  };
}

type Noted = { line: wire.CaseLine; note?: ReactNode };

type ListedProps<Answer> = Props & {
  asked: ListPageProps<Answer, Noted>['asked'];
  pages: NonNullable<ListPageProps<Answer, Noted>['pages']>;
  /** The cases of an answer, each with what it waits for. */
  notedOf: (answer: Answer) => readonly Noted[];
  above?: ReactNode;
};

function Listed<Answer extends { today: string }>({ list, chips, hrefOf, asked, pages, notedOf, above }: ListedProps<Answer>) {
  const linesOf = (noted: readonly Noted[]) => noted.map(({ line }) => line);
  const { answer } = asked;
  return (
    <ListPage
      asked={asked}
      pages={pages}
      chips={chips}
      rowsOf={notedOf}
      empty={emptyOf(list)}
      note={above}
      print={answer && <PrintCases list={list} cases={linesOf(notedOf(answer))} today={answer.today} />}
    >
      {(noted, { today }) => (
        <CaseTable
          cases={linesOf(noted)}
          today={today}
          hrefOf={hrefOf}
          notes={new Map(noted.map(({ line, note }) => [line.caseId, note]))}
        />
      )}
    </ListPage>
  );
}

function EndOfDay(props: Props) {
  const { given, pages } = usePage(props.list);
  const asked = useAsk(wire.endOfDay, given, slow);
  const missing = asked.answer?.reasonsMissing ?? 0;
  return (
    <Listed
      {...props}
      asked={asked}
      pages={pages}
      above={missing > 0 && `还有 ${missing} 件没有说明原因；打开办件，选“说明当日未办结”。`}
      notedOf={({ cases }) => cases.map(({ case: line, reason }) => ({ line, note: reason ?? '原因未说明' }))}
    />
  );
}

function DeemedAccepted(props: Props) {
  const { given, pages } = usePage(props.list);
  const asked = useAsk(wire.deemedAcceptances, given, slow);
  return (
    <Listed
      {...props}
      asked={asked}
      pages={pages}
      notedOf={({ cases }) =>
        cases.map(({ case: line, toldBy, deemedAcceptedOn }) => ({
          line,
          note: `应在${monthDay(toldBy)}前告知，自${monthDay(deemedAcceptedOn)}起视为受理`,
        }))
      }
    />
  );
}

function Extensions(props: Props) {
  const { given, pages } = usePage(props.list);
  const asked = useAsk(wire.extensionTasks, given, slow);
  return <Listed {...props} asked={asked} pages={pages} notedOf={({ tasks }) => byCase(tasks)} />;
}

type Task = AnswerOf<typeof wire.extensionTasks>['tasks'][number];

/** A case with several extensions is one row, in the order of the list. */
function byCase(tasks: readonly Task[]): Noted[] {
  const cases = new Map<wire.CaseId, { line: wire.CaseLine; note: ReactNode[] }>();
  for (const { case: line, extension } of tasks) {
    const { tone, words } = extensionWords(extension);
    const one = cases.get(line.caseId) ?? { line, note: [] };
    one.note.push(
      <Badge key={words} tone={tone}>
        {words}
      </Badge>,
    );
    cases.set(line.caseId, one);
  }
  return [...cases.values()];
}

function Consent(props: Props) {
  const { given, pages } = usePage(props.list);
  const asked = useAsk(wire.deemedConsents, given, slow);
  return <Listed {...props} asked={asked} pages={pages} notedOf={({ cases }) => cases.map((line) => ({ line }))} />;
}
