import { mount } from '../../platform/ui/mount.tsx';
import { Empty } from '../../platform/ui/states.tsx';

mount(
  <main>
    <h1 className="yc-hidden">政务服务大厅</h1>
    <Empty title="页面正在准备" next="请到大厅咨询台办理，或稍后再来。" />
  </main>,
);
