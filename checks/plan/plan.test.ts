import { describe, expect, it } from 'vitest';
import { plan } from '../../plan.ts';
import { sqlUses } from '../sql/own-schema.ts';
import { houseTree } from '../tree.ts';
import { wallBreaches } from './walls.ts';

describe('plan.ts', () => {
  it('says what the rooms really use: doors only, no circle, no unused line, every wall whole', () => {
    const house = houseTree();
    expect(wallBreaches(house, plan, sqlUses(house, plan))).toEqual([]);
  });
});
