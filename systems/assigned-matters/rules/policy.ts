import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { wholeNumber } from '../../../kernel/policy.ts';
import type { Switch } from '../../../kernel/policy.ts';
import type { Source } from './facts.ts';

const limitOf = (source: string, value: number, clause: ClauseId, describe: string): Switch<number> => ({
  key: `assigned-matters.${source}WorkingDays`,
  default: value,
  clauses: [],
  byDocument: { dafan: { value, clauses: [clause] } },
  describe,
  misfit: wholeNumber(1, 250),
});

/** Working days for a matter that came without a date. Only one document speaks of them; its numbers are the defaults. */
export const limits = {
  'superior-unit': limitOf(
    'superior-unit',
    15,
    'dafan.assigned-matters.11.6.2a',
    '上级单位交办、转办，未定时限的，几个工作日内完成',
  ),
  'county-leader': limitOf(
    'county-leader',
    10,
    'dafan.assigned-matters.11.6.3a',
    '县政府领导交办、批办，未定时限的，几个工作日内办结',
  ),
  'centre-meeting': limitOf(
    'centre-meeting',
    15,
    'dafan.assigned-matters.11.6.4',
    '中心会议决定事项，未定时限的，几个工作日内完成',
  ),
} satisfies Record<Exclude<Source, 'county-decision'>, Switch<number>>;

/** Working days between two reports of progress on an important matter. "Promptly" is all the text says. */
export const interimEvery: Switch<number> = {
  key: 'assigned-matters.interimEveryWorkingDays',
  default: 5,
  clauses: [],
  byDocument: {},
  describe: '重要交办事项每隔几个工作日报告一次进展',
  misfit: wholeNumber(1, 60),
};

/** Every point of assigned matters on which halls may differ. */
export const switches = { ...limits, interimEvery } as const;

/** The clause that sets the limit of each source. */
export const sourceClause: Readonly<Record<Source, ClauseId>> = {
  'county-decision': 'dafan.assigned-matters.11.6.1',
  'superior-unit': 'dafan.assigned-matters.11.6.2a',
  'county-leader': 'dafan.assigned-matters.11.6.3a',
  'centre-meeting': 'dafan.assigned-matters.11.6.4',
};

/** Sources whose matters are done only when the result has been reported to them. */
export const reportsBack: Readonly<Partial<Record<Source, ClauseId>>> = {
  'superior-unit': 'dafan.assigned-matters.11.6.2b',
  'county-leader': 'dafan.assigned-matters.11.6.3b',
};
