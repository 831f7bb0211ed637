import { useRef, useState } from 'react';
import { z } from 'zod';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import {
  firstAdministrator,
  firstHall,
  firstSecurityAdministrator,
  setUp,
  type FirstHall,
  type readSetUp,
} from '../../platform/wire/set-up.ts';
import { call } from '../../platform/ui/client.ts';
import { abortedError } from '../../platform/ui/gaps.ts';
import { problemFrom } from '../../platform/ui/problem-error.ts';
import { FormSummary } from '../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { useForm } from '../../platform/ui/use-form.ts';
import { AdministratorFields } from './AdministratorFields.tsx';
import { CatalogueChoice, HallFields } from './HallFields.tsx';
import { DocumentOrder } from '../../registers/policy/web/DocumentOrder.tsx';
import { GroupRows } from './GroupRows.tsx';
import { Section } from './Section.tsx';
import { firstValues, labels, noAdministrators, part } from './first-values.ts';

// Typed twice, because nobody could let the first administrator in again.
const administrators = z
  .strictObject({
    administrator: firstAdministrator.extend({ again: z.string() }),
    securityAdministrator: firstSecurityAdministrator,
  })
  .refine(({ administrator }) => administrator.again === administrator.password, {
    error: '两次输入的密码不一致，请重新输入',
    path: ['administrator', 'again'],
  })
  .refine(({ administrator, securityAdministrator: other }) => administrator.userName !== other.userName, {
    error: '两位管理员的用户名不能相同',
    path: ['securityAdministrator', 'userName'],
  });
type Administrators = {
  administrator: z.output<typeof firstAdministrator>;
  securityAdministrator: z.output<typeof firstSecurityAdministrator>;
};

/** One of the two forms, which waits for the one answer. */
type Waiting = { of: 'hall' | 'administrators'; resolve: () => void; reject: (reason: Error) => void };

type Props = {
  begun: boolean;
  documents: AnswerOf<typeof readSetUp>['documents'];
  onDone: (done: AnswerOf<typeof setUp>) => void;
};

/** Everything a hall needs to open, on one page. Two forms stand in it, so that the draft of the one never holds the password of the other. */
export function SetUpForm({ begun, documents, onDone }: Props) {
  const [state, setState] = useState<'resting' | 'sending' | 'trying again'>('resting');
  const checked = useRef<{ hall?: FirstHall; administrators?: Administrators }>({});
  const waiting = useRef<Waiting[]>([]);
  const wait = (of: Waiting['of']) =>
    new Promise<void>((resolve, reject) => {
      waiting.current.push({ of, resolve, reject });
    });

  const hall = useForm(firstHall, {
    initial: firstValues,
    draft: 'set-up',
    onSubmit: (body) => {
      checked.current.hall = body;
      return wait('hall');
    },
  });
  const people = useForm(administrators, {
    initial: noAdministrators,
    draft: undefined,
    onSubmit: ({ administrator: { again: _, ...administrator }, securityAdministrator }) => {
      checked.current.administrators = { administrator, securityAdministrator };
      return wait('administrators');
    },
  });
  const both = {
    ...hall,
    summary: [...hall.summary, ...people.summary],
    refusedTimes: hall.refusedTimes + people.refusedTimes,
  };

  const send = async (body: FirstHall & Administrators) => {
    setState('sending');
    try {
      onDone(await call(setUp, { body, onRetry: () => setState('trying again') }));
      for (const one of waiting.current) one.resolve();
    } catch (error) {
      for (const one of waiting.current) one.reject(part(problemFrom(error), one.of));
    }
    setState('resting');
  };
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (state !== 'resting') return;
    checked.current = {};
    waiting.current = [];
    // Both are asked, so that all that is missing is said at once.
    hall.submit();
    people.submit();
    const { hall: ofHall, administrators: ofPeople } = checked.current;
    if (ofHall && ofPeople) void send({ ...ofHall, ...ofPeople });
    else for (const one of waiting.current) one.reject(abortedError());
  };

  return (
    <form className="setup-form" onSubmit={submit} noValidate>
      <p className="setup-lead">
        大约需要五分钟。除单位名称外，以后都可以在“大厅管理”中调整；填写的内容会保存在这台电脑的浏览器里，直到完成设置。
      </p>
      {begun && <p className="setup-note">上次设置没有完成。请重新填写并提交，系统会从中断的地方继续，不会重复建立。</p>}
      <FormSummary form={both} labels={labels} />
      <Section number={1} title="单位与大厅">
        <HallFields form={hall} />
      </Section>
      <Section number={2} title="采用的制度文件" about="排在前面的优先；各文件都没有规定的，按国家法律执行。以后可以随时调整。">
        <DocumentOrder form={hall} documents={documents} />
      </Section>
      <Section number={3} title="业务组与窗口" about="每个业务组有自己的字头和排队；窗口按顺序自动编号，以后可以改名、增减。">
        <GroupRows form={hall} />
        <CatalogueChoice form={hall} />
      </Section>
      <Section
        number={4}
        title="管理员"
        about="系统管理、安全管理、审计管理由三个人分别担任（三员分立）。系统管理员建好大厅，安全管理员开通账号，缺一不可。"
      >
        <AdministratorFields form={people} />
      </Section>
      <div className="setup-send">
        <KeyButton
          tone="main"
          type="submit"
          keyName="Ctrl+Enter"
          title="完成设置"
          pending={state !== 'resting'}
          onPress={() => {}}
        >
          完成设置
        </KeyButton>
        <output>
          {state === 'sending' && '正在建立大厅，请不要关闭页面…'}
          {state === 'trying again' && '没有连上服务器，正在自动重试；内容不会丢失，也不会重复建立。'}
        </output>
      </div>
    </form>
  );
}
