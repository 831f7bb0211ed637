import { mount } from '../../platform/ui/mount.tsx';
import { Empty } from '../../platform/ui/states.tsx';

mount(
  <main>
    <h1 className="yc-hidden">窗口</h1>
    <Empty title="窗口页面正在准备" next="请稍后刷新。" />
  </main>,
);
