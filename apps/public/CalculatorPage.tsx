import { useState } from 'react';
import { Calculator } from '../../systems/time-limit/web/Calculator.tsx';

/** `/public/calculator`: the question stands in the address, so that it can be passed on and kept. */
export default function CalculatorPage() {
  const [search] = useState(() => location.search);
  return (
    <>
      <p className="pub-lead">填写时限和经过，看哪天截止、每一天算不算、为什么。页面地址就是这次计算，可以收藏或发给别人。</p>
      <Calculator search={search} onSearch={(words) => history.replaceState(null, '', `${location.pathname}?${words}`)} />
    </>
  );
}
