export { grantsOfDeviceKind, grantsOfPosition, isPosition, positionCodes, positions, type Position } from './positions.ts';
export { coverSteps, longestCoverDays, type CoverState } from './cover.ts';
export { peoplePolicy, shownName, type BadgeName } from './policy.ts';
