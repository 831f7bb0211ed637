import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { middayDutyBody, type GroupView, type HallView, type MiddayDutyBody, type WindowView } from '../wire.ts';
import { AdjustReason } from './AdjustReason.tsx';
import { middayWords } from './midday-words.ts';
import './places.css';

const labels = { windowIds: '午间值班窗口', reason: '理由' } as const;

type Props = {
  hours: HallView['hours'];
  windows: readonly WindowView[];
  groups: readonly GroupView[];
  onSend: (body: MiddayDutyBody) => Promise<unknown>;
};

/** Says which windows work through midday while the others rest. */
export function MiddayDutyForm({ hours, windows, groups, onSend }: Props) {
  const inUse = windows.filter(({ state }) => state === 'in-use');
  const form = useForm(middayDutyBody, {
    initial: {
      windowIds: inUse.filter(({ middayDuty }) => middayDuty).map(({ windowId }) => windowId),
      reason: '',
    },
    draft: undefined,
    onSubmit: onSend as (body: unknown) => Promise<unknown>,
  });
  const midday = middayWords(hours);
  // Where the hours have a shift of their own for midday, nobody named means that all may work.
  const hasShift = hours.some(({ spans }) => spans.some(({ shift }) => shift === 'lunch'));
  const served = (window: WindowView) =>
    window.groupIds.map((id) => groups.find(({ groupId }) => groupId === id)?.name ?? '').join('、');
  return (
    <form onSubmit={form.submit} noValidate className="places-duty">
      <p>
        {midday
          ? `午休时间：${midday}。选中的窗口照常叫号，其他窗口休息，等候的人保留原号。`
          : '开放时间没有午间休息，也没有“午间值班”一段，值班安排暂时不起作用；请先在“大厅与功能区”修改开放时间。'}
      </p>
      <p>保存后立即生效，直到下次修改；取号机、大屏和预计等候随之改变。</p>
      <FormSummary form={form} labels={labels} />
      <ChoiceField
        form={form}
        name="windowIds"
        label={labels.windowIds}
        pick="some"
        example={hasShift ? '一个都不选：按“午间值班”时段照常开放，不分窗口' : '一个都不选：午间全部休息'}
        choices={inUse.map((window) => ({
          value: window.windowId,
          label: `${window.number} 号　${served(window)}`,
        }))}
      />
      <AdjustReason form={form} label={labels.reason} example="记入窗口调整台账，如：本周轮值" />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存值班安排" pending={form.sending} onPress={() => {}}>
        保存值班安排
      </KeyButton>
    </form>
  );
}
