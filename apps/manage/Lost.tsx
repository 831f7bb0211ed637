import { Empty } from '../../platform/ui/states.tsx';

/** An address that no page has. */
export function Lost() {
  return (
    <Empty title="没有这个页面" next="地址可能已变更。">
      <a className="yc-button yc-button-main" href="/manage">
        回到大厅管理
      </a>
    </Empty>
  );
}
