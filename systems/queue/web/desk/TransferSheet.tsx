import { useState } from 'react';
import type { DepartmentId } from '../../../../kernel/ids.ts';
import type { GroupId } from '../../../../registers/places/wire.ts';
import type { BodyOf } from '../../../../platform/wire/contract.ts';
import type { transfer, WindowId } from '../../wire.ts';
import { PickOne } from './PickOne.tsx';
import { places } from './places.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { transferChoices, type GoingTo } from './transfer-choices.ts';

type Body = BodyOf<typeof transfer>;
type Place = Body['place'];
/** Where to, and at which place of the line. */
export type TransferTo = Pick<Body, 'place'> &
  ({ toWindowId: WindowId } | { toGroupId: GroupId } | { toDepartmentId: DepartmentId });

type TransferSheetProps = Omit<SheetProps, 'children'> &
  GoingTo & {
    /** The window it is transferred from. */
    from: WindowId;
    onSend: (body: TransferTo, where: string) => void;
  };

/** Asks where the visitor goes on: a window, those at work first, a group, or a department; and at which place of the line. */
export function TransferSheet({ windows, groups, departments, from, onSend, ...sheet }: TransferSheetProps) {
  const [place, setPlace] = useState<Place>('by-arrival');
  const others = windows.filter((window) => window.windowId !== from);
  const choices = transferChoices({ windows: others, groups, departments });
  const take = (id: string) => {
    const window = others.find((one) => one.windowId === id);
    const group = groups.find((one) => one.groupId === id);
    const department = departments.find((one) => one.departmentId === id);
    if (window) onSend({ toWindowId: window.windowId, place }, `${window.number}号窗口`);
    else if (group) onSend({ toGroupId: group.groupId, place }, group.name);
    else if (department) onSend({ toDepartmentId: department.departmentId, place }, department.name);
  };
  return (
    <Sheet {...sheet}>
      <PickOne
        label="转到哪个窗口、业务组或部门（输入窗口号或名称后按 Enter，或按 ↓ 选择）"
        choices={choices}
        none="没有这样的窗口、业务组或部门，请改换输入。"
        onPick={take}
      />
      <fieldset className="qd-radios">
        <legend>排在</legend>
        {places.map((one) => (
          <label key={one.place}>
            <input type="radio" name="transfer-place" checked={place === one.place} onChange={() => setPlace(one.place)} />
            {one.words}
          </label>
        ))}
      </fieldset>
    </Sheet>
  );
}
