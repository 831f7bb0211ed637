import type { Day } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { AssignedMatterFact, Source } from './facts.ts';

/** An assigned matter, folded from its facts. */
export type AssignedMatter = {
  readonly source: Source;
  readonly assignedOn: Day;
  readonly due: Day;
  readonly important: boolean;
  readonly undertaker: PersonId;
  /** The days on which progress was reported, the earliest first. */
  readonly interimReports: readonly Day[];
  readonly reportedOn: Day | null;
  readonly closedOn: Day | null;
  readonly annulledOn: Day | null;
};

/** @throws RangeError  the facts do not begin with the assignment */
export function foldAssignedMatter(facts: readonly AssignedMatterFact[]): AssignedMatter {
  const [first, ...rest] = facts;
  if (first?.type !== 'MatterAssigned') throw new RangeError('an assigned matter begins with its assignment');
  const begun: AssignedMatter = {
    source: first.source,
    assignedOn: first.on,
    due: first.due,
    important: first.important,
    undertaker: first.undertaker,
    interimReports: [],
    reportedOn: null,
    closedOn: null,
    annulledOn: null,
  };
  return rest.reduce(evolve, begun);
}

function evolve(matter: AssignedMatter, fact: AssignedMatterFact): AssignedMatter {
  switch (fact.type) {
    case 'AssignedMatterHandedOver':
      return { ...matter, undertaker: fact.undertaker };
    case 'InterimReportMade':
      return { ...matter, interimReports: [...matter.interimReports, fact.on] };
    case 'ResultReported':
      return { ...matter, reportedOn: fact.on };
    case 'AssignedMatterClosed':
      return { ...matter, closedOn: fact.on };
    case 'AssignedMatterAnnulled':
      return { ...matter, annulledOn: fact.on };
    case 'MatterAssigned':
    case 'AssignedMatterReminded':
      return matter;
  }
}
