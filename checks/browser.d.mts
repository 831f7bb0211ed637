/**
 * The program of a Chrome, Chromium or Edge: `CHROME_PATH`, else one on the PATH, else one in a usual place; undefined when
 * this machine has none. What is given stands in for the machine, for tests.
 */
export function findBrowser(given?: {
  env?: Readonly<Record<string, string | undefined>>;
  platform?: NodeJS.Platform;
  home?: string;
  exists?: (file: string) => boolean;
}): string | undefined;

/** Finds a browser, or as root on Debian installs Chromium with a font for Chinese. */
export function ensureBrowser(given?: {
  find?: () => string | undefined;
  mayInstall?: () => boolean;
  run?: (program: string, ...words: string[]) => boolean;
  say?: (line: string) => void;
}): string | undefined;
