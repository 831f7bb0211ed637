import { describe, expect, it } from 'vitest';
import { clauseTexts } from './clause-book.ts';

describe('the texts behind a 依据 mark', () => {
  it('carry the clause in its own words, with article and document', () => {
    expect(clauseTexts(['dafan.time-limit.11.7a'])).toEqual([
      {
        id: 'dafan.time-limit.11.7a',
        document: 'dafan',
        title: '大畈镇政务服务中心大厅管理制度',
        article: '第十一条 7. 工作日、开始之日',
        rule: 'Limits count in working days, and the day of start does not count.',
        original: '7.限时办结的时限以工作日计算。开始之日不计算在办理时限内。',
      },
    ]);
  });

  it('come in the order asked, without what no document has', () => {
    const ids = clauseTexts(['zhongyang.conduct.1.3', 'nobody.knows.1', 'chengan.agency.2.2']).map((text) => text.id);
    expect(ids).toEqual(['zhongyang.conduct.1.3', 'chengan.agency.2.2']);
  });
});
