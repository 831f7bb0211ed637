import { Button, Drawer, Input, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { Dialog } from '../Dialog.tsx';
import { StaffShell } from '../staff.tsx';
import { Clock } from '../Clock.tsx';
import { Why } from '../Why.tsx';
import './gallery.css';

const rows = [
  { key: 1, no: '2026-0309-0012', matter: '食品经营许可（新办）', state: '办理中' },
  { key: 2, no: '2026-0309-0013', matter: '不动产转移登记', state: '补正' },
];

const basis = ['zhongyang.time-limit.4.1'];

/** The frame of the staff apps with pieces of the component library in the theme of the house. */
export default function StaffSample() {
  const [over, setOver] = useState<'nothing' | 'drawer' | 'dialogue'>('nothing');
  const close = () => setOver('nothing');
  return (
    <StaffShell
      title="大厅管理"
      person={{ id: 'p', name: '吴军', position: '政务服务管理机构' }}
      signIn={null}
      onSignOut={() => {}}
      where={
        <select aria-label="大厅">
          <option>云溪县政务服务中心</option>
        </select>
      }
      when={<Clock at={Date.UTC(2026, 2, 9, 2, 30, 0)} show="day and time" />}
      places={[
        { href: '#floor', label: '实时大厅', current: true },
        { href: '#ledgers', label: '台账', current: false },
        { href: '#appraisal', label: '考核', current: false },
      ]}
    >
      <h2>办件台账</h2>
      <div className="gallery-row">
        <Input aria-label="搜索" placeholder="办件编号、事项、申请人" style={{ width: 240 }} />
        <Select aria-label="状态" placeholder="状态" style={{ width: 120 }} options={[{ value: 1, label: '办理中' }]} />
        <Button type="primary">查询</Button>
        <Button disabled>导出</Button>
        {(['success', 'warning', 'error', 'processing'] as const).map((color) => (
          <Tag key={color} color={color}>
            正常
          </Tag>
        ))}
      </div>
      <p className="gallery-row">
        <span>
          逾期办件须说明原因，见<a href="#rules">办理规则</a>。
        </span>
        <Button onClick={() => setOver('drawer')}>打开抽屉</Button>
        <Button onClick={() => setOver('dialogue')}>打开对话框</Button>
      </p>
      <Drawer title="办件 2026-0309-0012" open={over === 'drawer'} onClose={close}>
        办理期限：2026年3月20日
        <Why clauses={basis} about="办理期限" />
      </Drawer>
      {over === 'dialogue' && (
        <Dialog title="退回补正" onClose={close}>
          <h3>缺少的材料</h3>
          <p>经营场所证明</p>
        </Dialog>
      )}
      <Table
        dataSource={rows}
        columns={[
          { title: '办件编号', dataIndex: 'no' },
          { title: '事项', dataIndex: 'matter' },
          { title: '状态', dataIndex: 'state' },
        ]}
      />
    </StaffShell>
  );
}
