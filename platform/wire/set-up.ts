import { z } from 'zod';
import { anyone, contract } from './contract.ts';
import { line } from './fields.ts';

/** The documents a hall may adopt. The law is none of them: it holds anyhow. */
export const adoptableDocuments = ['zhongyang', 'chengan', 'dongsheng', 'xuchang', 'dafan'] as const;

/** What a group of windows is for; the same words as in the register of places. */
export const groupBusinesses = ['handling', 'consultation', 'assistance', 'unresolved'] as const;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '请填写时间，如 09:00' });

const openSpan = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { error: '结束时间应晚于开始时间', path: ['to'] });

const group = z.strictObject({
  name: line(30),
  /** The letter before the ticket number. */
  prefix: z.string().regex(/^[A-Z]$/, { error: '字头应为一个大写英文字母' }),
  business: z.enum(groupBusinesses),
  /** How many windows serve it at first. */
  windows: z.number().int().min(0).max(60),
});

const isOnce = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** What a hall must say of itself before it can open its doors. */
export const firstHall = z.strictObject({
  jurisdiction: z.strictObject({ name: line(60), level: z.enum(['county', 'district', 'town']) }),
  hall: z.strictObject({
    name: line(60),
    address: line(120),
    phone: line(40),
    /** Monday is 1. */
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    /** The same on each of these days. */
    spans: z
      .array(openSpan)
      .min(1)
      .max(4)
      .refine((spans) => spans.every((span, place) => place === 0 || spans[place - 1]!.to <= span.from), {
        error: '各时段应按先后排列、互不重叠',
      }),
  }),
  /** In their order: the first that regulates a point wins. */
  documents: z
    .array(z.enum(adoptableDocuments))
    .max(adoptableDocuments.length)
    .refine(isOnce, { error: '同一份文件只能采用一次' }),
  groups: z
    .array(group)
    .min(1, { error: '请至少填写一个业务组' })
    .max(20)
    .refine((groups) => isOnce(groups.map(({ name }) => name)), { error: '业务组名称不能重复' })
    .refine((groups) => isOnce(groups.map(({ prefix }) => prefix)), { error: '字头不能重复' })
    .refine((groups) => groups.some(({ windows }) => windows > 0), { error: '请至少设置一个窗口' }),
  /** `example`: the matters of the demonstration county, to be checked before use. */
  catalogue: z.enum(['example', 'empty']),
});
export type FirstHall = z.output<typeof firstHall>;

/** Who signs in first. What a password must satisfy beyond its length, the server says. */
export const firstAdministrator = z.strictObject({
  name: line(60),
  userName: line(60),
  password: z.string().min(10).max(128),
});

/**
 * Who opens accounts for all others. System and security administration are never one person, so a house with one administrator only
 * could let nobody else in.
 */
export const firstSecurityAdministrator = z.strictObject({ name: line(60), userName: line(60) });

/** Whether this house still waits to be set up, and which documents can be adopted. */
export const readSetUp = contract({
  name: 'set-up.read',
  title: '是否需要初次设置',
  method: 'GET',
  path: '/api/set-up',
  who: anyone,
  answer: z.object({
    open: z.boolean(),
    /** A set-up was begun and did not come to its end; sending it again goes on where it stopped. */
    begun: z.boolean(),
    documents: z.array(
      z.object({
        document: z.enum(adoptableDocuments),
        title: z.string(),
        place: z.string(),
        issued: z.string().nullable(),
        clauses: z.number(),
      }),
    ),
  }),
});

/**
 * Founds the jurisdiction, its first hall and its first administrator. Possible once in the life of a house; sent again after a crash
 * it goes on where it stopped.
 */
export const setUp = contract({
  name: 'set-up.carryOut',
  title: '初次设置',
  method: 'POST',
  path: '/api/set-up',
  who: anyone,
  perMinute: 20,
  body: firstHall.extend({ administrator: firstAdministrator, securityAdministrator: firstSecurityAdministrator }),
  answer: z.object({
    hallName: z.string(),
    windows: z.number(),
    groups: z.number(),
    documents: z.number(),
    /** Matters that were taken over from the example catalogue. */
    matters: z.number(),
    userName: z.string(),
    /** The one-time password is shown once; its owner must change it at the first sign-in. */
    securityAdministrator: z.object({ userName: z.string(), initialPassword: z.string() }),
  }),
  personal: [
    'body.administrator.name',
    'body.administrator.userName',
    'body.administrator.password',
    'body.securityAdministrator.name',
    'body.securityAdministrator.userName',
    'answer.userName',
    'answer.securityAdministrator.userName',
    'answer.securityAdministrator.initialPassword',
  ],
});
