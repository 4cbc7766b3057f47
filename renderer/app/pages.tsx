import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

type Page = LazyExoticComponent<ComponentType>;

/** Each page comes in its own file, when it is first opened. Pages read their own parameters. */
export const pages: readonly { readonly path: string; readonly page: Page }[] = [
  { path: '/today', page: lazy(() => import('../features/today/today-page.tsx')) },
  { path: '/clients', page: lazy(() => import('../features/clients/clients-page.tsx')) },
  { path: '/clients/:id/:tab?', page: lazy(() => import('../features/client/client-page.tsx')) },
  { path: '/meetings', page: lazy(() => import('../features/meetings/meetings-page.tsx')) },
  { path: '/meetings/:id', page: lazy(() => import('../features/meetings/meeting-page.tsx')) },
  { path: '/tasks', page: lazy(() => import('../features/tasks/tasks-page.tsx')) },
  { path: '/reports', page: lazy(() => import('../features/reports/reports-page.tsx')) },
  { path: '/brief/:meetingId', page: lazy(() => import('../features/brief/brief-page.tsx')) },
  { path: '/day-pack/:date', page: lazy(() => import('../features/brief/day-pack-page.tsx')) },
  { path: '/sync', page: lazy(() => import('../features/sync/sync-page.tsx')) },
  { path: '/settings', page: lazy(() => import('../features/settings/settings-page.tsx')) },
  { path: '/search', page: lazy(() => import('../features/search/search-page.tsx')) },
];
