import { useState } from 'react';
import { day } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { Skeleton } from '../../../platform/ui/states.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import type { Account } from '../../../platform/sign-in/web/account-words.ts';
import { hallTime } from '../../../platform/wire/house.ts';
import * as wire from '../../../registers/people/wire.ts';
import { PersonForm } from '../../../registers/people/web/PersonForm.tsx';
import { PositionForm } from '../../../registers/people/web/PositionForm.tsx';
import type { PersonRow } from '../../../registers/people/web/PeopleTable.tsx';
import { isAdministrator, scopeWords } from '../../../registers/people/web/people-words.ts';
import { Sheet } from '../Sheet.tsx';
import { Sure } from '../Sure.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import type { Places } from '../use-places.ts';
import { useWrites } from '../use-writes.ts';
import { AccountSection } from './AccountSection.tsx';

type Props = {
  personId: string;
  /** The line of the list, for those who may not read the whole entry. */
  known: PersonRow | undefined;
  account: Account | undefined;
  places: Places;
  onClose: () => void;
};

/** One person: entry, positions, account, leaving. Each part shows only what the one who looks may do. */
export function PersonSheet({ personId, known, account, places, onClose }: Props) {
  const { may } = useStanding();
  const params = { personId: personId as PersonId };
  const [doing, setDoing] = useState<'reading' | 'changing' | 'assigning'>('reading');
  const writes = useWrites();
  const whole = useAsk(wire.readPerson, { params }, { when: may('people.manage', 'jurisdiction') });
  const time = useAsk(hallTime, {});
  const entry = whole.answer;
  const person = entry ?? known;
  const manages = may('people.manage', 'jurisdiction');
  const assigns = may('people.assign', 'jurisdiction');
  const assignsAdministrators = may('people.assign-administrators', 'jurisdiction');
  if (!person)
    return (
      <Sheet title="工作人员" onClose={onClose}>
        <Skeleton lines={6} />
      </Sheet>
    );

  return (
    <Sheet title={person.name} onClose={onClose} width="wide">
      <Written writes={writes} />
      {doing === 'changing' && entry && (
        <PersonForm
          person={entry}
          departments={places.departmentChoices}
          halls={places.hallChoices}
          onSend={async (body) => {
            await writes.send(wire.changePerson, { params, body }, '已更正');
            setDoing('reading');
          }}
        />
      )}
      {doing === 'assigning' && time.answer && (
        <PositionForm
          places={places}
          today={day(time.answer.today)}
          mayAssignAdministrators={assignsAdministrators}
          onSend={async (body) => {
            await writes.send(wire.assignPosition, { params, body }, '已安排岗位，立即生效');
            setDoing('reading');
          }}
        />
      )}
      {doing === 'reading' && (
        <div className="manage-columns">
          <section className="manage-card">
            <h3>登记信息</h3>
            <dl className="manage-facts">
              <dt>工号</dt>
              <dd>{person.badgeNo ?? '未登记'}</dd>
              <dt>部门</dt>
              <dd>{places.departmentName(person.departmentId) || '未登记'}</dd>
              {entry && (
                <>
                  <dt>联系电话</dt>
                  <dd>{entry.phone ?? '未登记'}</dd>
                  <dt>派出单位</dt>
                  <dd>{entry.dispatchingUnit ?? '无'}</dd>
                  <dt>党员</dt>
                  <dd>{entry.isPartyMember ? '是' : '否'}</dd>
                </>
              )}
              <dt>状态</dt>
              <dd>{person.state === 'here' ? '在岗' : '已离岗'}</dd>
            </dl>
            {manages && (
              <div className="manage-row">
                {entry && <KeyButton onPress={() => setDoing('changing')}>更正信息</KeyButton>}
                {person.state === 'here' ? (
                  <Sure
                    action="登记离岗离职"
                    follows="岗位、顶岗和账号即时停用；返岗时须重新安排。"
                    pending={writes.busy}
                    onPress={() => void writes.press(wire.leave, { params }, `${person.name}已登记离岗，岗位和账号即时停用`)}
                  />
                ) : (
                  <KeyButton
                    pending={writes.busy}
                    onPress={() => void writes.press(wire.comeBack, { params }, `${person.name}已返岗，请重新安排岗位、开通账号`)}
                  >
                    登记返岗
                  </KeyButton>
                )}
              </div>
            )}
          </section>
          <section className="manage-card">
            <h3>岗位</h3>
            {person.positions.length === 0 && <p className="manage-note">还没有安排岗位，登录后看不到任何页面。</p>}
            <ul className="manage-list">
              {person.positions.map(({ assignmentId, position, title, scope, from, until }) => (
                <li key={assignmentId}>
                  <span>
                    {title}（{scopeWords(scope, places)}）
                    <span className="manage-note">
                      {' '}
                      {monthDay(from)}起{until && `，${monthDay(until)}止`}
                    </span>
                  </span>
                  {assigns && (assignsAdministrators || !isAdministrator(position)) && (
                    <KeyButton
                      tone="quiet"
                      pending={writes.busy}
                      onPress={() =>
                        void writes.press(wire.endPosition, { params: { ...params, assignmentId } }, `已结束${title}岗位`)
                      }
                    >
                      结束<span className="yc-hidden">{title}岗位</span>
                    </KeyButton>
                  )}
                </li>
              ))}
            </ul>
            {assigns && person.state === 'here' && <KeyButton onPress={() => setDoing('assigning')}>安排岗位</KeyButton>}
          </section>
          {may('sign-in.manage', 'jurisdiction') && (
            <AccountSection
              personId={params.personId}
              name={person.name}
              isHere={person.state === 'here'}
              account={account}
              writes={writes}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}
