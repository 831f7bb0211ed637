import type { Day } from '../../../../kernel/day.ts';
import { ChoiceField, type Choice } from '../../../../platform/ui/ChoiceField.tsx';
import { TextField } from '../../../../platform/ui/TextField.tsx';
import {
  ApplicantFields,
  caseLabels,
  CaseFrame,
  CaseNoField,
  SuperiorApprovalField,
  useCaseForm,
  type CaseBody,
} from './CaseFields.tsx';
import { MatterField, type FindMatters } from './MatterField.tsx';

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
  const { form, waiver } = useCaseForm({ receivedOn: today, windowId }, onSend);
  return (
    <CaseFrame form={form} waiver={waiver} leads={leads}>
      <MatterField form={form} name="matterCode" label={caseLabels.matterCode} find={find} />
      <div className="case-pair">
        <ApplicantFields form={form} />
        <TextField form={form} name="receivedOn" label={caseLabels.receivedOn} type="day" />
        <TextField
          form={form}
          name="acceptedOn"
          label={caseLabels.acceptedOn}
          type="day"
          example="当场受理的填写；待审查的留空"
        />
        <ChoiceField form={form} name="windowId" label={caseLabels.windowId} choices={windows} pick="listed" />
        {people && (
          <ChoiceField
            form={form}
            name="responsible"
            label={caseLabels.responsible}
            choices={people}
            pick="listed"
            example="不选即由登记人承办"
          />
        )}
        <CaseNoField form={form} />
        <ChoiceField
          form={form}
          name="pace"
          label={caseLabels.pace}
          pick="listed"
          choices={[
            { value: 'immediate', label: '即办件（当场办结）' },
            { value: 'same-day', label: '当日件（当日办结）' },
            { value: 'promised', label: '承诺件' },
          ]}
          example="不选即按事项目录；可以比目录快，不能慢"
        />
      </div>
      <SuperiorApprovalField form={form} />
    </CaseFrame>
  );
}
