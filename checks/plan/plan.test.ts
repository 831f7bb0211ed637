import { describe, expect, it } from 'vitest';
import { plan } from '../../plan.ts';
import { houseTree } from '../tree.ts';

import type { Plan } from './plan-type.ts';
import { wallBreaches } from './walls.ts';

describe('plan.ts', () => {
  it('says what the rooms really use: doors only, no circle, no unused line, every wall whole', () => {
    const house = houseTree();
    const given: Plan = plan;
    expect(wallBreaches(house, given)).toEqual([]);
  });
});
