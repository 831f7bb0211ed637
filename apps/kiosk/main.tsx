import { mount } from '../../platform/ui/mount.tsx';
import { Empty } from '../../platform/ui/states.tsx';

mount(
  <main>
    <h1 className="yc-hidden">自助取号</h1>
    <Empty title="取号页面正在准备" next="请到导办台人工取号。" />
  </main>,
);
