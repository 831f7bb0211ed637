import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { extensionNoticeText, type ExtensionNotice } from './extension-notice.ts';

const notice: ExtensionNotice = {
  noticeNo: 'XS20260922-0001-1',
  caseNo: 'XS20260922-0001',
  matterName: '小餐饮登记',
  applicantName: '张秀英',
  receivedOn: day('2026-09-22'),
  clock: 'promised',
  limit: { unit: 'working-days', length: 3 },
  workingDays: 2,
  reason: '因须专家到场。',
  oldDue: day('2026-09-24'),
  newDue: day('2026-09-29'),
  filingNo: '备〔2026〕7号',
  approver: 'principal-leader-of-dispatching-unit',
  hall: { name: '县政务服务大厅', address: '人民路1号', phone: '0374-1234567' },
  windowNumber: 3,
  responsibleName: '王一',
  unit: '市场监督管理局',
  on: day('2026-09-23'),
};

describe('zhongyang.time-limit.4.5c: the notice says case, reason, length, new due date and contact, and is signed for', () => {
  it('in full', () => {
    expect(extensionNoticeText(notice)).toEqual({
      title: '延期告知书',
      number: '编号：XS20260922-0001-1',
      paragraphs: [
        '张秀英：',
        '您于2026年9月22日申请办理的“小餐饮登记”（办件编号XS20260922-0001），承诺时限为3个工作日，原定于2026年9月24日前办结。',
        '因须专家到场，经派出单位主要领导批准，并经政务服务中心备案（备〔2026〕7号），现将办理时限延长2个工作日，延长至2026年9月29日。',
        '如有疑问，请联系县政务服务大厅3号窗口，联系人：王一，电话：0374-1234567，地址：人民路1号。',
      ],
      signed: ['市场监督管理局', '2026年9月23日'],
      receipt: ['申请人签收：', '签收日期：', '寄送凭证号：'],
    });
  });

  it('before it is filed it promises no date', () => {
    const { paragraphs } = extensionNoticeText({ ...notice, filingNo: null, newDue: null });
    expect(paragraphs[2]).toBe(
      '因须专家到场，经派出单位主要领导批准，现将办理时限延长2个工作日，延长后的办结日期以备案生效之日为准，届时另行告知。',
    );
  });
});

describe('dafan.time-limit.11.9b: the reason, with the handling time', () => {
  it('by the leader concerned, without filing; what is not known is left out', () => {
    const plain = { ...notice, approver: 'leader-concerned', filingNo: null, windowNumber: null, responsibleName: null } as const;
    const { paragraphs } = extensionNoticeText({ ...plain, applicantName: null, reason: null });
    expect(paragraphs[0]).toBe('申请人：');
    expect(paragraphs[2]).toBe('经相关领导批准，现将办理时限延长2个工作日，延长至2026年9月29日。');
    expect(paragraphs[3]).toBe('如有疑问，请联系县政务服务大厅，电话：0374-1234567，地址：人民路1号。');
  });
});
