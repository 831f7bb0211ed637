import { z } from 'zod';
import type { Choice } from '../../../../platform/ui/ChoiceField.tsx';
import type { Contract } from '../../../../platform/wire/contract.ts';
import { waive } from '../../../../platform/wire/fields.ts';
import * as wire from '../../wire-cases.ts';
import { stopWords } from '../calculator-words.ts';
import type { Act } from './acts.ts';
import { approverWords, causeWords, eventActWords } from './case-words.ts';

/** A field of an act's form. */
export type FieldPlan = {
  name: string;
  label: string;
  kind: 'line' | 'lines' | 'day' | 'number' | 'choice';
  choices?: readonly Choice[];
  example?: string;
};

/** Everything the form of an act is drawn from. */
export type ActPlan = {
  title: string;
  /** On the button that sends it. */
  word: string;
  done: string;
  note?: string;
  clauses?: readonly string[];
  schema: z.ZodType;
  contract: Contract;
  /** What the address needs beside hall and case. */
  params: Readonly<Record<string, unknown>>;
  initial: Readonly<Record<string, unknown>>;
  fields: readonly FieldPlan[];
};

const choicesOf = <Value extends string>(words: Readonly<Record<Value, string>>, values: readonly Value[]): Choice[] =>
  values.map((value) => ({ value, label: words[value] }));

const day = (name: string, label: string): FieldPlan => ({ name, label, kind: 'day' });
const number = (name: string, label: string, example?: string): FieldPlan => ({
  name,
  label,
  kind: 'line',
  ...(example === undefined ? {} : { example }),
});
const reason = (name: string, label: string, example: string): FieldPlan => ({ name, label, kind: 'lines', example });

const formWords = { written: '书面', telephone: '电话' } as const;
const handOverWords = { 'at-the-window': '窗口领取', 'by-post': '邮寄', electronically: '电子送达' } as const;
const proofWords = { signed: '申请人已签收', sent: '已寄出', 'call-on-record': '电话告知，有通话记录' } as const;

type EventType = (typeof wire.caseEventTypes)[number];

const eventFields: Record<EventType, readonly FieldPlan[]> = {
  accepted: [],
  'not-accepted': [
    reason('event.reason', '不予受理的理由', '写明依据和理由，申请人会看到'),
    number('event.documentNo', '不予受理通知书文号'),
  ],
  'correction-requested': [
    reason('event.reason', '需要补正的内容', '一次性写全，如：缺租赁合同原件；申请表第3栏未填'),
    number('event.documentNo', '补正通知书文号'),
  ],
  corrected: [],
  suspended: [
    {
      name: 'event.because',
      label: '为什么停',
      kind: 'choice',
      choices: choicesOf(stopWords, wire.stopReasons),
    },
    number('event.documentNo', '文号', '报送上级的文号，或特别程序告知书的文号'),
    { name: 'event.expectedWorkingDays', label: '特别程序需要多少个工作日', kind: 'number' },
  ],
  resumed: [
    { name: 'event.because', label: '哪一项已完成', kind: 'choice', choices: choicesOf(stopWords, wire.stopReasons) },
    number('event.documentNo', '文号', '批复或结果的文号'),
  ],
  'late-reason-given': [
    reason('event.reason', '不能按时办结的原因', '写明卡在哪一步、正在怎样办'),
    day('event.expectedOn', '预计办结日期'),
  ],
  decided: [
    {
      name: 'event.outcome',
      label: '决定',
      kind: 'choice',
      choices: [
        { value: 'granted', label: '准予' },
        { value: 'denied', label: '不予' },
      ],
    },
    number('event.documentNo', '决定文书文号'),
  ],
  'ready-told': [
    { name: 'event.form', label: '怎样通知', kind: 'choice', choices: choicesOf(formWords, wire.noticeForms) },
    number('event.proof', '凭证', '如：9月22日10:15电话，本人接听；短信回执编号'),
  ],
  delivered: [
    {
      name: 'event.how',
      label: '交付方式',
      kind: 'choice',
      choices: choicesOf(handOverWords, ['at-the-window', 'by-post', 'electronically']),
    },
    number('event.documentNo', '签收或邮寄单号'),
  ],
  withdrawn: [reason('event.reason', '撤回的原因', '如：申请人改日再办')],
  terminated: [reason('event.reason', '终止的原因', '写明依据')],
  annulled: [reason('event.reason', '作废的原因', '如：重复登记')],
};

