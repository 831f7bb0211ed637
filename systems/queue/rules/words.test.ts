import { describe, expect, it } from 'vitest';
import { priorities, ticketStates } from '../wire.ts';
import { switches } from './policy.ts';
import { allowedIn, type TicketState } from './ticket.ts';
import { becauseOf, laneOf, spelledNumber, type Priority } from './words.ts';

describe('the words of rules and of the line to the screens are the same', () => {
  it('states of a ticket', () => {
    expect(Object.keys(allowedIn)).toEqual([...ticketStates] satisfies TicketState[]);
  });

  it('priorities; a hall has all of them until it says otherwise', () => {
    expect(['ordinary', ...switches.priorities.default]).toEqual([...priorities] satisfies Priority[]);
  });
});

it.each([
  ['A', 12, 3, 'A012'],
  ['A', 1000, 3, 'A1000'],
  ['B', 7, 2, 'B07'],
])('%s and %d in %d places are %s', (series, number, width, spelled) => {
  expect(spelledNumber(series, number, width)).toBe(spelled);
});

it.each([
  ['ordinary', 'arrival', 'earlier'],
  ['elderly', 'arrival', 'priority'],
  ['appointment', 'arrival', 'appointment'],
  ['ordinary', 'transfer', 'transfer'],
  ['elderly', 'recycled', 'recycled'],
] as const)('%s who came by %s is called because: %s', (priority, arrived, because) => {
  expect(becauseOf(laneOf(priority), arrived)).toBe(because);
});
