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
      uses: ['platform/wire', 'platform/journal', 'platform/db'],
    },
    'platform/live': {
      why: 'Pushes the present state of topics to browsers; it learns from the session who may watch, and from the journal what the time is.',
      uses: ['platform/db', 'platform/http', 'platform/journal'],
    },
    'platform/room': {
      why: 'What a room brings to the house, and what it can reach there.',
      uses: ['platform/db', 'platform/http', 'platform/journal', 'platform/live', 'platform/wire'],
    },
    'platform/sign-in': {
      why: 'Accounts, sessions and devices; it has never heard of a hall, the house tells it who the people are.',
      uses: ['platform/db', 'platform/http', 'platform/journal', 'platform/room', 'platform/ui', 'platform/wire'],
    },
    'platform/start': { why: 'Builds the pages of browsers, and launches the house.' },
    'platform/ui': { why: 'What every screen shares; it speaks to the server by the wire.', uses: ['platform/wire'] },

    'registers/places': { why: 'Jurisdictions, halls, areas, windows, groups and departments: where everything happens.' },
    'registers/catalogue': {
      why: 'The matters a jurisdiction handles; it says which halls and windows of the register serve one.',
      uses: ['registers/places'],
    },
    'registers/policy': { why: 'Which documents a hall has adopted and what it decides otherwise.', tests: ['registers/places'] },
    'registers/calendar': {
      why: 'Years published after this release, and the days on which a hall closes or opens.',
      tests: ['registers/places'],
    },
    'registers/people': {
      why: 'Who works here in which position; a position is held at a place of the register.',
      uses: ['registers/places'],
    },

    'systems/queue': {
      why: 'Tickets and calls: places say which windows serve what, the catalogue which matter belongs where, people whose name stands on the board.',
      uses: ['registers/calendar', 'registers/catalogue', 'registers/people', 'registers/places', 'registers/policy'],
    },
    'systems/evaluation': {
      why: 'Ratings at the pad and on the phone: the queue tells that a service ended, the catalogue what it was, people who served.',
      uses: ['registers/catalogue', 'registers/people', 'registers/places', 'registers/policy', 'systems/queue'],
    },
    'systems/assigned-matters': {
      why: 'Matters assigned from above: their limits by the calendar of the hall, the person who undertakes them, their reports.',
      uses: ['registers/calendar', 'registers/people', 'registers/policy'],
      tests: ['registers/places'],
    },
    'systems/time-limit': {
      why: 'Every date of a case and why it is so: limits from the catalogue, rules from the policy, days by the calendar of the hall.',
      uses: ['registers/calendar', 'registers/catalogue', 'registers/people', 'registers/places', 'registers/policy'],
    },

    'apps/kiosk': {
      why: 'The visitor at the door takes a ticket.',
      uses: ['registers/catalogue', 'registers/places', 'systems/queue'],
    },
    'apps/display': {
      why: 'Board, strip and pad show the queue and ask for a rating.',
      uses: ['registers/places', 'systems/evaluation', 'systems/queue'],
    },
    'apps/window': {
      why: 'The clerk’s desk: the visitor in hand, the matter card with its promise.',
      uses: ['registers/catalogue', 'registers/places', 'systems/queue', 'systems/time-limit'],
    },
    'apps/manage': {
      why: 'The lead’s floor and the settings of the hall.',
      uses: [
        'registers/calendar',
        'registers/catalogue',
        'registers/people',
        'registers/places',
        'registers/policy',
        'systems/assigned-matters',
        'systems/evaluation',
        'systems/queue',
        'systems/time-limit',
      ],
    },
    'apps/setup': { why: 'The first page of a new house: it asks which documents are adopted.', uses: ['registers/policy'] },
    'apps/sign-in': { why: 'Signing in, and the first password.' },
    'apps/public': {
      why: 'What everybody may open: guides, halls, one’s own ticket and its rating, and the deadline calculator.',
      uses: ['registers/catalogue', 'registers/places', 'systems/evaluation', 'systems/queue', 'systems/time-limit'],
    },

    house: {
      why: 'Puts the rooms together, starts them, sets a new hall up, and lives the demonstration.',
      uses: [
        'registers/calendar',
        'registers/catalogue',
        'registers/people',
        'registers/places',
        'registers/policy',
        'regulations',
        'systems/assigned-matters',
        'systems/evaluation',
        'systems/queue',
        'systems/time-limit',
      ],
    },
    journeys: {
      why: 'Stories across rooms, in a hall that runs.',
      uses: ['house', 'registers/places', 'systems/evaluation', 'systems/queue'],
    },
    bench: {
      why: 'Measures against a yardstick of the same run, as clients of the running house.',
      uses: ['house', 'registers/people', 'registers/places', 'registers/policy', 'systems/queue', 'systems/time-limit'],
    },
  },
} satisfies Plan;
