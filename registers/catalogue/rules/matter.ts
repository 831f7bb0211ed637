import type { MatterCode } from '../../../kernel/ids.ts';

/** What kind of act a matter is, in the words of the national list. */
export const matterTypes = ['行政许可', '行政确认', '行政给付', '其他行政权力', '公共服务'] as const;
export const tiers = ['county', 'town'] as const;
export type Tier = (typeof tiers)[number];
export const applicants = ['person', 'organisation', 'both'] as const;

/** How sure the catalogue is of an entry; `low` is to be confirmed by the department before use. */
export const confidences = ['high', 'medium', 'low'] as const;

export const limitUnits = ['working-day', 'calendar-day', 'none'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** Which day a statutory limit runs from: acceptance, receipt, or the end of the window for filing. */
export const limitStarts = ['acceptance', 'receipt', 'end-of-filing-window'] as const;

export const materialKinds = ['main', 'secondary'] as const;
export const materialForms = ['original', 'copy', 'electronic'] as const;
export const materialSources = ['applicant', 'government'] as const;
export const resultForms = ['paper', 'electronic', 'both'] as const;

export type Limit = { limit: number; unit: LimitUnit };
export type LimitWithBasis = Limit & { basis: string };

/** A paper of a matter. `government`: the hall fetches it by data sharing and never asks the visitor for it. */
export type Material = {
  name: string;
  kind: (typeof materialKinds)[number];
  form: (typeof materialForms)[number];
  /** How many of it one application takes. */
  count: number;
  source: (typeof materialSources)[number];
  note: string | null;
};

/** Everything a version of a matter says. A running case keeps the version under which it began. */
export type MatterContent = {
  name: string;
  shortName: string;
  type: (typeof matterTypes)[number];
  department: string;
  tier: Tier;
  applicant: (typeof applicants)[number];
  isImmediate: boolean;
  statutory: {
    /** Null: the law sets no number of days. */
    limit: number | null;
    unit: LimitUnit;
    basis: string;
    from: (typeof limitStarts)[number] | null;
    asWritten: string | null;
    extension: LimitWithBasis | null;
  };
  promised: Limit;
  waitingPeriod: LimitWithBasis | null;
  stages: readonly { name: string; limit: number | null; unit: LimitUnit | null; note: string | null }[];
  legalBases: readonly string[];
  conditions: readonly string[];
  materials: readonly Material[];
  situations: readonly { ask: string; ifYesAdd: readonly Material[]; note: string | null }[];
  specialProcedures: readonly {
    kind: string;
    /** Median, for expectation only. */
    typicalWorkingDays: number;
    isExcludedFromLimit: boolean;
    note: string | null;
  }[];
  fee: string;
  result: { name: string; form: (typeof resultForms)[number]; validity: string };
  mayCommit: boolean;
  mayBeAcceptedConditionally: boolean;
  /** The words by which window groups are found: `catalogueName` of a group. */
  windowGroups: readonly string[];
  reviewPoints: readonly string[];
  commonMistakes: readonly string[];
  onlineNote: string | null;
  priorityNote: string | null;
  finalDecision: string | null;
  hasVillageAgent: boolean;
  hasHomeVisit: boolean;
  /** Median minutes at the window, for estimates. */
  typicalMinutesAtWindow: number;
  /** Share of the visits of its tier, 0 to 1; for the simulator and for the order of lists. */
  shareOfVisits: number;
  confidence: (typeof confidences)[number];
  sourceNote: string;
};

/** Everything a version of a joint matter (一件事) says. */
export type JointMatterContent = {
  name: string;
  shortName: string;
  lead: string;
  cooperating: readonly string[];
  applicant: (typeof applicants)[number];
  promised: Limit;
  askFirst: readonly string[];
  /** `matter` is null where it is handled outside the hall. */
  components: readonly {
    order: number;
    name: string;
    matter: MatterCode | null;
    external: string | null;
    when: string | null;
  }[];
  oneVisitRules: string;
  confidence: (typeof confidences)[number];
  sourceNote: string;
};

/** Papers parted by who gets them: the visitor, or the hall. */
export type Papers = { bring: Omit<Material, 'source'>[]; fetched: Omit<Material, 'source'>[] };

/** Parts papers into what the visitor must bring and what the hall fetches by data sharing, each in the order given. */
export function papersOf(materials: readonly Material[]): Papers {
  const from = (source: Material['source']) =>
    materials.filter((material) => material.source === source).map(({ source: _, ...material }) => material);
  return { bring: from('applicant'), fetched: from('government') };
}
