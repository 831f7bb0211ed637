import pino from 'pino';
import type { Log } from '../platform/room/room.ts';

/** The log of this process. What is known to be secret by its name never gets there, whatever a line is made of. */
export function openLog(level: string, to?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { pid: process.pid },
    redact: { paths: ['*.password', '*.token'], remove: true },
  };
  return to ? pino(options, to) : pino(options);
}
