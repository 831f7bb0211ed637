import type { Plan } from './checks/plan/plan-type.ts';

/**
 * The plan of the house: which room may use which. It is read before it is changed, and `checks/plan` holds it against the real
 * imports: a use that is not here does not pass, and neither does a line that nobody needs.
 */
export const plan = {
  rooms: {
    regulations: { why: 'The sources as data, read for the server and the checks.' },
    'platform/wire': { why: 'The words of the line to the browser: contracts, fields and problems, which both sides import.' },
    'platform/db': { why: 'SQL as SQL over one pool, and the migrations of every room.' },
    'platform/journal': {
      why: 'The one way to change anything: facts in chained streams, written over the database.',
      uses: ['platform/db'],
    },
    'platform/postgres': { why: 'Starts and stops the PostgreSQL that comes with the house.' },
    'platform/http': {
      why: 'Turns contracts into routes: validation, access, problems, and the record of commands.',
      uses: ['platform/wire', 'platform/journal'],
    },
    'platform/ui': { why: 'What every screen shares; it speaks to the server by the wire.', uses: ['platform/wire'] },
  },
} satisfies Plan;
