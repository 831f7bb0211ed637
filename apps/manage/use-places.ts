import { listDepartments, listWindows } from '../../registers/places/wire.ts';
import { useStanding } from './session.ts';
import { useAsk } from './use-ask.ts';

/** Names of halls, areas, windows of this hall, and departments, for lists and forms that point at them. */
export function usePlaces() {
  const { hall, halls } = useStanding();
  const windows = useAsk(listWindows, { params: { hallId: hall.hallId }, query: { state: 'all' } });
  const departments = useAsk(listDepartments, { query: { state: 'all' } });
  const known = windows.answer ?? [];
  return {
    hallId: hall.hallId,
    halls: halls.map(({ hallId, name, areas }) => ({ hallId, name, areas: areas.filter(({ state }) => state === 'in-use') })),
    windows: known,
    windowChoices: known
      .filter(({ state }) => state === 'in-use')
      .map(({ windowId, number, name }) => ({ value: windowId, label: `${number} 号 ${name}` })),
    hallChoices: halls.map(({ hallId, name }) => ({ value: hallId, label: name })),
    departmentChoices: (departments.answer ?? [])
      .filter(({ state }) => state === 'in-use')
      .map(({ departmentId, name }) => ({ value: departmentId, label: name })),
    departmentName: (departmentId: string | undefined) =>
      departments.answer?.find((one) => one.departmentId === departmentId)?.name ?? '',
  };
}

export type Places = ReturnType<typeof usePlaces>;
