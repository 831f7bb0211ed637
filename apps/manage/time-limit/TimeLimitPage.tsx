import { useState } from 'react';
import { Calculator } from '../../../systems/time-limit/web/Calculator.tsx';
import { PageOf } from '../PageOf.tsx';
import { hrefOf } from '../pages.ts';
import { useStanding } from '../session.ts';

/** The deadline calculator; the question stands in the address, so that it can be passed on and kept. */
export function TimeLimitPage() {
  const [search] = useState(() => location.search);
  const { hall, may } = useStanding();
  return (
    <PageOf
      page="timeLimit"
      title="时限计算"
      about="填写时限和经过，看哪天截止、每一天算不算、为什么。页面地址就是这次计算。"
      actions={may('time-limit.read', 'jurisdiction') && <a href={`${hrefOf(hall.hallId, 'timeLimit')}/golden`}>对照样例表</a>}
    >
      <Calculator
        search={search}
        onSearch={(words) => history.replaceState(history.state, '', `${location.pathname}?${words}`)}
      />
    </PageOf>
  );
}