const eventNotes: Partial<Record<EventType, string>> = {
  corrected: '补正内容全部收齐才登记；时限从收齐之日重新计算。',
  annulled: '只用于登记有误的。作废后编号保留，不能恢复；办完的请登记交付。',
  suspended: '停下期间不计入相应的时限；恢复时请登记批复或结果的文号。',
};

function eventPlan(type: EventType, today: string): ActPlan {
  const option = wire.caseEvent.options.find(({ shape }) => shape.type.value === type)!;
  const fields = [...eventFields[type], day('event.on', '发生日期')];
  const note = eventNotes[type];
  return {
    title: eventActWords[type],
    word: `登记“${eventActWords[type]}”`,
    done: `已登记：${eventActWords[type]}`,
    ...(note === undefined ? {} : { note }),
    schema: z.strictObject({ event: option, waive }),
    contract: wire.recordEvent,
    params: {},
    // The kind of event travels with the form; nobody fills it in.
    initial: { ...emptyOf(fields), 'event.type': type, 'event.on': today },
    fields,
  };
}

const emptyOf = (fields: readonly FieldPlan[]): Record<string, string> =>
  Object.fromEntries(fields.map(({ name }) => [name, '']));

type Rest = Omit<ActPlan, 'initial' | 'schema' | 'params'> & {
  initial?: Readonly<Record<string, unknown>>;
  params?: ActPlan['params'];
};

const plan = ({ initial = {}, params = {}, ...rest }: Rest): ActPlan => ({
  ...rest,
  schema: rest.contract.body!,
  params,
  initial: { ...emptyOf(rest.fields), ...initial },
});

