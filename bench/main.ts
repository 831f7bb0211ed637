import { readdirSync } from 'node:fs';

// `npm run bench -- <subject>`: prints ratios against yardsticks of the same run. Absolute figures depend on the machine.
const subjects = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3));
const subject = process.argv[2] ?? '';

if (subjects.includes(subject)) {
  const { run } = (await import(`./${subject}.ts`)) as { run: () => void | Promise<void> };
  await run();
} else {
  console.error(`usage: npm run bench -- ${subjects.join(' | ')}`);
  process.exitCode = 2;
}
