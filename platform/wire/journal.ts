import { z } from 'zod';
import { anyone, contract } from './contract.ts';

/** The newest seals: for the board, and for whoever wants to hold the hall to its record. */
export const readSeals = contract({
  name: 'journal.seals',
  title: '记录封存码',
  method: 'GET',
  path: '/api/halls/:hallId/seals',
  who: anyone,
  listener: 'both',
  params: z.strictObject({ hallId: z.uuid() }),
  answer: z.object({
    seals: z.array(
      z.object({
        sealNo: z.number().int(),
        kind: z.enum(['periodic', 'closing']),
        at: z.number(),
        heads: z.number().int(),
        /** As shown and read aloud: twelve characters in groups of four. */
        code: z.string(),
        hash: z.string(),
      }),
    ),
  }),
});
