import { mount } from '../../platform/ui/mount.tsx';
import { Empty } from '../../platform/ui/states.tsx';

mount(
  <main>
    <h1 className="yc-hidden">登录</h1>
    <Empty title="登录页面正在准备" next="请稍后刷新。" />
  </main>,
);
