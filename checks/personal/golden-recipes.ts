/** How the messages of golden cases are brought to be carried out: a question that nobody has asked yet, one that stands, and a file. */
import { expect } from 'vitest';
import * as wire from '../../systems/time-limit/wire.ts';
import type { Prepared } from './recipes.ts';
import type { World } from './world.ts';

let length = 900;
/** A question like no other in the table, since one that stands there already is not taken twice. */
const question = () => {
  length += 1;
  return {
    documents: ['zhongyang'],
    limit: { workingDays: length },
    events: [{ type: 'received', on: '2026-09-22' }],
    expected: { deadline: null, ifResumedOn: null, provisional: false },
  };
};

async function ownCase(world: World): Promise<string> {
  const body = { ...question(), reason: '手工数出' };
  const { status, answer } = await world.anybody().call(wire.addGolden, { body });
  expect(status).toBe(200);
  return answer.key;
}

export const goldenRecipes: Readonly<Record<string, (world: World) => Promise<Prepared>>> = {
  [wire.addGolden.name]: async () => ({ body: question() }),
  [wire.changeGolden.name]: async (world) => ({ params: { caseId: await ownCase(world) }, body: question() }),
  [wire.importGolden.name]: async ({ markers }) => {
    const reason = markers.next('a reason in a file');
    length += 1;
    const text = `依据,时限,经过,截止,理由\nzhongyang,承诺${length}个工作日,收件 2026-09-22,停,${reason}\n`;
    // The file as a whole stays what it is; the reason in it is what is looked for.
    markers.issued.set(text, 'a file of golden cases');
    return { body: { format: 'csv', text } };
  },
};
