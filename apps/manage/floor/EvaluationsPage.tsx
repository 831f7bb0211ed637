import { useState } from 'react';
import { Empty } from '../../../platform/ui/states.tsx';
import { evaluationsOfDay, type Level } from '../../../systems/evaluation/wire.ts';
import { EvaluationFigures } from '../../../systems/evaluation/web/manage/EvaluationFigures.tsx';
import { EvaluationList, EvaluationSheet } from '../../../systems/evaluation/web/manage/EvaluationList.tsx';
import { Answered } from '../Answered.tsx';
import { DayField } from '../DayField.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { dayOf, usePageSearch } from '../use-search.ts';

/** The ratings of a day. */
export function EvaluationsPage() {
  const standing = useStanding();
  const { hallId } = standing.hall;
  const [search, change] = usePageSearch();
  const [chosen, setChosen] = useState<Level>();
  const on = dayOf(search);
  const asked = useAsk(
    evaluationsOfDay,
    { params: { hallId }, query: on === undefined ? {} : { on } },
    { when: pages.evaluations.isOpen(standing), every: 30_000 },
  );
  const rows = (asked.answer?.evaluations ?? []).filter(({ level }) => chosen === undefined || level === chosen);
  return (
    <PageOf
      page="evaluations"
      title="评价"
      actions={
        <>
          <DayField label="日期" day={on} onDay={(day) => change({ on: day })} />
          <PrintButton title="评价">{() => asked.answer && <EvaluationSheet rows={rows} day={asked.answer.on} />}</PrintButton>
        </>
      }
    >
      <Answered asked={asked}>
        {(day) => (
          <>
            <EvaluationFigures day={day} chosen={chosen} onChoose={setChosen} />
            {rows.length === 0 ? (
              <Empty
                title={chosen ? '没有这一档评价' : '当天还没有评价'}
                next={
                  chosen ? '再点一次该档可看全部。' : '办结后，窗口评价器会邀请来访人评价；来访人也可扫号票二维码，在手机上评价。'
                }
              />
            ) : (
              <EvaluationList
                rows={rows}
                day={day.on}
                ticketsAt={(number) => hrefOf(hallId, 'tickets', { on, search: number })}
              />
            )}
            {day.given > day.evaluations.length && (
              <p className="manage-note">
                当天共 {day.given} 条评价，只列出最近 {day.evaluations.length} 条，各档次数也按这些计。
              </p>
            )}
          </>
        )}
      </Answered>
    </PageOf>
  );
}
