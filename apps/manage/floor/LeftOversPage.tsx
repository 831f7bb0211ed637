import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { HallId } from '../../../kernel/ids.ts';
import { useHallNow } from '../../../platform/ui/hall-time.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { Empty } from '../../../platform/ui/states.tsx';
import { UndoToast } from '../../../platform/ui/UndoToast.tsx';
import { dayWords } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { undo } from '../../../platform/wire/house.ts';
import { RegistrableTable, RightsTable, type Contact } from '../../../systems/queue/web/floor/LeftOverTables.tsx';
import { leftOvers, registerLeftOvers, type LeftOverBecause, type LeftOverRightView } from '../../../systems/queue/wire.ts';
import { Answered } from '../Answered.tsx';
import { DayField } from '../DayField.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { Sure } from '../Sure.tsx';
import { useAsk } from '../use-ask.ts';
import { dayOf, usePageSearch } from '../use-search.ts';
import { useWrites, type Writes } from '../use-writes.ts';
import { Written } from '../Written.tsx';
import { LeftOverSlips } from './LeftOverSlips.tsx';

/** So many of a day are listed at most. */
const mostListed = 1_000;
/** So many are registered by one press; where more wait, one presses again. */
const atOnce = 200;

/** Who could not be served today, or on a day without power: they are registered, and come first the next time. */
export function LeftOversPage() {
  const standing = useStanding();
  const { hallId } = standing.hall;
  const [search, change] = usePageSearch();
  const on = dayOf(search);
  const asked = useAsk(
    leftOvers,
    { params: { hallId }, query: on === undefined ? {} : { on } },
    { when: pages.leftOvers.isOpen(standing), every: 20_000 },
  );
  const writes = useWrites();
  const [undoable, setUndoable] = useState<{ command: string; done: string }>();
  const [slips, setSlips] = useState<readonly LeftOverRightView[]>();
  return (
    <PageOf
      page="leftOvers"
      title="未办完的人"
      about={asked.answer && `现在登记的，优先至 ${dayWords(asked.answer.until)}`}
      actions={
        <>
          <DayField label="日期" day={on} onDay={(day) => change({ on: day })} />
          {asked.answer && (
            <PrintButton title="未办完、下次优先名单">{() => <RightsTable rights={asked.answer!.rights} />}</PrintButton>
          )}
        </>
      }
    >
      <Written writes={writes} />
      <Answered asked={asked}>
        {(list) => (
          <>
            <section className="manage-section">
              <h3>
                还没有登记的 {list.registrable.length} 人{list.registrable.length === mostListed && '以上，登记后会补上后面的'}
              </h3>
              {list.registrable.length === 0 ? (
                <Empty title="没有需要登记的人" next="下班时仍在等候的、停电时没有办成的，会列在这里。" />
              ) : (
                <Register key={list.day} list={list} writes={writes} hallId={hallId} onDone={setUndoable} />
              )}
            </section>
            <section className="manage-section">
              <h3>
                已登记的 {list.rights.length} 人{list.rights.length === mostListed && '以上，只列出前面的'}
              </h3>
              {list.rights.length === 0 ? (
                <p className="manage-note">还没有登记。登记后可打印凭证，或让来访人拍下二维码。</p>
              ) : (
                <>
                  <RightsTable rights={list.rights} onSlip={(right) => setSlips([right])} />
                  <p className="manage-row">
                    <KeyButton onPress={() => setSlips(list.rights.filter(({ usedAt }) => usedAt === null))}>
                      打印全部凭证
                    </KeyButton>
                  </p>
                </>
              )}
            </section>
          </>
        )}
      </Answered>
      {slips && <LeftOverSlips rights={slips} onClose={() => setSlips(undefined)} />}
      {undoable && (
        <UndoToast
          done={undoable.done}
          command={undoable.command}
          onUndo={() => {
            void writes.press(undo, { body: { command: undoable.command } }, `已撤销：${undoable.done}`);
            setUndoable(undefined);
          }}
          onOver={() => setUndoable(undefined)}
        />
      )}
    </PageOf>
  );
}

type RegisterProps = {
  list: AnswerOf<typeof leftOvers>;
  writes: Writes;
  hallId: HallId;
  onDone: (done: { command: string; done: string }) => void;
};

function Register({ list, writes, hallId, onDone }: RegisterProps) {
  const now = useHallNow(30_000);
  const isToday = list.day === list.today;
  const [because, setBecause] = useState<LeftOverBecause>(list.isClosing && isToday ? 'closing' : 'outage');
  // Who was called before the day ended may have been served by a clerk who did not write it down: she is registered by choice.
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(list.registrable.filter(({ calls, state }) => state === 'left' && calls > 0).map(({ ticketId }) => ticketId)),
  );
  const [contacts, setContacts] = useState<ReadonlyMap<string, Contact>>(new Map());
  const chosen = list.registrable.filter(({ ticketId }) => !left.has(ticketId)).slice(0, atOnce);
  const register = async () => {
    const command = uuidv7();
    const tickets = chosen.map(({ ticketId }) => {
      const name = contacts.get(ticketId)?.name.trim();
      const phone = contacts.get(ticketId)?.phone.trim();
      return { ticketId, ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
    });
    const done = `已登记 ${tickets.length} 人`;
    const answer = await writes.press(registerLeftOvers, { params: { hallId }, body: { because, tickets }, command }, done);
    if (answer) onDone({ command, done });
  };
  return (
    <>
      <fieldset className="manage-reasons">
        <legend>原因</legend>
        <label>
          <input type="radio" name="because" checked={because === 'closing'} onChange={() => setBecause('closing')} />
          下班时没有轮到
        </label>
        <label>
          <input type="radio" name="because" checked={because === 'outage'} onChange={() => setBecause('outage')} />
          停电或系统停用
        </label>
      </fieldset>
      <p className="manage-row">
        {chosen.length === 0 ? (
          <span className="manage-note">请至少勾选一人</span>
        ) : (
          <Sure
            action={`登记 ${chosen.length} 人，下次优先`}
            follows={`${chosen.length} 人今天不再排队，到 ${dayWords(list.until)}为止，再来时优先一次。`}
            pending={writes.busy}
            onPress={() => void register()}
          />
        )}
      </p>
      <RegistrableTable
        tickets={list.registrable}
        now={isToday ? now : undefined}
        left={left}
        contacts={contacts}
        onLeave={(ticketId, isLeft) =>
          setLeft((before) => new Set(isLeft ? [...before, ticketId] : [...before].filter((one) => one !== ticketId)))
        }
        onContact={(ticketId, contact) => setContacts((before) => new Map(before).set(ticketId, contact))}
      />
    </>
  );
}
