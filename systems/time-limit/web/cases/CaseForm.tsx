import { useState } from 'react';
import type { z } from 'zod';
import type { Day } from '../../../../kernel/day.ts';
import { ChoiceField, type Choice } from '../../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../../platform/ui/TextField.tsx';
import { useForm } from '../../../../platform/ui/use-form.ts';
import { registerCase } from '../../wire-cases.ts';
import { WaiveField, waivableCodes } from './CaseActs.tsx';
import { MatterField, type FindMatters } from './MatterField.tsx';
import './cases.css';

export type CaseBody = z.output<typeof registerCase.body>;

const labels = {
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

type Props = {
  today: Day;
  find: FindMatters;
  windows: readonly Choice[];
  /** The window at which the person sits. */
  windowId?: string;
  /** Who can answer for a case; nobody chosen: whoever registers. Left out: it is whoever registers. */
  people?: readonly Choice[];
  /** Whether a late day may be set aside with a reason. */
  leads: boolean;
  onSend: (body: CaseBody) => Promise<unknown>;
};

/** Registers a case in the time-limit register; its limits come from the catalogue. */
export function CaseForm({ today, find, windows, windowId = '', people, leads, onSend }: Props) {
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const form = useForm(registerCase.body, {
    initial: {
      matterCode: '',
      'applicant.name': '',
      'applicant.contact': '',
      receivedOn: today,
      acceptedOn: '',
      windowId,
      responsible: '',
      caseNo: '',
      pace: '',
      needsSuperiorApproval: false,
    },
    draft: undefined,
    onSubmit: async (body) => {
      const waive = codes.length > 0 && reason.trim() ? { waive: codes.map((code) => ({ code, reason: reason.trim() })) } : {};
      try {
        await onSend({ ...body, ...waive });
      } catch (error) {
        setCodes(waivableCodes(error));
        throw error;
      }
    },
  });
  return (
    <form className="case-form" onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <MatterField form={form} name="matterCode" label={labels.matterCode} find={find} />
      <div className="case-pair">
        <TextField form={form} name="applicant.name" label={labels['applicant.name']} />
        <TextField
          form={form}
          name="applicant.contact"
          label={labels['applicant.contact']}
          example="手机号，用于告知进度和延期"
        />
        <TextField form={form} name="receivedOn" label={labels.receivedOn} type="day" />
        <TextField form={form} name="acceptedOn" label={labels.acceptedOn} type="day" example="当场受理的填写；待审查的留空" />
        <ChoiceField form={form} name="windowId" label={labels.windowId} choices={windows} pick="listed" />
        {people && (
          <ChoiceField
            form={form}
            name="responsible"
            label={labels.responsible}
            choices={people}
            pick="listed"
            example="不选即由登记人承办"
          />
        )}
        <TextField form={form} name="caseNo" label={labels.caseNo} example="业务系统的编号；没有的留空，由大厅编号" />
        <ChoiceField
          form={form}
          name="pace"
          label={labels.pace}
          pick="listed"
          choices={[
            { value: 'immediate', label: '即办件（当场办结）' },
            { value: 'same-day', label: '当日件（当日办结）' },
            { value: 'promised', label: '承诺件' },
          ]}
          example="不选即按事项目录；可以比目录快，不能慢"
        />
      </div>
      <label className="yc-choice case-check">
        <input
          type="checkbox"
          checked={form.value('needsSuperiorApproval') === true}
          onChange={(event) => form.set('needsSuperiorApproval', event.target.checked)}
        />
        <span>
          {labels.needsSuperiorApproval}
          <small>上级批准的时间可以从承诺时限中扣除</small>
        </span>
      </label>
      <WaiveField codes={leads ? codes : []} reason={reason} onReason={setReason} />
      <p className="case-buttons">
        <KeyButton tone="main" type="submit" pending={form.sending} keyName="Ctrl+Enter" title="登记办件" onPress={() => {}}>
          登记
        </KeyButton>
      </p>
    </form>
  );
}
