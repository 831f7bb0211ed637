import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { MatterCode } from '../../../kernel/ids.ts';
import * as words from '../rules/matter.ts';
import type { JointMatterContent, Material, MatterContent } from '../rules/matter.ts';

/** A catalogue as a file gives it: departments and window groups of the place, its matters, and what is still to be confirmed. */
export type Catalogue = {
  status: string;
  lawAsSeen: string;
  toConfirm: readonly string[];
  departments: readonly { name: string; code: string; kind: string; windowGroups: readonly string[]; note: string | null }[];
  windowGroups: readonly {
    name: string;
    prefix: string;
    tiers: readonly words.Tier[];
    /** How many windows the demonstration gives it at a hall of the tier. */
    windows: Partial<Record<words.Tier, number>>;
    note: string | null;
  }[];
  matters: readonly { code: MatterCode; content: MatterContent }[];
  jointMatters: readonly { code: MatterCode; content: JointMatterContent }[];
};

const text = z.string().trim().min(1);
const texts = z.array(text);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/) as unknown as z.ZodType<MatterCode>;
const days = z.number().int().min(0);
const unit = z.enum(words.limitUnits);
const limit = z.strictObject({ limit: days, unit });
const limitWithBasis = z.strictObject({ limit: days, unit, basis: text });

const material = z
  .strictObject({
    name: text,
    kind: z.enum(words.materialKinds),
    form: z.enum(words.materialForms),
    count: z.number().int().min(1),
    source: z.enum(words.materialSources),
    note: text.optional(),
  })
  .transform(({ note, ...given }): Material => ({ ...given, note: note ?? null }));

const matter = z.strictObject({
  code,
  name: text,
  short_name: text,
  type: z.enum(words.matterTypes),
  department: text,
  tier: z.enum(words.tiers),
  applicant: z.enum(words.applicants),
  immediate: z.boolean(),
  statutory: z.strictObject({
    limit: days.nullable(),
    unit,
    basis: text,
    from: z.enum(words.limitStarts).optional(),
    as_written: text.optional(),
    extension: limitWithBasis.nullish(),
  }),
  promised: limit,
  waiting_period: limitWithBasis.optional(),
  stages: z
    .array(z.strictObject({ name: text, limit: days.nullish(), unit: unit.optional(), note: text.optional() }))
    .default([]),
  legal_bases: texts,
  conditions: texts,
  materials: z.array(material),
  situations: z
    .array(z.strictObject({ ask: text, if_yes_add: z.array(material).default([]), if_yes_note: text.optional() }))
    .default([]),
  special_procedures: z.array(
    z.strictObject({ kind: text, typical_working_days: days, excluded_from_limit: z.boolean(), note: text.optional() }),
  ),
  fee: text,
  result: z.strictObject({ name: text, form: z.enum(words.resultForms), validity: text }),
  commitment_eligible: z.boolean(),
  conditional_acceptance_eligible: z.boolean(),
  windows: texts.min(1),
  review_points: texts.default([]),
  common_mistakes: texts.default([]),
  online_note: text.optional(),
  priority_note: text.optional(),
  typical_minutes_at_window: z.number().int().min(1),
  share_of_visits: z.number().min(0).max(1),
  confidence: z.enum(words.confidences),
  source_note: text,
});

const townMatter = z.strictObject({ code, final_decision: text, village_agent: z.boolean(), home_visit: z.boolean() });

const component = z.union([
  z.strictObject({ matter: code, when: text.optional(), order: z.number().int().min(1) }),
  z.strictObject({ name: text, external: text, when: text.optional(), order: z.number().int().min(1) }),
]);

const jointMatter = z.strictObject({
  code,
  name: text,
  short_name: text,
  lead: text,
  cooperating: texts,
  applicant: z.enum(words.applicants),
  promised: limit,
  ask_first: texts,
  components: z.array(component).min(1),
  one_visit_rules: text,
  confidence: z.enum(words.confidences),
  source_note: text,
});

const file = z.strictObject({
  about: z.strictObject({
    status: text,
    law_as_seen: text,
    conventions: z.record(z.string(), text),
    departments_note: text,
    to_confirm: texts,
  }),
  departments: z.array(
    z.strictObject({
      name: text,
      code: z.string().regex(/^[A-Z]+$/),
      kind: z.enum(['bureau', 'vertical', 'mass-organisation', 'utility', 'town']),
      window_groups: texts,
      note: text.optional(),
    }),
  ),
  window_groups: z.array(
    z.strictObject({
      name: text,
      prefix: z.string().regex(/^[A-Z]$/),
      tier: z.array(z.enum(words.tiers)).min(1),
      windows: z.partialRecord(z.enum(words.tiers), z.number().int().min(1)),
      note: text.optional(),
    }),
  ),
  matters: z.array(matter).min(1),
  town_matters: z.array(townMatter),
  joint_matters: z.array(jointMatter),
});
type File = z.output<typeof file>;

/** The catalogue of the demonstration county, the project's own data. */
export const loadMatters = (): Catalogue =>
  catalogueOf(readFileSync(new URL('../demonstration/matters.yaml', import.meta.url), 'utf8'));

/**
 * A catalogue from its YAML text.
 *
 * @throws Error  the text breaks the form, a code stands twice, or an entry names a department, group or matter that is not there
 */
