import type { Day } from '../../../kernel/day.ts';
import type { ClockKind, Limit } from '../rules/index.ts';
import { clockInWords, dayInWords, limitInWords } from '../wording.ts';

/** Everything the notice of an extension is filled from. */
export type ExtensionNotice = {
  noticeNo: string;
  caseNo: string;
  matterName: string;
  applicantName: string | null;
  receivedOn: Day;
  clock: ClockKind;
  limit: Limit;
  workingDays: number;
  reason: string | null;
  oldDue: Day | null;
  /** Null while the filing that makes the extension effective is missing. */
  newDue: Day | null;
  filingNo: string | null;
  approver: 'head-of-authority' | 'principal-leader-of-dispatching-unit' | 'leader-concerned';
  hall: { name: string; address: string; phone: string };
  windowNumber: number | null;
  responsibleName: string | null;
  unit: string;
  on: Day;
};

const approverWords: Readonly<Record<ExtensionNotice['approver'], string>> = {
  'head-of-authority': '本机关负责人',
  'principal-leader-of-dispatching-unit': '派出单位主要领导',
  'leader-concerned': '相关领导',
};

/** A printed page as its lines: heading, number, paragraphs, who signs, and where the applicant signs for it. */
export type NoticeText = { title: string; number: string; paragraphs: string[]; signed: string[]; receipt: string[] };

const withoutStop = (text: string): string => text.replace(/[。．.；;\s]+$/u, '').replace(/^(因为|由于|因)/u, '');

/**
 * The words of the notice of an extension (延期告知书): case, reason, length, new due date, contact, and the line on which the applicant signs.
 *
 * @clause zhongyang.time-limit.4.5c  the applicant is told in writing the reason and the length of the extension
 * @clause dafan.time-limit.11.9b     the reason, with the handling time
 */
export function extensionNoticeText(notice: ExtensionNotice): NoticeText {
  const { hall, windowNumber, responsibleName, reason, filingNo } = notice;
  const name = notice.applicantName ?? '申请人';
  const old = notice.oldDue ? `，原定于${dayInWords(notice.oldDue)}前办结` : '';
  const filed = filingNo ? `，并经政务服务中心备案（${filingNo}）` : '';
  const until = notice.newDue ? `延长至${dayInWords(notice.newDue)}` : '延长后的办结日期以备案生效之日为准，届时另行告知';
  const because = reason ? `因${withoutStop(reason)}，` : '';
  const window = windowNumber === null ? '' : `${windowNumber}号窗口`;
  const person = responsibleName ? `，联系人：${responsibleName}` : '';
  return {
    title: '延期告知书',
    number: `编号：${notice.noticeNo}`,
    paragraphs: [
      `${name}：`,
      `您于${dayInWords(notice.receivedOn)}申请办理的“${notice.matterName}”（办件编号${notice.caseNo}），${clockInWords[notice.clock]}为${limitInWords(notice.limit)}${old}。`,
      `${because}经${approverWords[notice.approver]}批准${filed}，现将办理时限延长${notice.workingDays}个工作日，${until}。`,
      `如有疑问，请联系${hall.name}${window}${person}，电话：${hall.phone}，地址：${hall.address}。`,
    ],
    signed: [notice.unit, dayInWords(notice.on)],
    receipt: ['申请人签收：', '签收日期：', '寄送凭证号：'],
  };
}
