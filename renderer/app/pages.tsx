import type { ComponentType } from 'react';
import { later } from '../components/later.tsx';

type LoadPage = () => Promise<{ default: ComponentType }>;

/** Each page comes in its own file. Pages read their own parameters. */
const loaders: readonly (readonly [path: string, load: LoadPage])[] = [
  ['/today', () => import('../features/today/today-page.tsx')],
  ['/clients', () => import('../features/clients/clients-page.tsx')],
  ['/clients/:id/:tab?', () => import('../features/client/client-page.tsx')],
  ['/meetings', () => import('../features/meetings/meetings-page.tsx')],
  ['/meetings/:id', () => import('../features/meetings/meeting-page.tsx')],
  ['/tasks', () => import('../features/tasks/tasks-page.tsx')],
  ['/instructions', () => import('../features/instructions/instructions-page.tsx')],
  ['/reports', () => import('../features/reports/reports-page.tsx')],
  ['/alerts', () => import('../features/alerts/alerts-page.tsx')],
  ['/reports/:scheduleId', () => import('../features/reports/report-page.tsx')],
  ['/book', () => import('../features/book/book-page.tsx')],
  ['/brief/:meetingId', () => import('../features/brief/brief-page.tsx')],
  ['/day-pack/:date', () => import('../features/brief/day-pack-page.tsx')],
  ['/sync', () => import('../features/sync/sync-page.tsx')],
  ['/settings', () => import('../features/settings/settings-page.tsx')],
  ['/search', () => import('../features/search/search-page.tsx')],
];

export const pages = loaders.map(([path, load]) => ({ path, page: later(load) }));

/** Who types at once after Ctrl+K must not lose the first letters: it is fetched before it is asked for. */
export const Palette = later(() => import('./palette/palette.tsx'));

/** Fetches the file of every page while nothing else is to be done, Today's first. */
export async function preloadPages(): Promise<void> {
  const [first, ...others] = pages.map(({ page }) => page);
  for (const part of [first, Palette, ...others]) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
    await part?.load();
  }
}
