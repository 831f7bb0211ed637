import { z } from 'zod';
import { contract, may, signedIn } from '../../platform/wire/contract.ts';
import { dayField, id, text } from '../../platform/wire/fields.ts';
import { localDocuments } from './rules/words.ts';

export { localDocuments } from './rules/words.ts';
export type { LocalDocument, SwitchValue } from './rules/words.ts';

/** What a switch can hold: a word, a number, yes or no, or a list of words and numbers. */
export const switchValue = z.union([
  z.string().max(80),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(80), z.number()])).max(50),
]);

const inHall = z.object({ hallId: id<'hall'>() });
const reason = text(500);

/** How a value stands to the law, where the law speaks on the point. */
export const lawStandings = ['law-is-silent', 'as-the-law', 'beyond-the-law', 'against-the-law'] as const;

export const switchView = z.object({
  /** `room.name`. */
  key: z.string(),
  /** In Chinese, what it decides. */
  describe: z.string(),
  value: switchValue,
  /** Who said so: the hall itself, a document, the law, or the house's default. */
  from: z.enum(['override', 'law', 'default', ...localDocuments]),
  /** The clauses behind the value; only those shown in this hall. */
  clauses: z.array(z.string()),
  /** What holds where no adopted document speaks. */
  default: switchValue,
  /** What each document would say, adopted or not. */
  byDocument: z.array(z.object({ document: z.enum(localDocuments), value: switchValue, isAdopted: z.boolean() })),
  law: z.enum(lawStandings),
  /** The values it can take, when they are few; for the settings page. */
  choices: z.array(switchValue).nullable(),
});
export type SwitchView = z.infer<typeof switchView>;

export const policyView = z.object({
  version: z.number(),
  /** The day from which this version holds; null while nothing was ever adopted. */
  from: z.string().nullable(),
  documents: z.array(z.enum(localDocuments)),
  switches: z.array(switchView),
  /** Versions that will hold later, the nearest first. */
  coming: z.array(z.object({ version: z.number(), from: z.string() })),
});
export type PolicyView = z.infer<typeof policyView>;

/** What a hall lives by: its documents in their order and every switch with who decided it. */
export const readPolicy = contract({
  name: 'policy.read',
  title: '查看大厅采用的文件与各项规则',
  method: 'GET',
  path: '/api/halls/:hallId/policy',
  who: signedIn,
  params: inHall,
  /** `on`: as it will hold (or held) on that day; left out, today. */
  query: z.strictObject({ on: dayField.optional() }),
  answer: policyView,
});

/** Where adopted documents decide differently, and where what holds is weaker than the law. */
export const readDifferences = contract({
  name: 'policy.readDifferences',
  title: '查看所采用文件之间、以及与法律之间的差异',
  method: 'GET',
  path: '/api/halls/:hallId/policy/differences',
  who: signedIn,
  params: inHall,
  answer: z.object({
    betweenDocuments: z.array(
      z.object({
        key: z.string(),
        describe: z.string(),
        wins: z.enum(localDocuments),
        loses: z.enum(localDocuments),
        winning: switchValue,
        losing: switchValue,
        clauses: z.array(z.string()),
      }),
    ),
    againstTheLaw: z.array(
      z.object({
        key: z.string(),
        describe: z.string(),
        value: switchValue,
        from: z.enum(['override', ...localDocuments]),
        law: switchValue,
        clauses: z.array(z.string()),
      }),
    ),
  }),
});

const manage = may('policy.manage');
const changed = z.object({
  version: z.number(),
  from: z.string(),
  /** Switches that now stand against the law: the change holds, and the warning is on record. */
  warnings: z.array(z.object({ key: z.string(), describe: z.string() })),
});

/** The whole list in its order: the first that regulates a point wins. */
export const adoptDocuments = contract({
  name: 'policy.adoptDocuments',
  title: '采用文件并排定先后',
  method: 'POST',
  path: '/api/halls/:hallId/policy/documents',
  who: manage,
  params: inHall,
  body: z.strictObject({ documents: z.array(z.enum(localDocuments)).max(localDocuments.length), from: dayField, reason }),
  answer: changed,
  personal: ['body.reason'],
});

export const setSwitch = contract({
  name: 'policy.setSwitch',
  title: '本厅另行规定一项规则',
  method: 'POST',
  path: '/api/halls/:hallId/policy/switches',
  who: manage,
  params: inHall,
  body: z.strictObject({ key: z.string().max(80), value: switchValue, from: dayField, reason }),
  answer: changed,
  personal: ['body.reason'],
});

export const clearSwitch = contract({
  name: 'policy.clearSwitch',
  title: '取消本厅的另行规定',
  method: 'POST',
  path: '/api/halls/:hallId/policy/switches/clear',
  who: manage,
  params: inHall,
  body: z.strictObject({ key: z.string().max(80), from: dayField, reason }),
  answer: changed,
  personal: ['body.reason'],
});

/** Every change of a hall's policy, the newest first: who, when, from which day, and why. */
export const listChanges = contract({
  name: 'policy.listChanges',
  title: '规则变更台账',
  method: 'GET',
  path: '/api/halls/:hallId/policy/changes',
  who: manage,
  params: inHall,
  query: z.strictObject({ before: z.coerce.number().int().min(1).optional() }),
  answer: z.object({
    changes: z.array(
      z.object({
        changeNo: z.number(),
        change: z.enum(['documents-adopted', 'switch-set', 'switch-cleared']),
        documents: z.array(z.enum(localDocuments)).nullable(),
        key: z.string().nullable(),
        value: switchValue.nullable(),
        from: z.string(),
        isAgainstTheLaw: z.boolean(),
        at: z.number(),
        actor: z.string(),
        /** Null when it was erased. */
        reason: z.string().nullable(),
      }),
    ),
    /** Give it as `before` to read on; null at the end. */
    next: z.number().nullable(),
  }),
  personal: ['answer.changes.reason'],
});
