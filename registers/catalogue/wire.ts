import { z } from 'zod';
import { anyone, contract } from '../../platform/wire/contract.ts';
import { id } from '../../platform/wire/fields.ts';
import { matterCode } from '../places/wire.ts';
import {
  applicants,
  confidences,
  limitStarts,
  limitUnits,
  materialForms,
  materialKinds,
  matterTypes,
  resultForms,
  tiers,
} from './rules/matter.ts';

export { applicants, confidences, limitStarts, limitUnits, matterTypes, tiers } from './rules/matter.ts';

const limit = z.object({ limit: z.number(), unit: z.enum(limitUnits) });

const servingGroup = z.object({ groupId: id<'group'>(), name: z.string(), prefix: z.string() });
const servingWindow = z.object({ windowId: id<'window'>(), number: z.number(), name: z.string() });
const otherHall = z.object({ hallId: id<'hall'>(), name: z.string(), address: z.string(), phone: z.string() });

/** One line of a search: enough for a tile of the kiosk. */
export const matterLine = z.object({
  code: matterCode,
  name: z.string(),
  /** The everyday name, such as 开个体户. */
  shortName: z.string(),
  type: z.enum(matterTypes),
  tier: z.enum(tiers),
  department: z.string(),
  /** Done on the spot (即办件). */
  isImmediate: z.boolean(),
  promised: limit,
  /** Whether this hall handles it; when not, `elsewhere` says who does. */
  isServedHere: z.boolean(),
  groups: z.array(servingGroup),
  /** Windows of the register that serve it, by number. */
  windows: z.array(servingWindow),
  elsewhere: z.array(otherHall),
  confidence: z.enum(confidences),
});
export type MatterLine = z.infer<typeof matterLine>;

const inHall = z.object({ hallId: id<'hall'>() });

export const searchMatters = contract({
  name: 'catalogue.searchMatters',
  title: '查找事项',
  method: 'GET',
  path: '/api/halls/:hallId/matters',
  who: anyone,
  listener: 'both',
  params: inHall,
  query: z.strictObject({
    /** Words of the name, the everyday name or a paper; several words must all be there. */
    search: z.string().trim().max(60).optional(),
    /** Only matters of this window group. */
    group: id<'group'>().optional(),
  }),
  answer: z.object({
    /** At most 50; those of this hall first, then the most asked for. */
    matters: z.array(matterLine),
    hasMore: z.boolean(),
  }),
});

export const materialView = z.object({
  name: z.string(),
  kind: z.enum(materialKinds),
  form: z.enum(materialForms),
  count: z.number(),
  note: z.string().nullable(),
});

/** The papers of a matter, parted by who gets them: the visitor, or the hall by data sharing (never ask the visitor for those). */
export const papersView = z.object({ bring: z.array(materialView), fetched: z.array(materialView) });

export const guideView = matterLine.extend({
  version: z.number(),
  /** The day from which this version holds. */
  validFrom: z.string(),
  /** Telephone and address of the department; null where the register has none. */
  departmentPhone: z.string().nullable(),
  departmentAddress: z.string().nullable(),
  applicant: z.enum(applicants),
  statutory: z.object({
    /** Null: the law sets no number of days. */
    limit: z.number().nullable(),
    unit: z.enum(limitUnits),
    basis: z.string(),
    from: z.enum(limitStarts).nullable(),
    /** The words of the law where they leave the unit open. */
    asWritten: z.string().nullable(),
    extension: z.object({ limit: z.number(), unit: z.enum(limitUnits), basis: z.string() }).nullable(),
  }),
  waitingPeriod: z.object({ limit: z.number(), unit: z.enum(limitUnits), basis: z.string() }).nullable(),
  stages: z.array(
    z.object({
      name: z.string(),
      limit: z.number().nullable(),
      unit: z.enum(limitUnits).nullable(),
      note: z.string().nullable(),
    }),
  ),
  legalBases: z.array(z.string()),
  conditions: z.array(z.string()),
  papers: papersView,
  /** Questions asked before the one-time notice; a yes adds papers or gives a note. */
  situations: z.array(z.object({ ask: z.string(), ifYes: papersView, note: z.string().nullable() })),
  specialProcedures: z.array(
    z.object({
      kind: z.string(),
      /** Median, for expectation only. */
      typicalWorkingDays: z.number(),
      isExcludedFromLimit: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
  fee: z.string(),
  result: z.object({ name: z.string(), form: z.enum(resultForms), validity: z.string() }),
  /** Whether a written commitment (告知承诺) may stand for a paper. */
  mayCommit: z.boolean(),
  /** Whether it may be accepted with secondary papers missing (容缺受理). */
  mayBeAcceptedConditionally: z.boolean(),
  reviewPoints: z.array(z.string()),
  commonMistakes: z.array(z.string()),
  onlineNote: z.string().nullable(),
  priorityNote: z.string().nullable(),
  /** Who decides in the end, for matters that a town receives. */
  finalDecision: z.string().nullable(),
  hasVillageAgent: z.boolean(),
  hasHomeVisit: z.boolean(),
  /** Joint matters (一件事) of which it is a part. */
  jointMatters: z.array(z.object({ code: matterCode, name: z.string() })),
  sourceNote: z.string(),
});
export type GuideView = z.infer<typeof guideView>;

/** One matter's guide: what it takes, what it costs, how long it lasts, and where. */
export const readGuide = contract({
  name: 'catalogue.readGuide',
  title: '查看一个事项的办事指南',
  method: 'GET',
  path: '/api/halls/:hallId/matters/:code',
  who: anyone,
  listener: 'both',
  params: z.object({ hallId: id<'hall'>(), code: matterCode }),
  answer: guideView,
});

export const jointMatterView = z.object({
  code: matterCode,
  name: z.string(),
  shortName: z.string(),
  version: z.number(),
  validFrom: z.string(),
  lead: z.string(),
  cooperating: z.array(z.string()),
  applicant: z.enum(applicants),
  promised: limit,
  askFirst: z.array(z.string()),
  /** In their order; components of the same order run side by side. `matter` is null where it is handled outside the hall. */
  components: z.array(
    z.object({
      order: z.number(),
      name: z.string(),
      matter: matterCode.nullable(),
      external: z.string().nullable(),
      when: z.string().nullable(),
    }),
  ),
  oneVisitRules: z.string(),
  confidence: z.enum(confidences),
  sourceNote: z.string(),
});
export type JointMatterView = z.infer<typeof jointMatterView>;

export const listJointMatters = contract({
  name: 'catalogue.listJointMatters',
  title: '查看“一件事”联办事项',
  method: 'GET',
  path: '/api/halls/:hallId/joint-matters',
  who: anyone,
  listener: 'both',
  params: inHall,
  answer: z.array(jointMatterView),
});

/** Where the catalogue comes from and what in it still has to be confirmed. */
export const readAbout = contract({
  name: 'catalogue.readAbout',
  title: '查看事项目录的来源与待核实内容',
  method: 'GET',
  path: '/api/halls/:hallId/catalogue',
  who: anyone,
  listener: 'both',
  params: inHall,
  answer: z.object({
    status: z.string(),
    lawAsSeen: z.string(),
    toConfirm: z.array(z.string()),
    matters: z.number(),
    jointMatters: z.number(),
    byConfidence: z.object({ high: z.number(), medium: z.number(), low: z.number() }),
    /** Matters of low confidence, to be confirmed by their department. */
    unsure: z.array(z.object({ code: matterCode, name: z.string(), department: z.string() })),
  }),
});
