import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { Skeleton } from '../../platform/ui/states.tsx';
import { Frame } from './Frame.tsx';
import { Home } from './Home.tsx';
import { Lost } from './Lost.tsx';
import { pages } from './pages.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: Lost });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const hall = createRoute({ getParentRoute: () => root, path: '$hallId' });
const hallHome = createRoute({ getParentRoute: () => hall, path: '/', component: Home });

// What is looked for stands in the address as plain words, so that a link can be written by hand and read aloud.
const words = (search: Record<string, unknown>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(search).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
    ]),
  );

const at = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => hall, path, component, validateSearch: words });

const hallPages = [
  at(
    pages.floor.path,
    lazyRouteComponent(() => import('./floor/FloorPage.tsx'), 'FloorPage'),
  ),
  at(
    pages.tickets.path,
    lazyRouteComponent(() => import('./floor/TicketsPage.tsx'), 'TicketsPage'),
  ),
  at(
    pages.leftOvers.path,
    lazyRouteComponent(() => import('./floor/LeftOversPage.tsx'), 'LeftOversPage'),
  ),
  at(
    pages.evaluations.path,
    lazyRouteComponent(() => import('./floor/EvaluationsPage.tsx'), 'EvaluationsPage'),
  ),
  at(
    pages.assigned.path,
    lazyRouteComponent(() => import('./assigned/AssignedPage.tsx'), 'AssignedPage'),
  ),
  at(
    pages.cases.path,
    lazyRouteComponent(() => import('./cases/CasesPage.tsx'), 'CasesPage'),
  ),
  at(
    pages.places.path,
    lazyRouteComponent(() => import('./places/PlacesPage.tsx'), 'PlacesPage'),
  ),
  at(
    pages.people.path,
    lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
  ),
  at(
    pages.devices.path,
    lazyRouteComponent(() => import('./devices/DevicesPage.tsx'), 'DevicesPage'),
  ),
  at(
    pages.policy.path,
    lazyRouteComponent(() => import('./policy/PolicyPage.tsx'), 'PolicyPage'),
  ),
  at(
    pages.catalogue.path,
    lazyRouteComponent(() => import('./catalogue/CataloguePage.tsx'), 'CataloguePage'),
  ),
  at(
    pages.calendar.path,
    lazyRouteComponent(() => import('./calendar/CalendarPage.tsx'), 'CalendarPage'),
  ),
  at(
    pages.timeLimit.path,
    lazyRouteComponent(() => import('./time-limit/TimeLimitPage.tsx'), 'TimeLimitPage'),
  ),
  at(
    `${pages.timeLimit.path}/golden`,
    lazyRouteComponent(() => import('./time-limit/GoldenPage.tsx'), 'GoldenPage'),
  ),
  at(
    pages.access.path,
    lazyRouteComponent(() => import('./access/AccessPage.tsx'), 'AccessPage'),
  ),
  at(
    pages.work.path,
    lazyRouteComponent(() => import('./work/WorkPage.tsx'), 'WorkPage'),
  ),
];

export const router = createRouter({
  routeTree: root.addChildren([home, hall.addChildren([hallHome, ...hallPages])]),
  basepath: '/manage',
  defaultPendingComponent: () => <Skeleton lines={6} />,
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
});
