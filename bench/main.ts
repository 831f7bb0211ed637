import { argv } from 'node:process';
import { closeWhenAsked } from './closing.ts';

// `npm run bench -- <subject> [--option N]`: prints ratios against yardsticks of the same run. Absolute figures depend on the machine.
// Ends with 1 where a limit was not held.
type Ran = { passed?: boolean; points?: number };
const subjects: Readonly<Record<string, () => Promise<{ run(words: readonly string[]): Ran | Promise<Ran> }>>> = {
  growth: () => import('./growth.ts'),
  live: () => import('./live.ts'),
  queue: () => import('./queue.ts'),
  redate: () => import('./redate.ts'),
  workdays: () => import('./workdays.ts'),
};

const subject = subjects[argv[2] ?? ''];
if (subject) {
  closeWhenAsked();
  const { passed = true } = await (await subject()).run(argv.slice(3));
  if (!passed) process.exitCode = 1;
} else {
  console.error(`usage: npm run bench -- ${Object.keys(subjects).join(' | ')}`);
  process.exitCode = 2;
}
