import { Button } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../platform/ui/states.tsx';
import { DeviceForm, type NewDeviceBody } from '../../../platform/sign-in/web/DeviceForm.tsx';
import { DeviceTable } from '../../../platform/sign-in/web/DeviceTable.tsx';
import { listDevices, registerHallDevice, registerWindowDevice, revokeDevice } from '../../../platform/sign-in/wire.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { Sheet } from '../Sheet.tsx';
import { Written } from '../Written.tsx';
import { pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePlaces } from '../use-places.ts';
import { useWrites } from '../use-writes.ts';
import { DeviceToken, type Registered } from './DeviceToken.tsx';

/** Kiosks, boards, strips, pads and printers of the hall. */
export function DevicesPage() {
  const standing = useStanding();
  const { hallId, name } = standing.hall;
  const params = { hallId };
  const writes = useWrites();
  const places = usePlaces();
  const [adding, setAdding] = useState(false);
  const [registered, setRegistered] = useState<Registered>();
  const asked = useAsk(listDevices, { params }, { when: pages.devices.isOpen(standing), every: 60_000 });

  const register = async ({ kind, name: called, windowId }: NewDeviceBody) => {
    const done = `已登记“${called}”`;
    const answer =
      windowId !== undefined && (kind === 'strip' || kind === 'pad' || kind === 'printer')
        ? await writes.send(registerWindowDevice, { params: { windowId }, body: { kind, name: called } }, done)
        : await writes.send(registerHallDevice, { params, body: { kind: kind as 'kiosk', name: called } }, done);
    setAdding(false);
    setRegistered({ name: called, ...answer });
  };
  return (
    <PageOf
      page="devices"
      title="设备"
      about={asked.answer && `在用 ${asked.answer.filter(({ state }) => state === 'active').length} 台`}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          登记设备
        </Button>
      }
    >
      <Written writes={writes} />
      <Answered asked={asked}>
        {(devices) =>
          devices.length === 0 ? (
            <Empty title="还没有登记设备" next="登记后会得到一个专用地址，在该设备的浏览器里打开一次即可。" />
          ) : (
            <DeviceTable
              devices={devices}
              now={asked.answeredAt}
              placeOf={({ windowId }) => {
                const window = places.windows.find((one) => one.windowId === windowId);
                return window ? `${window.number} 号窗口` : name;
              }}
              onRevoke={({ deviceId, name: called }) =>
                void writes.press(revokeDevice, { params: { hallId, deviceId } }, `“${called}”已撤销`)
              }
            />
          )
        }
      </Answered>
      {adding && (
        <Sheet title="登记设备" onClose={() => setAdding(false)}>
          <DeviceForm windows={places.windowChoices} onSend={register} />
        </Sheet>
      )}
      {registered && <DeviceToken registered={registered} onClose={() => setRegistered(undefined)} />}
    </PageOf>
  );
}
