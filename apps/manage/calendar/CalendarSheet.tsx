import { day } from '../../../kernel/day.ts';
import { monthDay } from '../../../platform/ui/words.ts';
import { HallDayForm } from '../../../registers/calendar/web/HallDayForm.tsx';
import { WithdrawForm } from '../../../registers/calendar/web/WithdrawForm.tsx';
import { linesOf } from '../../../registers/calendar/web/year-lines.ts';
import { YearListForm, type YearListBody } from '../../../registers/calendar/web/YearListForm.tsx';
import * as wire from '../../../registers/calendar/wire.ts';
import { Answered } from '../Answered.tsx';
import { Sheet } from '../Sheet.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import type { Writes } from '../use-writes.ts';

export type OnCalendarSheet =
  | { kind: 'hall day' }
  | { kind: 'withdraw day'; on: string }
  | { kind: 'publish'; year: number }
  | { kind: 'correct'; year: number }
  | { kind: 'withdraw list'; year: number };

type Props = {
  sheet: OnCalendarSheet;
  writes: Writes;
  /** Shows the year in which something was entered. */
  onYear: (year: number) => void;
  onClose: () => void;
};

const titles: Record<OnCalendarSheet['kind'], string> = {
  'hall day': '登记闭厅或开厅',
  'withdraw day': '撤回本厅的登记',
  publish: '录入放假安排',
  correct: '更正放假安排',
  'withdraw list': '撤回放假安排',
};

/** The form for one thing of the calendar; it closes when the server has taken it. */
export function CalendarSheet(props: Props) {
  const { sheet, onClose } = props;
  return (
    <Sheet
      title={titles[sheet.kind]}
      onClose={onClose}
      width={sheet.kind === 'publish' || sheet.kind === 'correct' ? 'wide' : 'narrow'}
    >
      <FormOf {...props} />
    </Sheet>
  );
}

function FormOf({ sheet, writes, onYear, onClose }: Props) {
  const { hallId } = useStanding().hall;
  switch (sheet.kind) {
    case 'hall day':
      return (
        <HallDayForm
          onSend={async (body) => {
            const what = body.kind === 'closure' ? '闭厅' : '开厅';
            await writes.send(wire.changeHallDay, { params: { hallId }, body }, `${monthDay(body.on)}已登记为${what}`);
            onYear(Number(body.on.slice(0, 4)));
            onClose();
          }}
        />
      );
    case 'withdraw day': {
      const on = day(sheet.on);
      return (
        <WithdrawForm
          about={`撤回 ${sheet.on} 的登记：当天重新按放假安排执行，算到这一天的期限随之变动。`}
          onSend={async (body) => {
            await writes.send(wire.withdrawHallDay, { params: { hallId, on }, body }, `${monthDay(on)}的登记已撤回`);
            onClose();
          }}
        />
      );
    }
    case 'publish':
      return (
        <YearListForm
          year={sheet.year}
          onSend={async (body) => {
            await writes.send(wire.publishYear, { body }, `${body.year} 年的放假安排已录入`);
            onYear(body.year);
            onClose();
          }}
        />
      );
    case 'correct':
      return (
        <CorrectList
          year={sheet.year}
          onSend={async ({ year, ...body }) => {
            await writes.send(wire.correctYear, { params: { year }, body }, `${year} 年的放假安排已更正`);
            onClose();
          }}
        />
      );
    case 'withdraw list': {
      const { year } = sheet;
      return (
        <WithdrawForm
          about={`撤回本地录入的 ${year} 年放假安排：系统自带该年安排的，恢复为自带的；没有的，只按周末休息，算到该年的期限成为暂定。`}
          onSend={async (body) => {
            await writes.send(wire.withdrawYear, { params: { year }, body }, `${year} 年的放假安排已撤回`);
            onClose();
          }}
        />
      );
    }
  }
}

/**
 * The list that holds, to be changed. It is read without the hall's own days, which would hide some of its rows; New Year's holiday
 * may begin in the December before, and a row of that December or of this one may belong to the list of another year, so that the
 * notice tells whose a row is.
 */
function CorrectList({ year, onSend }: { year: number; onSend: (body: YearListBody) => Promise<unknown> }) {
  const list = useAsk(wire.readYear, { params: { year }, query: {} });
  const before = useAsk(wire.readYear, { params: { year: year - 1 }, query: { month: 12 } });
  return (
    <Answered asked={list}>
      {({ days, source }) => (
        <Answered asked={before}>
          {(december) => (
            <YearListForm
              year={year}
              lines={linesOf(
                [...december.days, ...days].flatMap(({ on, notice }) =>
                  (notice?.kind === 'holiday' || notice?.kind === 'workday') && notice.source === source
                    ? [{ on, kind: notice.kind, name: notice.name }]
                    : [],
                ),
              )}
              onSend={onSend}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}
