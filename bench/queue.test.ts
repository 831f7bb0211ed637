import { expect, it } from 'vitest';
import { countErrors, queueDefaults } from './queue.ts';

/** The short form of `npm run bench -- queue`: what must be none is counted, and nothing is said of speed. */
const commands = 50_000;

it(
  `nobody is called twice, no number is given twice and nothing acknowledged is lost in ${commands} contended commands`,
  { timeout: 1_200_000 },
  async () => {
    const { counts } = await countErrors({ ...queueDefaults, commands });
    expect(counts).toEqual({
      commands,
      calledTwice: 0,
      numbersTwice: 0,
      gaps: 0,
      lost: 0,
      untold: 0,
      brokenChains: 0,
    });
  },
);
