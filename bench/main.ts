import { argv } from 'node:process';

// `npm run bench -- <subject>`: prints ratios against yardsticks of the same run. Absolute figures depend on the machine.
const subjects: Readonly<Record<string, () => Promise<{ run(): unknown }>>> = {
  redate: () => import('./redate.ts'),
  workdays: () => import('./workdays.ts'),
};

const subject = subjects[argv[2] ?? ''];
if (subject) await (await subject()).run();
else {
  console.error(`usage: npm run bench -- ${Object.keys(subjects).join(' | ')}`);
  process.exitCode = 2;
}
