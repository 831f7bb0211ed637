import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { DepartmentId } from '../../../kernel/ids.ts';
import type { DepartmentCard, PlacesFact } from './facts.ts';
import type { State } from './words.ts';

export type KnownDepartment = { departmentId: DepartmentId; name: string; code: string; state: State };

/** Adds a department to the jurisdiction, or changes the card of one. */
export function cardDepartment(
  departments: readonly KnownDepartment[],
  departmentId: DepartmentId,
  card: DepartmentCard,
): Decision<PlacesFact> {
  const known = departments.find((one) => one.departmentId === departmentId);
  const others = departments.filter((one) => one.departmentId !== departmentId && one.state === 'in-use');
  const refusals = [
    known?.state === 'closed' && refuse('department-out-of-use'),
    others.some((one) => one.code === card.code) && {
      ...refuse('department-code-taken'),
      values: { code: card.code },
      path: ['body', 'code'],
    },
    others.some((one) => one.name === card.name) && {
      ...refuse('department-name-taken'),
      values: { name: card.name },
      path: ['body', 'name'],
    },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: known ? 'DepartmentChanged' : 'DepartmentAdded', departmentId, ...card });
}

/** Closes a department that has no window in use any more. `windows` names them with their hall. */
export function closeDepartment(department: KnownDepartment, windows: readonly string[]): Decision<PlacesFact> {
  const refusals = [
    department.state === 'closed' && refuse('department-out-of-use'),
    windows.length > 0 && { ...refuse('department-has-windows'), values: { windows: windows.join('、') } },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'DepartmentClosed', departmentId: department.departmentId });
}
