/**
 * `npm run clauses`: how many clauses are carried out, left to people's judgement, or open.
 *
 *     -- --system queue   one system, clause by clause
 *     -- --json           everything, as a list
 *     -- --check          fails on ids that no document has and on stale files
 *     -- --write          renews kernel/clause-ids.generated.ts
 */
import { parseArgs } from 'node:util';
import { regulations } from '../../regulations/load.ts';
import { houseTree } from '../tree.ts';
import { evidenceIn } from './evidence.ts';
import { clauseIdsAreFresh, writeClauseIds } from './generate.ts';
import { parseJudgements } from './judgement.ts';
import { clauseBreaches, evidenceById, recordsOf } from './states.ts';
import { systemList, tableOf } from './tables.ts';

const { values: asked } = parseArgs({
  options: {
    system: { type: 'string' },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

if (asked.write) {
  const { documents, clauses } = writeClauseIds();
  console.log(`kernel/clause-ids.generated.ts names ${documents} documents and ${clauses} clauses`);
} else {
  const house = houseTree();
  const clauses = regulations().flatMap((one) => one.clauses);
  const evidence = evidenceIn(house);
  const judgements = parseJudgements(house.text('regulations/judgement.yaml'));
  if (asked.check) {
    const breaches = clauseBreaches(clauses, evidence, judgements);
    if (!clauseIdsAreFresh()) breaches.push('kernel/clause-ids.generated.ts is stale: run `npm run clauses -- --write`');
    for (const breach of breaches) console.error(breach);
    console.log(breaches.length === 0 ? `${clauses.length} clauses, every id that is named exists` : `${breaches.length} wrong`);
    process.exitCode = breaches.length === 0 ? 0 : 1;
  } else {
    const byId = evidenceById(evidence);
    const chosen = asked.system === undefined ? clauses : clauses.filter((one) => one.system === asked.system);
    const records = recordsOf(chosen, byId, judgements);
    if (asked.json) console.log(JSON.stringify(records, null, 2));
    else if (asked.system === undefined) console.log(tableOf(records));
    else if (chosen.length === 0) {
      console.error(`no clause belongs to a system ${asked.system}`);
      process.exitCode = 1;
    } else console.log(systemList(chosen, records, byId));
  }
}
