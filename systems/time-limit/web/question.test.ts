import { describe, expect, it } from 'vitest';
import { askedOf, eventRow, firstQuestion, fromSearch, questionOf, toSearch, type Question } from './question.ts';

const question: Question = {
  documents: ['dafan', 'zhongyang'],
  length: '20',
  unit: 'calendarDays',
  kind: 'statutory',
  events: [
    eventRow('received', '2025-09-26'),
    eventRow('suspended', '2025-09-28', { because: 'special-procedure' }),
    eventRow('extended', '2025-09-29', { workingDays: '10' }),
    eventRow('resumed', ''),
  ],
  switches: { dayOne: 'next-day', deemedAcceptanceWorkingDays: '3' },
  asOf: '2025-10-01',
};
const withoutKeys = (one: Question | undefined) => one && { ...one, events: one.events.map(({ key: _, ...row }) => row) };

describe('a question in an address', () => {
  it('reads as people would write it', () => {
    expect(toSearch(question)).toBe(
      'd=dafan,zhongyang&l=20d&k=statutory' +
        '&e=received.2025-09-26~suspended.2025-09-28.special-procedure~extended.2025-09-29.10~resumed.' +
        '&s=dayOne.next-day~deemedAcceptanceWorkingDays.3&on=2025-10-01',
    );
  });

  it('comes back as it was, in the order of the documents', () => {
    expect(withoutKeys(fromSearch(`?${toSearch(question)}`))).toEqual(withoutKeys(question));
    const first = firstQuestion('2026-09-22');
    expect(withoutKeys(fromSearch(toSearch(first)))).toEqual(withoutKeys(first));
  });

  it('is none where the address says nothing of it', () => {
    expect(fromSearch('')).toBeUndefined();
    expect(fromSearch('?hall=1')).toBeUndefined();
  });

  it('from outside loses what nobody can read, and nothing else', () => {
    const read = fromSearch(
      '?d=zhongyang,beijing,zhongyang&l=-5w&k=other&e=accepted.2025-02-30~boiled.2025-01-01~accepted.2025-03-03.x&s=dayOne.<b>~x.y~endsAt.delivery&on=1',
    );
    expect(withoutKeys(read)).toEqual({
      documents: ['zhongyang'],
      length: '5',
      unit: 'workingDays',
      kind: 'promised',
      events: [
        { type: 'accepted', on: '', because: 'superior-approval', workingDays: '5' },
        { type: 'accepted', on: '2025-03-03', because: 'superior-approval', workingDays: '5' },
      ],
      switches: { endsAt: 'delivery' },
      asOf: '',
    });
  });
});

describe('which stop ends, and when an extension was asked for', () => {
  const events = [
    eventRow('resumed', '2025-07-15', { ends: 'special-procedure' }),
    eventRow('extended', '2025-07-16', { workingDays: '5', askedOn: '2025-07-14' }),
  ];
  it('stand in the address and in the message', () => {
    const both = { ...question, events };
    expect(toSearch(both)).toContain('e=resumed.2025-07-15.special-procedure~extended.2025-07-16.5.2025-07-14');
    expect(withoutKeys(fromSearch(toSearch(both)))).toEqual(withoutKeys(both));
    expect(askedOf(both)?.body.events).toEqual([
      { type: 'resumed', on: '2025-07-15', because: 'special-procedure' },
      { type: 'extended', on: '2025-07-16', workingDays: 5, askedOn: '2025-07-14' },
    ]);
  });
  it('and a message becomes the question it came from', () => {
    const both = { ...question, events: [...question.events.slice(0, 3), ...events] };
    expect(withoutKeys(questionOf(askedOf(both)!.body))).toEqual(withoutKeys(both));
  });
});

describe('what is asked of the server', () => {
  it('holds every row that has a day, and says which row it was', () => {
    const asked = askedOf(question)!;
    expect(asked.body).toEqual({
      documents: ['dafan', 'zhongyang'],
      limit: { calendarDays: 20, kind: 'statutory' },
      events: [
        { type: 'received', on: '2025-09-26' },
        { type: 'suspended', on: '2025-09-28', because: 'special-procedure' },
        { type: 'extended', on: '2025-09-29', workingDays: 10 },
      ],
      switches: { dayOne: 'next-day', deemedAcceptanceWorkingDays: 3 },
      asOf: '2025-10-01',
    });
    expect(asked.rows.map(({ key }) => key)).toEqual(question.events.slice(0, 3).map(({ key }) => key));
  });

  it('is nothing while no day is chosen or no limit is entered', () => {
    expect(askedOf(firstQuestion())).toBeUndefined();
    expect(askedOf({ ...question, length: ' ' })).toBeUndefined();
  });
});