/** The form of an act. */
export function planOf(act: Act, today: string): ActPlan {
  switch (act.do) {
    case 'event':
      return eventPlan(act.type, today);
    case 'request-extension':
      return plan({
        title: '申请延期',
        word: '提出申请',
        done: '已提出延期申请，等待批准',
        note: '须在办结期限内提出，经规定的负责人批准，并书面告知申请人。',
        clauses: wire.requestExtension.clauses,
        contract: wire.requestExtension,
        initial: { clock: 'promised', on: today },
        fields: [
          {
            name: 'clock',
            label: '延长哪个时限',
            kind: 'choice',
            choices: [
              { value: 'promised', label: '承诺时限' },
              { value: 'statutory', label: '法定时限' },
            ],
          },
          { name: 'workingDays', label: '延长多少个工作日', kind: 'number' },
          reason('reason', '延期理由', '会写进《延期告知书》，如：需省厅核验学历'),
          day('on', '申请日期'),
        ],
      });
    case 'approve':
      return plan({
        title: '登记延期批准',
        word: '登记批准',
        done: '已登记批准，请打印《延期告知书》告知申请人',
        note: `制度要求由${approverWords[act.extension.approver]}批准；申请人本人不能登记自己申请的延期。`,
        clauses: act.extension.clauses,
        contract: wire.approveExtension,
        params: { extension: act.extension.extension },
        initial: { as: act.extension.approver, on: today },
        fields: [
          { name: 'as', label: '批准人身份', kind: 'choice', choices: choicesOf(approverWords, wire.approvers) },
          number('leaderName', '批准人姓名'),
          day('on', '批准日期'),
        ],
      });
    case 'decline':
      return plan({
        title: '登记延期未获批准',
        word: '登记未获批准',
        done: '已登记：延期未获批准',
        contract: wire.declineExtension,
        params: { extension: act.extension.extension },
        initial: { on: today },
        fields: [reason('reason', '未获批准的理由', '如：材料齐全，应按期办结'), day('on', '日期')],
      });
    case 'file':
      return plan({
        title: '延期备案',
        word: '登记备案',
        done: '已备案，新的办结期限生效',
        clauses: wire.fileExtension.clauses,
        contract: wire.fileExtension,
        params: { extension: act.extension.extension },
        initial: { on: today },
        fields: [number('filingNo', '备案号'), day('on', '备案日期')],
      });
    case 'tell':
      return plan({
        title: '登记延期告知',
        word: '登记告知',
        done: '已登记告知申请人',
        note: '申请人签收、寄出有单号或电话有记录，才算告知。',
        clauses: wire.tellExtension.clauses,
        contract: wire.tellExtension,
        params: { extension: act.extension.extension },
        initial: { form: 'written', proof: 'signed', on: today },
        fields: [
          { name: 'form', label: '告知方式', kind: 'choice', choices: choicesOf(formWords, wire.noticeForms) },
          {
            name: 'proof',
            label: '凭证',
            kind: 'choice',
            choices: choicesOf(proofWords, ['signed', 'sent', 'call-on-record']),
          },
          number('proofText', '签收人、寄送单号或通话号码和时间'),
          day('on', '告知日期'),
        ],
      });
    case 'urge':
      return plan({
        title: '催办',
        word: '发出催办',
        done: '已催办，承办人须按期答复',
        clauses: wire.urge.clauses,
        contract: wire.urge,
        fields: [reason('note', '要说的话', '如：申请人已来电两次，请今天答复进度')],
      });
    case 'answer-urge':
      return plan({
        title: '答复催办',
        word: '答复',
        done: '已答复催办',
        contract: wire.answerUrge,
        params: { urge: act.urge.urge },
        fields: [reason('answer', '答复', '办到哪一步，哪天能办结')],
      });
    case 'leave-open':
      return plan({
        title: '说明当日未办结原因',
        word: '登记原因',
        done: '已登记当日未办结原因',
        clauses: wire.leaveOpen.clauses,
        contract: wire.leaveOpen,
        fields: [reason('reason', '原因', '如：系统核验未返回，已约申请人明早来取')],
      });
    case 'claim':
      return plan({
        title: '说明超时原因',
        word: '提交说明',
        done: '已提交，等待认定',
        note: `${act.entry.title}。说明后由负责人认定；记录保留，原因成立的不计入。`,
        clauses: wire.claimReason.clauses,
        contract: wire.claimReason,
        params: { code: act.entry.code },
        fields: [
          { name: 'cause', label: '原因类别', kind: 'choice', choices: choicesOf(causeWords, wire.overdueCauses) },
          reason('reason', '具体情况', '写明时间、经过'),
          number('evidence', '证据', '如：9月18日补正通知寄送单号；通话记录'),
        ],
      });
    case 'judge':
      return plan({
        title: '认定超时原因',
        word: '登记认定',
        done: '已登记认定结果',
        note: `${act.entry.title}。说明的原因：${act.entry.claim ? causeWords[act.entry.claim.cause] : '—'}${act.entry.claim?.reason ? `，${act.entry.claim.reason}` : ''}${act.entry.claim?.evidence ? `（证据：${act.entry.claim.evidence}）` : ''}`,
        clauses: wire.judgeReason.clauses,
        contract: wire.judgeReason,
        params: { code: act.entry.code },
        fields: [
          {
            name: 'outcome',
            label: '认定',
            kind: 'choice',
            choices: [
              { value: 'confirmed', label: '原因成立', note: '记录保留，不计入超时' },
              { value: 'dismissed', label: '原因不成立', note: '计入超时' },
            ],
          },
          reason('judgement', '认定理由', '核对了什么，据此怎样认定'),
        ],
      });
    case 'review':
      return plan({
        title: '复核不予受理',
        word: '登记复核',
        done: '已登记复核结果',
        clauses: wire.reviewNonAcceptance.clauses,
        contract: wire.reviewNonAcceptance,
        fields: [
          {
            name: 'drawn',
            label: '为什么复核',
            kind: 'choice',
            choices: [
              { value: 'sample', label: '抽查' },
              { value: 'complaint', label: '投诉' },
            ],
          },
          {
            name: 'outcome',
            label: '复核结果',
            kind: 'choice',
            choices: [
              { value: 'proper-reason', label: '理由正当' },
              { value: 'no-proper-reason', label: '无正当理由', note: '记入超时台账' },
            ],
          },
          reason('finding', '复核意见', '看了哪些材料，据此怎样认定'),
        ],
      });
    case 'consent':
      return plan({
        title: '“视为同意”的决定',
        word: '登记决定',
        done: '已登记决定',
        note: '到期没有答复、也没有说明正当理由的办件，由大厅负责人决定；系统不会自动出具结果。',
        clauses: wire.decideDeemedConsent.clauses,
        contract: wire.decideDeemedConsent,
        fields: [
          {
            name: 'outcome',
            label: '决定',
            kind: 'choice',
            choices: [
              { value: 'formalities-made-up', label: '视为同意，责成补办手续' },
              { value: 'application-against-the-law', label: '申请不合法，不视为同意' },
              { value: 'proper-reason', label: '有正当理由，不视为同意' },
            ],
          },
          reason('reason', '理由', '不视为同意的，须写明理由'),
        ],
      });
  }
}
