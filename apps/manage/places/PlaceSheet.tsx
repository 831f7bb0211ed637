import type { Contract } from '../../../platform/wire/contract.ts';
import type { CallOf } from '../../../platform/ui/client.ts';
import * as wire from '../../../registers/places/wire.ts';
import { AreaForm } from '../../../registers/places/web/AreaForm.tsx';
import { GroupForm } from '../../../registers/places/web/GroupForm.tsx';
import { HallForm } from '../../../registers/places/web/HallForm.tsx';
import { MiddayDutyForm } from '../../../registers/places/web/MiddayDutyForm.tsx';
import { ReasonForm } from '../../../registers/places/web/ReasonForm.tsx';
import { WindowForm } from '../../../registers/places/web/WindowForm.tsx';
import { Sheet } from '../Sheet.tsx';
import { useStanding } from '../session.ts';
import type { Writes } from '../use-writes.ts';

type Area = wire.HallView['areas'][number];

/** What is being filled in; without its object, a new one. */
export type OnSheet =
  | { kind: 'window'; window?: wire.WindowView }
  | { kind: 'toggle window'; window: wire.WindowView }
  | { kind: 'midday duty' }
  | { kind: 'group'; group?: wire.GroupView }
  | { kind: 'close group'; group: wire.GroupView }
  | { kind: 'hall'; hall?: wire.HallView }
  | { kind: 'close hall' }
  | { kind: 'area'; area?: Area }
  | { kind: 'close area'; area: Area };

type Props = {
  sheet: OnSheet;
  known: { groups: readonly wire.GroupView[]; windows: readonly wire.WindowView[]; departments: readonly wire.DepartmentView[] };
  writes: Writes;
  onClose: () => void;
};

const titles: Record<OnSheet['kind'], (isNew: boolean) => string> = {
  window: (isNew) => (isNew ? '新增窗口' : '调整窗口'),
  'toggle window': () => '停用或启用窗口',
  'midday duty': () => '午间值班窗口',
  group: (isNew) => (isNew ? '新增业务组' : '修改业务组'),
  'close group': () => '停用业务组',
  hall: (isNew) => (isNew ? '新增大厅' : '修改大厅信息'),
  'close hall': () => '停用大厅',
  area: (isNew) => (isNew ? '新增功能区' : '功能区改名'),
  'close area': () => '停用功能区',
};

/** The form for one thing of the register; it closes when the server has taken it. */
export function PlaceSheet({ sheet, known, writes, onClose }: Props) {
  const isNew = !(
    ('window' in sheet && sheet.window) ||
    ('group' in sheet && sheet.group) ||
    ('hall' in sheet && sheet.hall) ||
    ('area' in sheet && sheet.area)
  );
  return (
    <Sheet title={titles[sheet.kind](isNew)} onClose={onClose} width={sheet.kind === 'hall' ? 'wide' : 'narrow'}>
      <FormOf sheet={sheet} known={known} writes={writes} onClose={onClose} />
    </Sheet>
  );
}

function FormOf({ sheet, known, writes, onClose }: Props) {
  const { hall } = useStanding();
  const { hallId } = hall;
  const send = async <C extends Contract>(contract: C, given: CallOf<C>, done: string) => {
    await writes.send(contract, given, done);
    onClose();
  };
  switch (sheet.kind) {
    case 'window': {
      const shared = {
        hall,
        groups: known.groups,
        departments: known.departments,
        ownTypes: known.windows.flatMap(({ types }) => types),
      };
      const { window } = sheet;
      if (!window) {
        const nextNumber = Math.max(0, ...known.windows.map(({ number }) => number)) + 1;
        return (
          <WindowForm
            {...shared}
            nextNumber={nextNumber}
            onSend={(body) => send(wire.addWindow, { params: { hallId }, body }, `已新增 ${body.number} 号窗口`)}
          />
        );
      }
      const params = { hallId, windowId: window.windowId };
      return (
        <WindowForm
          {...shared}
          window={window}
          onSend={(body) => send(wire.changeWindow, { params, body }, `${body.number} 号窗口的调整已生效`)}
        />
      );
    }
    case 'toggle window': {
      const { window } = sheet;
      const params = { hallId, windowId: window.windowId };
      const isOpen = window.state === 'in-use';
      return (
        <ReasonForm
          about={
            isOpen
              ? `停用 ${window.number} 号窗口（${window.name}）：立即生效，不再向它派号。短时离开请由窗口人员按“暂离”，不必停用。`
              : `启用 ${window.number} 号窗口（${window.name}）：立即生效。`
          }
          action={isOpen ? '停用窗口' : '启用窗口'}
          clauses={['chengan.queue.7.1.1']}
          onSend={(body) =>
            send(
              isOpen ? wire.closeWindow : wire.openWindow,
              { params, body },
              `${window.number} 号窗口已${isOpen ? '停用' : '启用'}`,
            )
          }
        />
      );
    }
    case 'midday duty':
      return (
        <MiddayDutyForm
          hours={hall.hours}
          windows={known.windows}
          groups={known.groups}
          onSend={(body) => send(wire.arrangeMiddayDuty, { params: { hallId }, body }, '午间值班安排已生效')}
        />
      );
    case 'group': {
      const { group } = sheet;
      return (
        <GroupForm
          {...(group ? { group } : {})}
          nextOrder={known.groups.length + 1}
          onSend={(body) =>
            group
              ? send(wire.changeGroup, { params: { hallId, groupId: group.groupId }, body }, `业务组“${body.name}”已修改`)
              : send(wire.addGroup, { params: { hallId }, body }, `已新增业务组“${body.name}”`)
          }
        />
      );
    }
    case 'close group': {
      const { groupId, name } = sheet.group;
      return (
        <ReasonForm
          about={`停用业务组“${name}”：取号机上不再显示。仍有窗口服务它时不能停用。`}
          action="停用业务组"
          onSend={(body) => send(wire.closeGroup, { params: { hallId, groupId }, body }, `业务组“${name}”已停用`)}
        />
      );
    }
    case 'hall':
      return (
        <HallForm
          {...(sheet.hall ? { hall: sheet.hall } : {})}
          onSend={(body) =>
            sheet.hall
              ? send(wire.changeHall, { params: { hallId }, body }, '大厅信息已修改')
              : send(wire.addHall, { body }, `已新增${body.name}`)
          }
        />
      );
    case 'close hall':
      return (
        <ReasonForm
          about={`停用${hall.name}：窗口须先全部停用。停用后不能恢复，历史记录仍可查询。`}
          action="停用大厅"
          onSend={(body) => send(wire.closeHall, { params: { hallId }, body }, `${hall.name}已停用`)}
        />
      );
    case 'area': {
      const { area } = sheet;
      return (
        <AreaForm
          {...(area ? { name: area.name } : {})}
          onSend={(body) =>
            area
              ? send(wire.changeArea, { params: { hallId, areaId: area.areaId }, body }, `功能区已改名为“${body.name}”`)
              : send(wire.addArea, { params: { hallId }, body }, `已新增功能区“${body.name}”`)
          }
        />
      );
    }
    case 'close area': {
      const { areaId, name } = sheet.area;
      return (
        <ReasonForm
          about={`停用功能区“${name}”：区内窗口须先移到别的区。`}
          action="停用功能区"
          onSend={(body) => send(wire.closeArea, { params: { hallId, areaId }, body }, `功能区“${name}”已停用`)}
        />
      );
    }
  }
}
