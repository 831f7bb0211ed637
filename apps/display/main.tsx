import { mount } from '../../platform/ui/mount.tsx';
import { Empty } from '../../platform/ui/states.tsx';

mount(
  <main>
    <h1 className="yc-hidden">大厅显示屏</h1>
    <Empty title="显示内容正在准备" next="请留意广播叫号。" />
  </main>,
);
