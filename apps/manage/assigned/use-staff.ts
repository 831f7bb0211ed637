import type { Choice } from '../../../platform/ui/ChoiceField.tsx';
import { listHallPeople } from '../../../registers/people/wire.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';

/** Who may undertake a matter of this hall: its staff, those who lead first. Two of one name are told apart by their badge. */
export function useStaff() {
  const { hall } = useStanding();
  const asked = useAsk(listHallPeople, { params: { hallId: hall.hallId }, query: {} });
  const rank = (position: string | undefined) => ['hall-director', 'area-lead'].findIndex((one) => one === position);
  const choices: Choice[] = (asked.answer?.people ?? [])
    .toSorted((a, b) => weight(rank(a.positions[0]?.position)) - weight(rank(b.positions[0]?.position)))
    .map(({ personId, name, badgeNo, positions }) => ({
      value: personId,
      label: `${name}（${[positions[0]?.title ?? '未安排岗位', badgeNo].filter(Boolean).join(' ')}）`,
    }));
  return { asked, choices };
}

const weight = (place: number): number => (place < 0 ? 9 : place);
