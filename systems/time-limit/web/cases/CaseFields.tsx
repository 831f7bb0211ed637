import type { ReactNode, Ref } from 'react';
import type { z } from 'zod';
import { FormSummary } from '../../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../../platform/ui/TextField.tsx';
import { useForm, type Form } from '../../../../platform/ui/use-form.ts';
import { registerCase } from '../../wire-cases.ts';
import { useWaiver, WaiveField, type Waiver } from './Waiver.tsx';
import './cases.css';

export type CaseBody = z.output<typeof registerCase.body>;

/** What the fields of a case are called, wherever one is registered. */
export const caseLabels = {
  matterCode: '事项',
  'applicant.name': '申请人',
  'applicant.contact': '联系方式',
  receivedOn: '收件日期',
  acceptedOn: '受理日期',
  windowId: '收件窗口',
  responsible: '承办人',
  caseNo: '办件编号',
  pace: '办件类型',
  needsSuperiorApproval: '需报上级批准',
} as const;

type Names = keyof typeof caseLabels;
type Given = Partial<Record<Names, string>>;

/** The form over a new case. @param given  what stands in it at first */
export function useCaseForm(given: Given, onSend: (body: CaseBody) => Promise<unknown>): { form: Form; waiver: Waiver } {
  const waiver = useWaiver();
  const form = useForm(registerCase.body, {
    initial: {
      matterCode: '',
      'applicant.name': '',
      'applicant.contact': '',
      receivedOn: '',
      acceptedOn: '',
      windowId: '',
      responsible: '',
      caseNo: '',
      pace: '',
      needsSuperiorApproval: false,
      ...given,
    },
    draft: undefined,
    onSubmit: (body) => waiver.send((waived) => onSend({ ...body, ...waived })),
  });
  return { form, waiver };
}

type FrameProps = {
  form: Form;
  waiver: Waiver;
  /** Whether a refusal may be set aside with a reason. */
  leads: boolean;
  /** Where a page calls a field otherwise. */
  labels?: Given;
  ref?: Ref<HTMLFormElement>;
  children: ReactNode;
};

/** The form around its fields: what is refused and the reason to go on all the same on top, the button below. */
export function CaseFrame({ form, waiver, leads, labels, ref, children }: FrameProps) {
  return (
    <form className="case-form" onSubmit={form.submit} noValidate ref={ref}>
      <FormSummary form={form} labels={{ ...caseLabels, ...labels }} />
      {leads && <WaiveField waiver={waiver} />}
      {children}
      <p className="case-buttons">
        <KeyButton tone="main" type="submit" pending={form.sending} keyName="Ctrl+Enter" title="登记办件" onPress={() => {}}>
          登记
        </KeyButton>
      </p>
    </form>
  );
}

/** Whose case it is, and how they are reached. */
export function ApplicantFields({ form }: { form: Form }) {
  return (
    <>
      <TextField form={form} name="applicant.name" label={caseLabels['applicant.name']} />
      <TextField
        form={form}
        name="applicant.contact"
        label={caseLabels['applicant.contact']}
        example="手机号，用于告知进度和延期"
      />
    </>
  );
}

/** The number that another system has given the case. */
export function CaseNoField({ form }: { form: Form }) {
  return <TextField form={form} name="caseNo" label={caseLabels.caseNo} example="业务系统的编号；没有的留空，由大厅编号" />;
}

/** Whether a superior has to approve: that time may be deducted. */
export function SuperiorApprovalField({ form }: { form: Form }) {
  return (
    <label className="yc-choice case-check">
      <input
        type="checkbox"
        checked={form.value('needsSuperiorApproval') === true}
        onChange={(event) => form.set('needsSuperiorApproval', event.target.checked)}
      />
      <span>
        {caseLabels.needsSuperiorApproval}
        <small>上级批准的时间可以从承诺时限中扣除</small>
      </span>
    </label>
  );
}
