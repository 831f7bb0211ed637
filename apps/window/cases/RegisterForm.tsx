import { useEffect, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, MatterCode, WindowId } from '../../../kernel/ids.ts';
import { call } from '../../../platform/ui/client.ts';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { searchMatters } from '../../../registers/catalogue/wire.ts';
import {
  ApplicantFields,
  caseLabels,
  CaseFrame,
  CaseNoField,
  SuperiorApprovalField,
  useCaseForm,
} from '../../../systems/time-limit/web/cases/CaseFields.tsx';
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

/** Registers the case of the visitor in hand: matter, window and day stand already; often only the contact is left to type. */
export function RegisterForm({ hallId, windowId, today, visitor, cases, onDone }: Props) {
  const given = {
    matterCode: visitor.matter?.code ?? '',
    'applicant.name': visitor.name ?? '',
    acceptedOn: today,
    receivedOn: today,
    windowId,
  };
  const { form, waiver } = useCaseForm(given, async (body) => {
    await cases.send(registerCase, { params: { hallId }, body }, ({ case: line }) => registeredWords(line, today));
    onDone();
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
    <CaseFrame form={form} waiver={waiver} leads={cases.duties.leads} labels={{ acceptedOn: '受理' }} ref={markFirst}>
      {visitor.matter ? (
        <p className="case-chosen win-case-matter">
          <strong>{visitor.matter.name}</strong>
        </p>
      ) : (
        <MatterField form={form} name="matterCode" label={caseLabels.matterCode} find={find} />
      )}
      <div className="case-pair">
        <ApplicantFields form={form} />
        <ChoiceField
          form={form}
          name="acceptedOn"
          label="受理"
          optional={false}
          choices={[
            { value: today, label: '当场受理', note: '材料齐全、符合形式，从今天起按受理计' },
            { value: '', label: '先收件，待审查', note: '五个工作日内告知是否受理或一次性告知补正' },
          ]}
        />
        <div>
          <CaseNoField form={form} />
          <SuperiorApprovalField form={form} />
        </div>
      </div>
    </CaseFrame>
  );
}

/** The first field that is still empty is where the sheet begins; it looks for this mark when it opens. */
function markFirst(form: HTMLFormElement | null): void {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input.yc-input') ?? [])];
  (fields.find(({ value }) => value === '') ?? fields[0])?.setAttribute('data-first', '');
}
