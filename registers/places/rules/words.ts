import type { Id } from '../../../kernel/ids.ts';

/** A window group (业务组) of one hall. */
export type GroupId = Id<'group'>;

/** The level of a jurisdiction, and of a hall in it: a town's hall is the 便民服务中心. */
export const levels = ['county', 'district', 'town'] as const;
export type Level = (typeof levels)[number];

/**
 * The types of window that the text names; a hall adds its own words.
 *
 * @clause xuchang.queue.3.2  consultation, handling, "cannot get it done", and others
 */
export const namedWindowTypes = ['综合咨询窗口', '综合办事窗口', '“办不成事”反映窗口'] as const;

/** What visitors come to a group for. A group of assistance or of unresolved matters serves any matter and owns none. */
export const businesses = ['handling', 'consultation', 'assistance', 'unresolved'] as const;
export type Business = (typeof businesses)[number];

export const departmentKinds = ['bureau', 'vertical', 'mass-organisation', 'utility', 'town'] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

/** Whether it stands in the register as in use. A paused window is in use; a closed one is not. */
export const placeStates = ['in-use', 'closed'] as const;
export type State = (typeof placeStates)[number];

/** What a span of opening is: `lunch` the reduced shift over midday, `extended` the hours beyond the ordinary ones (延时服务). */
export const shifts = ['ordinary', 'lunch', 'extended'] as const;

/** One span of opening, `HH:MM` to `HH:MM`; at `to` the hall is closed. */
export type OpenSpan = { from: string; to: string; shift: (typeof shifts)[number] };

/** Opening hours by weekday, Monday is 1; a weekday that is not named is closed. */
export type WeekHours = { weekday: number; spans: OpenSpan[] }[];