export function catalogueOf(yaml: string): Catalogue {
  const result = file.safeParse(parse(yaml));
  if (!result.success) throw new Error(`the catalogue breaks its form: ${z.prettifyError(result.error)}`);
  const given = result.data;
  const breaches = crossBreaches(given);
  if (breaches.length > 0) throw new Error(`the catalogue contradicts itself: ${breaches.join('; ')}`);
  const ofTown = new Map(given.town_matters.map((one) => [one.code, one]));
  const nameOf = new Map(given.matters.map((one) => [one.code, one.name]));
  return {
    status: given.about.status,
    lawAsSeen: given.about.law_as_seen,
    toConfirm: given.about.to_confirm,
    departments: given.departments.map(({ window_groups, note, ...one }) => ({
      ...one,
      windowGroups: window_groups,
      note: note ?? null,
    })),
    windowGroups: given.window_groups.map(({ tier, note, ...one }) => ({ ...one, tiers: tier, note: note ?? null })),
    matters: given.matters.map((one) => ({ code: one.code, content: matterContent(one, ofTown.get(one.code)) })),
    jointMatters: given.joint_matters.map((one) => ({ code: one.code, content: jointContent(one, nameOf) })),
  };
}

function matterContent(one: File['matters'][number], town: File['town_matters'][number] | undefined): MatterContent {
  return {
    name: one.name,
    shortName: one.short_name,
    type: one.type,
    department: one.department,
    tier: one.tier,
    applicant: one.applicant,
    isImmediate: one.immediate,
    statutory: {
      limit: one.statutory.limit,
      unit: one.statutory.unit,
      basis: one.statutory.basis,
      from: one.statutory.from ?? null,
      asWritten: one.statutory.as_written ?? null,
      extension: one.statutory.extension ?? null,
    },
    promised: one.promised,
    waitingPeriod: one.waiting_period ?? null,
    stages: one.stages.map(({ name, limit, unit, note }) => ({
      name,
      limit: limit ?? null,
      unit: unit ?? null,
      note: note ?? null,
    })),
    legalBases: one.legal_bases,
    conditions: one.conditions,
    materials: one.materials,
    situations: one.situations.map(({ ask, if_yes_add, if_yes_note }) => ({
      ask,
      ifYesAdd: if_yes_add,
      note: if_yes_note ?? null,
    })),
    specialProcedures: one.special_procedures.map(({ kind, typical_working_days, excluded_from_limit, note }) => ({
      kind,
      typicalWorkingDays: typical_working_days,
      isExcludedFromLimit: excluded_from_limit,
      note: note ?? null,
    })),
    fee: one.fee,
    result: one.result,
    mayCommit: one.commitment_eligible,
    mayBeAcceptedConditionally: one.conditional_acceptance_eligible,
    windowGroups: one.windows,
    reviewPoints: one.review_points,
    commonMistakes: one.common_mistakes,
    onlineNote: one.online_note ?? null,
    priorityNote: one.priority_note ?? null,
    finalDecision: town?.final_decision ?? null,
    hasVillageAgent: town?.village_agent ?? false,
    hasHomeVisit: town?.home_visit ?? false,
    typicalMinutesAtWindow: one.typical_minutes_at_window,
    shareOfVisits: one.share_of_visits,
    confidence: one.confidence,
    sourceNote: one.source_note,
  };
}

const jointContent = (one: File['joint_matters'][number], nameOf: ReadonlyMap<MatterCode, string>): JointMatterContent => ({
  name: one.name,
  shortName: one.short_name,
  lead: one.lead,
  cooperating: one.cooperating,
  applicant: one.applicant,
  promised: one.promised,
  askFirst: one.ask_first,
  components: one.components
    .map((part) => ({
      order: part.order,
      name: 'matter' in part ? nameOf.get(part.matter)! : part.name,
      matter: 'matter' in part ? part.matter : null,
      external: 'matter' in part ? null : part.external,
      when: part.when ?? null,
    }))
    .toSorted((a, b) => a.order - b.order),
  oneVisitRules: one.one_visit_rules,
  confidence: one.confidence,
  sourceNote: one.source_note,
});

/** What the parts of a catalogue say against each other; one sentence each. */
function crossBreaches(given: File): string[] {
  const departments = new Set(given.departments.map((one) => one.name));
  const groups = new Set(given.window_groups.map((one) => one.name));
  const matters = new Map(given.matters.map((one) => [one.code, one]));
  const codes = [...given.matters, ...given.joint_matters].map((one) => one.code);
  const unknownDepartment = (code: string, names: readonly string[]) =>
    names.filter((name) => !departments.has(name)).map((name) => `${code} names the department ${name}, which is not listed`);
  return [
    ...codes.filter((one, index) => codes.indexOf(one) !== index).map((one) => `${one} stands twice`),
    ...given.matters.flatMap((one) => [
      ...unknownDepartment(one.code, [one.department]),
      ...one.windows
        .filter((name) => !groups.has(name))
        .map((name) => `${one.code} names the window group ${name}, which is not listed`),
      ...((one.statutory.unit === 'none') === (one.statutory.limit === null)
        ? []
        : [`${one.code} has a statutory limit without a unit, or the other way round`]),
    ]),
    ...given.town_matters
      .filter((one) => matters.get(one.code)?.tier !== 'town')
      .map((one) => `${one.code} is listed as a matter of the town, and is none`),
    ...given.joint_matters.flatMap((one) => [
      ...unknownDepartment(one.code, [one.lead, ...one.cooperating]),
      ...one.components
        .filter((part) => 'matter' in part && !matters.has(part.matter))
        .map((part) => `${one.code} is made of ${'matter' in part ? part.matter : ''}, which is not there`),
    ]),
  ];
}
