import type { AreaId, DepartmentId, HallId, MatterCode, WindowId } from '../../../kernel/ids.ts';
import type { Business, DepartmentKind, GroupId, Level, WeekHours } from './words.ts';

/** What a fact names of a sealed text; a reason typed by a person stands there and not in the fact. */
export type WithReason = { sealed: string; digest: string };

export type HallCard = {
  name: string;
  secondName: string | null;
  level: Level;
  address: string;
  phone: string;
  hours: WeekHours;
};

export type GroupCard = {
  name: string;
  secondName: string | null;
  prefix: string;
  order: number;
  business: Business;
  catalogueName: string;
};

export type WindowCard = {
  number: number;
  name: string;
  secondName: string | null;
  areaId: AreaId | null;
  departmentId: DepartmentId | null;
  types: readonly string[];
  groupIds: readonly GroupId[];
  matterCodes: readonly MatterCode[];
};

export type DepartmentCard = {
  name: string;
  code: string;
  kind: DepartmentKind;
  phone: string | null;
  address: string | null;
  note: string | null;
};

/**
 * What this register records. Names, addresses and telephones in it are those of offices, which are public, and not of persons.
 * A card is kept whole: what it says is what holds from then on.
 *
 * @clause xuchang.queue.3.2  the card of a window holds its types, the named ones and the hall's own, its groups and its matters
 * @clause chengan.queue.7.1.1  each adjustment of a window is a fact with its time, its person and its sealed reason
 */
export type PlacesFact =
  | { type: 'JurisdictionFounded'; name: string; level: Level; timeZone: string }
  | ({ type: 'DepartmentAdded' | 'DepartmentChanged'; departmentId: DepartmentId } & DepartmentCard)
  | { type: 'DepartmentClosed'; departmentId: DepartmentId }
  | ({ type: 'HallAdded' | 'HallChanged'; hallId: HallId } & HallCard)
  | { type: 'HallClosed'; hallId: HallId }
  | { type: 'AreaAdded' | 'AreaChanged'; hallId: HallId; areaId: AreaId; name: string }
  | { type: 'AreaClosed'; hallId: HallId; areaId: AreaId }
  | ({ type: 'GroupAdded' | 'GroupChanged'; hallId: HallId; groupId: GroupId } & GroupCard)
  | { type: 'GroupClosed'; hallId: HallId; groupId: GroupId }
  | ({ type: 'WindowAdded' | 'WindowChanged'; hallId: HallId; windowId: WindowId } & WindowCard)
  | { type: 'WindowClosed' | 'WindowOpened'; hallId: HallId; windowId: WindowId }
  /** From now on the window works through the midday pause, or no longer does. */
  | { type: 'MiddayDutyGiven' | 'MiddayDutyEnded'; hallId: HallId; windowId: WindowId };
