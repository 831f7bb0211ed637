import type { DeviceKind } from '../wire/contract.ts';

let own: DeviceKind | undefined;

/** Says once, before anything is asked, that this page is that of a device: it then asks as the device of this kind in its browser. */
export function askAs(kind: DeviceKind): void {
  own = kind;
}

/** The kind of device whose page this is; undefined for the pages of people. */
export const ownKind = (): DeviceKind | undefined => own;
