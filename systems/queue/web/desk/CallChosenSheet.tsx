import { useState } from 'react';
import type { TicketId, WindowState } from '../../wire.ts';
import { PickOne } from './PickOne.tsx';
import { ReasonSheet } from './ReasonSheet.tsx';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { visitWords } from '../visit-words.ts';
import { reasonWords } from './words.ts';

type CallChosenSheetProps = Omit<SheetProps, 'children' | 'title'> & {
  waiting: WindowState['waiting'];
  missed: WindowState['missed'];
  onSend: (ticketId: TicketId, reason: string) => void;
  pending: boolean;
};

const usual = ['行动不便或带小孩，不宜久等', '有急事，已征得前面来访人同意', '过号后已回到窗口', '负责人安排'];

/** Calls a number out of its order: first which, then why. */
export function CallChosenSheet({ waiting, missed, onSend, pending, ...sheet }: CallChosenSheetProps) {
  const [chosen, setChosen] = useState<TicketId>();
  const callable = [
    ...waiting.map((one) => ({ ...one, stands: reasonWords(one) })),
    ...missed.map((one) => ({ ...one, stands: '过号' })),
  ];
  const ticket = callable.find((one) => one.ticketId === chosen);
  if (ticket) {
    return (
      <ReasonSheet
        key="reason"
        {...sheet}
        title={`指定呼叫 ${ticket.number}：请写明理由`}
        usual={usual}
        verb="呼叫"
        pending={pending}
        onSend={(reason) => onSend(ticket.ticketId, reason)}
      />
    );
  }
  return (
    <Sheet key="pick" {...sheet} title="指定呼叫哪个号">
      <PickOne
        label="输入号码后按 Enter，或按 ↓ 选择"
        choices={callable.map((one) => ({
          id: one.ticketId,
          label: one.number,
          detail: visitWords(one, one.matterName ?? one.groupName),
          state: one.stands,
        }))}
        none="等候的人里没有这个号，可能已被其他窗口呼叫。"
        onPick={(id) => setChosen(callable.find((one) => one.ticketId === id)?.ticketId)}
      />
    </Sheet>
  );
}
