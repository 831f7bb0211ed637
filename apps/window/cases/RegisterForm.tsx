import { useEffect, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, MatterCode, WindowId } from '../../../kernel/ids.ts';
import { call } from '../../../platform/ui/client.ts';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { searchMatters } from '../../../registers/catalogue/wire.ts';
import { waivableCodes, WaiveField } from '../../../systems/time-limit/web/cases/CaseActs.tsx';
import { MatterField, type FindMatters } from '../../../systems/time-limit/web/cases/MatterField.tsx';
import { registeredWords, registerCase } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import type { CasesInHand } from './use-cases.ts';

/** Whose case it is, as the desk knows it when the form opens. */
export type Visitor = {
  number: string | undefined;
  name: string | undefined;
  matter: { code: MatterCode; name: string } | undefined;
};

type Props = {
  hallId: HallId;
  windowId: WindowId;
  today: Day;
  visitor: Visitor;
  cases: CasesInHand;
  onDone: () => void;
};

const labels = {
  matterCode: '事项',
  'applicant.name': '申请人',
  'applicant.contact': '联系方式',
  acceptedOn: '受理',
  caseNo: '办件编号',
} as const;

/** Registers the case of the visitor in hand: matter, window and day stand already; often only the contact is left to type. */
export function RegisterForm({ hallId, windowId, today, visitor, cases, onDone }: Props) {
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const { leads } = cases.duties;
  const form = useForm(registerCase.body, {
    initial: {
      matterCode: visitor.matter?.code ?? '',
      'applicant.name': visitor.name ?? '',
      'applicant.contact': '',
      acceptedOn: today,
      receivedOn: today,
      windowId,
      caseNo: '',
      needsSuperiorApproval: false,
    },
    draft: undefined,
    onSubmit: async (body) => {
      const waive = codes.length > 0 && reason.trim() ? { waive: codes.map((code) => ({ code, reason: reason.trim() })) } : {};
      try {
        await cases.send(registerCase, { params: { hallId }, body: { ...body, ...waive } }, ({ case: line }) =>
          registeredWords(line, today),
        );
      } catch (error) {
        setCodes(waivableCodes(error));
        throw error;
      }
      onDone();
    },
  });
  // A matter chosen by Enter takes its field away; the typing goes on at the next one.
  const isChosen = !visitor.matter && form.value('matterCode') !== '';
  const nameField = form.idOf('applicant.name');
  useEffect(() => {
    if (isChosen) document.getElementById(nameField)?.focus();
  }, [isChosen, nameField]);
  const [find] = useState<FindMatters>(() => async (search: string, signal: AbortSignal) => {
    const { matters } = await call(searchMatters, { params: { hallId }, query: { search }, signal });
    return matters.filter(({ isServedHere }) => isServedHere);
  });
  return (
    <form className="case-form" onSubmit={form.submit} noValidate ref={markFirst}>
      <FormSummary form={form} labels={labels} />
      {visitor.matter ? (
        <p className="case-chosen win-case-matter">
          <strong>{visitor.matter.name}</strong>
        </p>
      ) : (
        <MatterField form={form} name="matterCode" label={labels.matterCode} find={find} />
      )}
      <div className="case-pair">
        <TextField form={form} name="applicant.name" label={labels['applicant.name']} />
        <TextField
          form={form}
          name="applicant.contact"
          label={labels['applicant.contact']}
          example="手机号，用于告知进度和延期"
        />
        <ChoiceField
          form={form}
          name="acceptedOn"
          label={labels.acceptedOn}
          optional={false}
          choices={[
            { value: today, label: '当场受理', note: '材料齐全、符合形式，从今天起按受理计' },
            { value: '', label: '先收件，待审查', note: '五个工作日内告知是否受理或一次性告知补正' },
          ]}
        />
        <div>
          <TextField form={form} name="caseNo" label={labels.caseNo} example="业务系统的编号；没有的留空，由大厅编号" />
          <label className="yc-choice case-check">
            <input
              type="checkbox"
              checked={form.value('needsSuperiorApproval') === true}
              onChange={(event) => form.set('needsSuperiorApproval', event.target.checked)}
            />
            <span>
              需报上级批准
              <small>上级批准的时间可以从承诺时限中扣除</small>
            </span>
          </label>
        </div>
      </div>
      <WaiveField codes={leads ? codes : []} reason={reason} onReason={setReason} />
      <p className="case-buttons">
        <KeyButton tone="main" type="submit" pending={form.sending} keyName="Ctrl+Enter" title="登记办件" onPress={() => {}}>
          登记
        </KeyButton>
      </p>
    </form>
  );
}

/** The first field that is still empty is where the sheet begins; it looks for this mark when it opens. */
function markFirst(form: HTMLFormElement | null): void {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input.yc-input') ?? [])];
  (fields.find(({ value }) => value === '') ?? fields[0])?.setAttribute('data-first', '');
}
