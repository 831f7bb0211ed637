import { Button, Popconfirm, Table } from 'antd';
import { Badge } from '../../ui/Badge.tsx';
import { minutesWords } from '../../ui/words.ts';
import type { AnswerOf } from '../../wire/contract.ts';
import type { listDevices } from '../wire.ts';

export type Device = AnswerOf<typeof listDevices>[number];

export const deviceKindWords: Record<Device['kind'], string> = {
  kiosk: '取号机',
  board: '大厅显示屏',
  strip: '窗口屏',
  pad: '评价器',
  printer: '打印机',
};

type Props = {
  devices: readonly Device[];
  placeOf: (device: Device) => string;
  /** Machine time of the answer, to say how long ago a device was seen. */
  now: number;
  onRevoke: (device: Device) => void;
};

/** What is registered in the hall, and when it was last heard of. */
export function DeviceTable({ devices, placeOf, now, onRevoke }: Props) {
  return (
    <Table<Device>
      size="small"
      rowKey="deviceId"
      pagination={false}
      dataSource={devices}
      columns={[
        { title: '名称', dataIndex: 'name' },
        { title: '种类', key: 'kind', render: (_, { kind }) => deviceKindWords[kind] },
        { title: '位置', key: 'place', render: (_, device) => placeOf(device) },
        {
          title: '最近联系',
          key: 'seen',
          render: (_, { lastSeen }) => (lastSeen === undefined ? '还没有连上' : `${minutesWords(Math.max(0, now - lastSeen))}前`),
        },
        {
          title: '状态',
          key: 'state',
          render: (_, { state }) => (state === 'active' ? <Badge tone="good">在用</Badge> : <Badge tone="muted">已撤销</Badge>),
        },
        {
          title: '操作',
          key: 'do',
          render: (_, device) =>
            device.state === 'active' && (
              <Popconfirm
                title={`撤销“${device.name}”？`}
                description="它会立即退出，重新使用须再登记一次。"
                okText="撤销"
                cancelText="不撤销"
                onConfirm={() => onRevoke(device)}
              >
                <Button type="link" size="small" danger aria-label={`撤销${device.name}`}>
                  撤销
                </Button>
              </Popconfirm>
            ),
        },
      ]}
    />
  );
}
