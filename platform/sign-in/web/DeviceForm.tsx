import { z } from 'zod';
import { id, line } from '../../wire/fields.ts';
import { ChoiceField, type Choice } from '../../ui/ChoiceField.tsx';
import { FormSummary } from '../../ui/FormSummary.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useForm } from '../../ui/use-form.ts';
import { deviceKind } from '../wire.ts';
import { deviceKindWords } from './DeviceTable.tsx';

const isOfWindow = (kind: unknown) => kind === 'strip' || kind === 'pad';

/** One form for two messages: what stands at a window names it, what stands in the hall does not. A printer may do either. */
const newDevice = z
  .strictObject({ kind: deviceKind, name: line(60), windowId: id<'window'>().optional() })
  .refine(({ kind, windowId }) => !isOfWindow(kind) || windowId !== undefined, {
    error: '窗口屏和评价器须说明在哪个窗口',
    path: ['windowId'],
  });
export type NewDeviceBody = z.output<typeof newDevice>;

const labels = { kind: '种类', name: '名称', windowId: '在哪个窗口' } as const;

/** Registers a device. */
export function DeviceForm({
  windows,
  onSend,
}: {
  windows: readonly Choice[];
  onSend: (body: NewDeviceBody) => Promise<unknown>;
}) {
  const form = useForm(newDevice, { initial: { kind: '', name: '', windowId: '' }, draft: undefined, onSubmit: onSend });
  const kind = form.value('kind');
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <ChoiceField
        form={form}
        name="kind"
        label={labels.kind}
        choices={deviceKind.options.map((value) => ({ value, label: deviceKindWords[value] }))}
      />
      <TextField form={form} name="name" label={labels.name} example="看名字就找得到，如：东门取号机" />
      {(isOfWindow(kind) || kind === 'printer') && (
        <ChoiceField
          form={form}
          name="windowId"
          label={labels.windowId}
          pick="listed"
          choices={windows}
          optional={kind === 'printer'}
          {...(kind === 'printer' ? { example: '大厅公用的打印机留空' } : {})}
        />
      )}
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        登记设备
      </KeyButton>
    </form>
  );
}
