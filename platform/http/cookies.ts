import { deviceKinds, type DeviceKind } from '../wire/contract.ts';

/** What a browser sent along. */
export type Cookies = Readonly<Record<string, string | undefined>>;

/** The cookie of a signed-in person, and the readable one that the pages of this browser send along with each write. */
export const personCookie = 'yc_session';
export const pageCookie = 'yc_csrf';

/** The cookie of a device. Each kind has its own, so that a kiosk and a pad may stand in one browser. */
export const deviceCookie = (kind: DeviceKind): string => `yc_device_${kind}`;

/** One for all kinds: devices that were registered before each kind had its own still hold it. */
export const anyDeviceCookie = 'yc_device';

const deviceCookies = [...deviceKinds.map(deviceCookie), anyDeviceCookie];

/** The tokens of every device that this browser is, each once. */
export function deviceTokens(cookies: Cookies): string[] {
  const tokens: string[] = [];
  for (const name of deviceCookies) {
    const token = cookies[name];
    if (token !== undefined && !tokens.includes(token)) tokens.push(token);
  }
  return tokens;
}

/** The header, and for the live stream the word in the address, by which a page says as which device of its browser it asks. */
export const askingAs = { header: 'x-yichuang-device', query: 'as' } as const;

/** The header by which a page says that it asks by itself, with nobody at it: such a request keeps nobody signed in. */
export const unattended = 'x-yichuang-unattended';

/** The kind of device that was named; undefined for none, and for what is no kind. */
export const kindNamed = (name: unknown): DeviceKind | undefined => deviceKinds.find((kind) => kind === name);
