import { useState } from 'react';
import type { PersonId } from '../../../kernel/ids.ts';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import { dayAt, monthDay, timeWords } from '../../../platform/ui/words.ts';
import { AccountForm } from '../../../platform/sign-in/web/AccountForm.tsx';
import { OncePassword } from '../../../platform/sign-in/web/OncePassword.tsx';
import { accountWords, type Account } from '../../../platform/sign-in/web/account-words.ts';
import { closeAccount, openAccount, resetPassword, unlockAccount } from '../../../platform/sign-in/wire.ts';
import { Sure } from '../Sure.tsx';
import type { Writes } from '../use-writes.ts';

type Props = { personId: PersonId; name: string; isHere: boolean; account: Account | undefined; writes: Writes };

/** The account of a person, for the security administrator. */
export function AccountSection({ personId, name, isHere, account, writes }: Props) {
  const [once, setOnce] = useState<{ userName: string; password: string }>();
  const { word, tone } = accountWords(account);
  const isOpen = account && account.state !== 'closed';
  const reset = async () => {
    const answer = await writes.press(
      resetPassword,
      { params: { accountId: account!.accountId } },
      '密码已重置，原有登录已全部结束',
    );
    if (answer) setOnce({ userName: account!.userName, password: answer.initialPassword });
  };
  return (
    <section className="manage-card">
      <h3>
        账号 <Badge tone={tone}>{word}</Badge>
        <Why clauses={['dafan.confidentiality.14.17a', 'dafan.confidentiality.14.17b']} about="账号" />
      </h3>
      {once && <OncePassword name={name} {...once} />}
      {!isOpen && isHere && !once && (
        <AccountForm
          personId={personId}
          onSend={async (body) => {
            const answer = await writes.send(openAccount, { body }, '账号已开通');
            setOnce({ userName: body.userName, password: answer.initialPassword });
          }}
        />
      )}
      {isOpen && (
        <>
          <dl className="manage-facts">
            <dt>用户名</dt>
            <dd>{account.userName}</dd>
            <dt>最近登录</dt>
            <dd>
              {account.lastSignIn === undefined
                ? '还没有登录过'
                : `${monthDay(dayAt(account.lastSignIn))} ${timeWords(account.lastSignIn)}`}
            </dd>
          </dl>
          <div className="manage-row">
            <KeyButton pending={writes.busy} onPress={() => void reset()}>
              重置密码
            </KeyButton>
            {account.lockedUntil !== undefined && (
              <KeyButton
                pending={writes.busy}
                onPress={() => void writes.press(unlockAccount, { params: { accountId: account.accountId } }, '已解除锁定')}
              >
                解除锁定
              </KeyButton>
            )}
            <Sure
              action="注销账号"
              follows="账号即时停用，不能恢复；以后须另开新账号。"
              pending={writes.busy}
              onPress={() => void writes.press(closeAccount, { params: { accountId: account.accountId } }, '账号已注销')}
            />
          </div>
        </>
      )}
    </section>
  );
}
