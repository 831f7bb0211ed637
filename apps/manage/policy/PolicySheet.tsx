import type { Day } from '../../../kernel/day.ts';
import { monthDay } from '../../../platform/ui/words.ts';
import * as wire from '../../../registers/policy/wire.ts';
import { ClearForm } from '../../../registers/policy/web/ClearForm.tsx';
import type { AdoptableDocument } from '../../../registers/policy/web/DocumentOrder.tsx';
import { DocumentsForm } from '../../../registers/policy/web/DocumentsForm.tsx';
import { SwitchForm } from '../../../registers/policy/web/SwitchForm.tsx';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { Sheet } from '../Sheet.tsx';
import { useStanding } from '../session.ts';
import type { Writes } from '../use-writes.ts';

export type OnPolicySheet =
  | { kind: 'documents'; adopted: readonly wire.LocalDocument[] }
  | { kind: 'set' | 'clear'; point: wire.SwitchView };

type Props = {
  sheet: OnPolicySheet;
  documents: readonly AdoptableDocument[];
  today: Day;
  writes: Writes;
  onClose: () => void;
};

/** The form for a change of the hall's policy. What then stands against the law is said, and is on record. */
export function PolicySheet({ sheet, documents, today, writes, onClose }: Props) {
  const params = { hallId: useStanding().hall.hallId };
  const said = (from: Day, what: string) => `${what}，${monthDay(from)}起施行`;
  const after = ({ warnings }: AnswerOf<typeof wire.setSwitch>) => {
    if (warnings.length > 0)
      writes.say(`已保存。请注意：现有 ${warnings.length} 项规定低于国家法律，详见“差异报告”，提示已记录。`);
    onClose();
  };
  if (sheet.kind === 'documents')
    return (
      <Sheet title="调整采用的文件和先后" onClose={onClose} width="wide">
        <DocumentsForm
          adopted={sheet.adopted}
          documents={documents}
          today={today}
          onSend={async (body) =>
            after(await writes.send(wire.adoptDocuments, { params, body }, said(body.from, '采用的文件已调整')))
          }
        />
      </Sheet>
    );
  return sheet.kind === 'set' ? (
    <Sheet title="本厅另行规定" onClose={onClose}>
      <SwitchForm
        point={sheet.point}
        today={today}
        onSend={async (body) => after(await writes.send(wire.setSwitch, { params, body }, said(body.from, '本厅规定已保存')))}
      />
    </Sheet>
  ) : (
    <Sheet title="取消本厅规定" onClose={onClose}>
      <ClearForm
        point={sheet.point}
        today={today}
        onSend={async (body) => after(await writes.send(wire.clearSwitch, { params, body }, said(body.from, '本厅规定已取消')))}
      />
    </Sheet>
  );
}
