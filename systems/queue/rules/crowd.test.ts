import { describe, expect, it } from 'vitest';
import { lawAlone } from '../../../kernel/policy.ts';
import { crowdOf } from './crowd.ts';
import { queuePolicy } from './policy.ts';

const dongsheng = queuePolicy({ ...lawAlone, documents: ['dongsheng'] });
const wait = { fromMinutes: 20, toMinutes: 30 };

describe('dongsheng.queue.2.2.1.3: when there are many clients, they are asked to wait and thanked', () => {
  it('from the mark of the hall on, with the wait of each line where many wait', () => {
    const lines = [
      { name: '综合', waiting: 15, wait },
      { name: '社保', waiting: 14, wait },
      { name: '公安', waiting: 16, wait: null },
    ];
    expect(crowdOf(lines, dongsheng)).toEqual({
      phrases: ['请您稍等', '谢谢您的配合'],
      clause: 'dongsheng.queue.2.2.1.3',
      everyMinutes: 10,
      lines: [
        { name: '公安', waiting: 16, wait: null },
        { name: '综合', waiting: 15, wait },
      ],
    });
  });

  it('not while few wait at each group, nor where the hall has not adopted it', () => {
    const few = [
      { name: '综合', waiting: 14, wait },
      { name: '社保', waiting: 14, wait },
    ];
    expect(crowdOf(few, dongsheng)).toBeNull();
    expect(crowdOf([{ name: '综合', waiting: 99, wait }], queuePolicy(lawAlone))).toBeNull();
  });
});
