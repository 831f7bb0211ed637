import { v7 as uuid } from 'uuid';
import { decided } from '../../kernel/decision.ts';
import type { DeviceId, HallId, JurisdictionId, WindowId } from '../../kernel/ids.ts';
import { NotThere, type Command, type Standing } from '../journal/record.ts';
import { openSealed } from '../journal/seal.ts';
import type { House } from '../room/room.ts';
import type { DeviceKind } from '../wire/contract.ts';
import { signInJournal } from './fold.ts';
import type { SignInFact } from './rules.ts';
import { devicesOfHall, keepDeviceToken } from './store.ts';
import { deviceToken, readToken } from './tokens.ts';

export type NewDevice = { kind: DeviceKind; name: string; hallId: HallId; windowId?: WindowId };

/** The page that a device of this kind opens; a printer opens none. */
const pages: Partial<Record<DeviceKind, string>> = {
  kiosk: '/kiosk',
  board: '/display',
  strip: '/display/strip',
  pad: '/display/pad',
};

/** The address at which a device opens: its token stands behind `#`, so that it reaches neither server nor log. */
export const devicePath = (kind: DeviceKind, token: string): string | undefined =>
  pages[kind] === undefined ? undefined : `${pages[kind]}#device=${token}`;

/** Registers a device where it stands. @returns its token, to be shown once */
export async function registerDevice(
  house: House,
  standing: Standing,
  command: Command,
  device: NewDevice,
): Promise<{ deviceId: DeviceId; token: string; path?: string }> {
  const { jurisdictionId } = standing;
  const token = deviceToken(house.keys, jurisdictionId, command.id);
  const id = uuid() as DeviceId;
  const { deviceId } = await house.journal.record(standing, signInJournal, command, {
    lock: [],
    async decide(tx) {
      const stream = tx.newStream('device', id);
      await keepDeviceToken(tx, readToken(token)!, id);
      const { kind, hallId, windowId, name } = device;
      const sealed = await tx.seal(stream, { name });
      const fact: SignInFact = { type: 'DeviceRegistered', kind, hallId, ...(windowId ? { windowId } : {}), ...sealed };
      return [{ stream, decision: decided(fact) }];
    },
    answer: () => ({ deviceId: id as string }),
  });
  const path = devicePath(device.kind, token);
  return { deviceId: deviceId as DeviceId, token, ...(path ? { path } : {}) };
}

/** Revokes a device of this hall; its token opens nothing from now on. @throws NotThere  this hall has no such device */
export async function revokeDevice(
  house: House,
  standing: Standing,
  command: Command,
  hallId: HallId,
  deviceId: DeviceId,
): Promise<void> {
  const device = (await devicesOfHall(house.db, standing.jurisdictionId, hallId)).find((one) => one.deviceId === deviceId);
  if (!device) throw new NotThere('device');
  await house.journal.record(standing, signInJournal, command, {
    lock: [device.stream],
    async decide(tx) {
      const now = (await devicesOfHall(tx, standing.jurisdictionId, hallId)).find((one) => one.deviceId === deviceId);
      const fact: SignInFact = { type: 'DeviceRevoked' };
      return now?.isRevoked === false ? [{ stream: device.stream, decision: decided(fact) }] : [];
    },
    answer: () => ({}),
  });
}

/** The names of devices, by the id of their sealed row. */
export async function deviceNames(
  house: Pick<House, 'db' | 'keys'>,
  jurisdictionId: JurisdictionId,
  sealedIds: readonly string[],
): Promise<(sealedId: string) => string> {
  const opened = await openSealed(house.db, house.keys, jurisdictionId, sealedIds);
  return (sealedId) => opened.get(sealedId)?.['name'] ?? '';
}
