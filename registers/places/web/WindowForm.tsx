import type { z } from 'zod';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { changeWindow, windowBody, type DepartmentView, type GroupView, type HallView, type WindowView } from '../wire.ts';
import { AdjustReason } from './AdjustReason.tsx';
import { MattersField } from './MattersField.tsx';
import { TypesField } from './TypesField.tsx';

const labels = {
  number: '窗口号',
  name: '名称',
  secondName: '第二语言名称',
  areaId: '功能区',
  departmentId: '部门',
  types: '窗口类型',
  groupIds: '业务组',
  matterCodes: '限定事项',
  reason: '调整理由',
} as const;

type Props = {
  hall: HallView;
  groups: readonly GroupView[];
  departments: readonly DepartmentView[];
  /** Types that windows of the hall already have, beside the named ones. */
  ownTypes: readonly string[];
} & (
  | { window: WindowView; onSend: (body: z.output<typeof changeWindow.body>) => Promise<unknown> }
  | { window?: undefined; nextNumber: number; onSend: (body: z.output<typeof windowBody>) => Promise<unknown> }
);

/** The card of a window: a new one, or the whole card of one that is changed, with the reason. */
export function WindowForm(props: Props) {
  const { window, hall, groups, departments } = props;
  const form = useForm(window ? changeWindow.body : windowBody, {
    initial: {
      number: props.window ? props.window.number : props.nextNumber,
      name: window?.name ?? '',
      secondName: window?.secondName ?? '',
      areaId: window?.areaId ?? '',
      departmentId: window?.departmentId ?? '',
      types: window?.types ?? ['综合办事窗口'],
      groupIds: window?.groupIds ?? [],
      matterCodes: window?.matterCodes ?? [],
      ...(window ? { reason: '' } : {}),
    },
    draft: undefined,
    onSubmit: props.onSend as (body: unknown) => Promise<unknown>,
  });
  const areas = hall.areas.filter(({ state }) => state === 'in-use');
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="number" label={labels.number} type="number" unit="号" />
      <TextField form={form} name="name" label={labels.name} example="如：综合受理窗口" />
      <TextField form={form} name="secondName" label={labels.secondName} />
      <ChoiceField
        form={form}
        name="groupIds"
        label={labels.groupIds}
        pick="some"
        example="先选的先叫号"
        choices={groups
          .filter(({ state }) => state === 'in-use')
          .map(({ groupId, name, prefix }) => ({ value: groupId, label: `${prefix} ${name}` }))}
      />
      <TypesField form={form} label={labels.types} ownTypes={props.ownTypes} />
      {areas.length > 0 && (
        <ChoiceField
          form={form}
          name="areaId"
          label={labels.areaId}
          pick="listed"
          choices={areas.map(({ areaId, name }) => ({ value: areaId, label: name }))}
        />
      )}
      {departments.length > 0 && (
        <ChoiceField
          form={form}
          name="departmentId"
          label={labels.departmentId}
          pick="listed"
          choices={departments.map(({ departmentId, name }) => ({ value: departmentId, label: name }))}
        />
      )}
      <MattersField form={form} label={labels.matterCodes} />
      {window && <AdjustReason form={form} label={labels.reason} />}
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存窗口" pending={form.sending} onPress={() => {}}>
        {window ? '保存调整' : '新增窗口'}
      </KeyButton>
    </form>
  );
}
