import { z } from 'zod';
import { anyone, contract, may } from './contract.ts';
import { cursorField } from './fields.ts';

/** Whether the house answers; for watchers and for scripts that wait. */
export const health = contract({
  name: 'house.health',
  title: '运行状况',
  method: 'GET',
  path: '/api/health',
  who: anyone,
  listener: 'both',
  needsNoDatabase: true,
  answer: z.object({ status: z.enum(['ok', 'degraded']), version: z.string(), database: z.enum(['ok', 'unreachable']) }),
});

/** The hall's clock: hall time now and how fast it runs against machine time. */
export const hallTime = contract({
  name: 'house.hallTime',
  title: '大厅时间',
  method: 'GET',
  path: '/api/hall-time',
  who: anyone,
  listener: 'both',
  answer: z.object({ at: z.number(), rate: z.number(), today: z.string(), demonstration: z.boolean() }),
});

/** A page of what is stuck: `next` is the cursor of the following one, null on the last; `count` is exact to 10,000. */
const stuckPage = {
  query: z.strictObject({ cursor: cursorField.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  next: z.string().nullable(),
  count: z.number(),
};

/** Jobs that failed five times and wait for a person, the latest due first. */
export const stuckJobs = contract({
  name: 'house.stuckJobs',
  title: '未完成的后台任务',
  method: 'GET',
  path: '/api/stuck-work/jobs',
  who: may('jobs.manage', 'jurisdiction'),
  query: stuckPage.query,
  answer: z.object({
    jobs: z.array(
      z.object({
        job: z.string(),
        title: z.string(),
        subject: z.string(),
        due: z.number(),
        tries: z.number(),
        failed: z.string(),
      }),
    ),
    next: stuckPage.next,
    count: stuckPage.count,
  }),
});

/** News that failed five times and wait for a person, the oldest first. */
export const stuckNews = contract({
  name: 'house.stuckNews',
  title: '未送达的消息',
  method: 'GET',
  path: '/api/stuck-work/news',
  who: may('jobs.manage', 'jurisdiction'),
  query: stuckPage.query,
  answer: z.object({
    news: z.array(
      z.object({ outboxId: z.number(), reaction: z.string(), stream: z.string(), seq: z.number(), failed: z.string() }),
    ),
    next: stuckPage.next,
    count: stuckPage.count,
  }),
});

export const tryJobAgain = contract({
  name: 'house.tryJobAgain',
  title: '重试后台任务',
  method: 'POST',
  path: '/api/stuck-work/jobs',
  does: 'ask',
  who: may('jobs.manage', 'jurisdiction'),
  body: z.strictObject({ job: z.string().max(80), subject: z.string().max(120), due: z.number().int().min(0).max(8.64e15) }),
  answer: z.object({ again: z.boolean() }),
});

export const tryNewsAgain = contract({
  name: 'house.tryNewsAgain',
  title: '重试未送达的消息',
  method: 'POST',
  path: '/api/stuck-work/news',
  does: 'ask',
  who: may('jobs.manage', 'jurisdiction'),
  body: z.strictObject({ outboxId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  answer: z.object({ again: z.boolean() }),
});

/** Takes a command of one's own back within five seconds. */
export const undo = contract({
  name: 'house.undo',
  title: '撤销',
  method: 'POST',
  path: '/api/undo',
  who: { kind: 'signed-in' },
  body: z.strictObject({ command: z.uuid() }),
  answer: z.object({ streams: z.array(z.string()) }),
});

/** Makes the hall's clock run faster or slower. Only a demonstration has such a clock. */
export const changeSpeed = contract({
  name: 'house.changeSpeed',
  title: '演示时钟快慢',
  method: 'POST',
  path: '/api/hall-time/speed',
  does: 'ask',
  who: may('clock.manage', 'jurisdiction'),
  body: z.strictObject({ rate: z.number().min(0.1).max(600) }),
  answer: z.object({ rate: z.number() }),
});
