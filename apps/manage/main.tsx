import { mount } from '../../platform/ui/mount.tsx';
import { Empty } from '../../platform/ui/states.tsx';

mount(
  <main>
    <h1 className="yc-hidden">大厅管理</h1>
    <Empty title="管理页面正在准备" next="请稍后刷新。" />
  </main>,
);
