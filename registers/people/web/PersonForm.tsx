import type { z } from 'zod';
import { ChoiceField, type Choice } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { addPerson, type readPerson } from '../wire.ts';
import './people.css';

const labels = {
  name: '姓名',
  badgeNo: '工号',
  phone: '联系电话',
  departmentId: '部门',
  dispatchingUnit: '派出单位',
  hallId: '所在大厅',
  isPartyMember: '党员',
} as const;

type Props = {
  person?: AnswerOf<typeof readPerson>;
  departments: readonly Choice[];
  halls: readonly Choice[];
  /** The hall on the page, for a new entry. */
  hallId?: string;
  onSend: (body: z.output<typeof addPerson.body>) => Promise<unknown>;
};

/** The entry of a member of staff: a new one, or the whole entry corrected. */
export function PersonForm({ person, departments, halls, hallId, onSend }: Props) {
  const form = useForm(addPerson.body, {
    initial: {
      name: person?.name ?? '',
      badgeNo: person?.badgeNo ?? '',
      phone: person?.phone ?? '',
      departmentId: person?.departmentId ?? '',
      dispatchingUnit: person?.dispatchingUnit ?? '',
      hallId: (person ? person.hallId : hallId) ?? '',
      isPartyMember: person?.isPartyMember ?? false,
    },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="name" label={labels.name} />
      <TextField
        form={form}
        name="badgeNo"
        label={labels.badgeNo}
        clauses={['zhongyang.conduct.1.3', 'dongsheng.conduct.2.3.1.1']}
        example="工号牌上的编号，一号一人"
      />
      <TextField form={form} name="phone" label={labels.phone} type="tel" example="只供内部联系，加密保存" />
      <ChoiceField form={form} name="hallId" label={labels.hallId} pick="listed" choices={halls} />
      <ChoiceField form={form} name="departmentId" label={labels.departmentId} pick="listed" choices={departments} />
      <TextField form={form} name="dispatchingUnit" label={labels.dispatchingUnit} example="派出单位不在本辖区部门中时填写" />
      <p className="people-check">
        <label>
          <input
            type="checkbox"
            checked={form.value('isPartyMember') === true}
            onChange={(event) => form.set('isPartyMember', event.target.checked)}
          />{' '}
          {labels.isPartyMember}（是否对外亮明由本厅制度决定）
        </label>
      </p>
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存人员" pending={form.sending} onPress={() => {}}>
        {person ? '保存更正' : '登记人员'}
      </KeyButton>
    </form>
  );
}
