import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { houseRoutes } from '../../house/house-routes.ts';
import { version } from '../../house/root.ts';
import { rooms } from '../../house/rooms.ts';
import { openApi } from '../../platform/http/openapi.ts';

const file = fileURLToPath(new URL('openapi.json', import.meta.url));

/** The interface of the house as its contracts say it now. */
export const documentNow = (): string =>
  `${JSON.stringify(
    openApi(
      [...houseRoutes(rooms), ...rooms.flatMap((room) => room.routes)].map((route) => route.contract),
      version,
    ),
    null,
    1,
  )}\n`;

/** The interface as it was last looked at and kept. */
export const documentKept = (): string => readFileSync(file, 'utf8');

/** Keeps the interface as it is now, for the next review to see the change. */
export const keepDocument = (): void => writeFileSync(file, documentNow());
