import { useEffect, useRef } from 'react';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import type { setUp } from '../../platform/wire/set-up.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';

/** What now stands, and what is to be done next by whom. */
export function Done({ done }: { done: AnswerOf<typeof setUp> }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { hallName, windows, groups, documents, matters, userName, securityAdministrator: other } = done;
  return (
    <section className="setup-done">
      <h2 ref={title} tabIndex={-1}>
        {hallName}已建立
      </h2>
      <p>
        {groups} 个业务组、{windows} 个窗口；
        {documents > 0 ? `采用 ${documents} 份制度文件` : '暂未采用制度文件，按国家法律执行'}；
        {matters > 0 ? `载入 ${matters} 个示例事项，使用前请逐项核实。` : '事项目录为空，可稍后导入。'}
      </p>
      <dl className="setup-once">
        <dt>安全管理员用户名</dt>
        <dd>{other.userName}</dd>
        <dt>一次性密码</dt>
        <dd className="setup-password">{other.initialPassword}</dd>
      </dl>
      <p>
        <strong>一次性密码只在此处显示这一次。</strong>请现在抄下或打印，当面交给安全管理员本人；首次登录须修改。
      </p>
      <KeyButton onPress={() => print()}>打印本页</KeyButton>
      <h3>接下来</h3>
      <ol>
        <li>
          系统管理员用“<strong>{userName}</strong>”登录“大厅管理”，登记大厅负责人、窗口人员，安排岗位。
        </li>
        <li>安全管理员登录后，为登记好的人员开通账号，并指定审计管理员（三员分立）。</li>
        <li>系统管理员在“设备”中登记取号机、显示屏和评价器。</li>
      </ol>
      <a className="yc-button yc-button-main" href="/sign-in">
        去登录
      </a>
    </section>
  );
}
