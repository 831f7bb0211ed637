import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { adjustBody, type AdjustBody, type GroupView, type WindowView } from '../wire.ts';
import { AdjustReason } from './AdjustReason.tsx';
import { MattersField } from './MattersField.tsx';
import { TypesField } from './TypesField.tsx';

const labels = { types: '窗口类型', groupIds: '业务组', matterCodes: '限定事项', reason: '调整理由' } as const;

type Props = {
  window: WindowView;
  groups: readonly GroupView[];
  ownTypes: readonly string[];
  /** What a suggestion would have it serve as well, and why. */
  proposed?: { groupId: GroupView['groupId']; matterCode: string | null; reason: string };
  onSend: (body: AdjustBody) => Promise<unknown>;
};

/**
 * Changes what a window serves, at once; a suggestion stands in it already and can be changed.
 *
 * @clause chengan.queue.7.1.1  windows are adjusted with a reason
 */
export function AdjustForm({ window, groups, ownTypes, proposed, onSend }: Props) {
  const isHeld = window.matterCodes.length > 0;
  const form = useForm(adjustBody, {
    initial: {
      types: window.types,
      groupIds: [...new Set([...window.groupIds, ...(proposed ? [proposed.groupId] : [])])],
      // A window that takes every matter of its groups takes this one too.
      matterCodes: [...new Set([...window.matterCodes, ...(isHeld && proposed?.matterCode ? [proposed.matterCode] : [])])],
      reason: proposed?.reason ?? '',
    },
    draft: undefined,
    onSubmit: onSend as (body: unknown) => Promise<unknown>,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <p>保存后立即生效：叫号、取号机和大屏随之改变。手上的号照常办完。</p>
      <FormSummary form={form} labels={labels} />
      <ChoiceField
        form={form}
        name="groupIds"
        label={labels.groupIds}
        pick="some"
        choices={groups
          .filter(({ state }) => state === 'in-use')
          .map(({ groupId, name, prefix }) => ({ value: groupId, label: `${prefix} ${name}` }))}
      />
      <MattersField form={form} label={labels.matterCodes} />
      <TypesField form={form} label={labels.types} ownTypes={ownTypes} />
      <AdjustReason form={form} label={labels.reason} />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存调整" pending={form.sending} onPress={() => {}}>
        保存调整
      </KeyButton>
    </form>
  );
}
