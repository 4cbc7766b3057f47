import { useCallback, useMemo } from 'react';
import {
  CLIENT_STATUS_WORDS,
  CLIENT_TYPE_WORDS,
  TIER_WORDS,
} from '../../components/client-words.ts';
import { useSession } from '../../services/session.tsx';
import { usePreference } from '../../services/view-state.ts';
import { type ClientFilter, NO_FILTER } from './client-filter.ts';

/** A tab of the list. */
export interface ClientView {
  readonly id: string;
  readonly name: string;
  readonly filter: ClientFilter;
  readonly isOwn: boolean;
}

const builtIn = (id: string, name: string, filter: Partial<ClientFilter>): ClientView => ({
  id,
  name,
  filter: { ...NO_FILTER, ...filter },
  isOwn: false,
});

const BUILT_IN: readonly ClientView[] = [
  builtIn('all', 'All', {}),
  builtIn('key', 'Key accounts', { tiers: ['key'] }),
  builtIn('attention', 'Needs attention', { needsAttention: true }),
  builtIn('unseen', 'Not seen for long', { notSeenForDays: 90, statuses: ['active', 'prospect'] }),
  builtIn('prospects', 'Prospects', { statuses: ['prospect'] }),
];

/**
 * What a view is called: what it shows. People do not name views themselves, because view choices
 * rest outside the vault and a name could hold a client's.
 */
export function nameOfView(filter: ClientFilter): string {
  const parts = [
    filter.tiers.map((tier) => TIER_WORDS[tier]).join(' or '),
    filter.statuses.map((status) => CLIENT_STATUS_WORDS[status]).join(' or '),
    filter.types.map((type) => CLIENT_TYPE_WORDS[type]).join(' or '),
    filter.needsAttention ? 'needs attention' : '',
    filter.notSeenForDays === null ? '' : `not seen for ${filter.notSeenForDays} days`,
  ].filter((part) => part !== '');
  const name = parts.join(', ');
  return name === '' ? 'All' : name;
}

const NONE: readonly ClientFilter[] = [];

/** The tabs of the list: those everybody has, and those this person keeps on this device. */
export function useClientViews() {
  const { owner } = useSession();
  const [own, setOwn] = usePreference(`clients.views.${owner.personId}`, NONE);
  const views = useMemo<readonly ClientView[]>(
    () => [
      ...BUILT_IN,
      ...own.map((filter) => ({
        id: idOfOwn(filter),
        name: nameOfView(filter),
        filter,
        isOwn: true,
      })),
    ],
    [own],
  );
  /** Keeps a filter as a tab; returns the tab's id. */
  const keep = useCallback(
    (filter: ClientFilter): string => {
      const id = idOfOwn(filter);
      if (!own.some((each) => idOfOwn(each) === id)) setOwn([...own, filter]);
      return id;
    },
    [own, setOwn],
  );
  const drop = useCallback(
    (view: ClientView) => setOwn(own.filter((each) => idOfOwn(each) !== view.id)),
    [own, setOwn],
  );
  return { views, keep, drop };
}

const idOfOwn = (filter: ClientFilter): string => `own-${JSON.stringify(filter)}`;
