import { useEffect, useRef } from 'react';
import { returnFocus } from '../../components/returned-focus.ts';
import { Section } from '../../components/section.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { ConflictCard } from './conflict-card.tsx';

/** Edits that cannot both stand, until a person decides. */
export function ConflictsSection() {
  const conflicts = useLiveQuery((vault) => vault.list('conflict'), [], { kinds: ['conflict'] });
  const people = useLiveQuery((vault) => vault.list('person'), [], { kinds: ['person'] });
  // In an order of their own, so that each stands where it stood when one comes back.
  const open = (conflicts.data ?? [])
    .filter(({ data }) => data.status === 'open')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  useFocusOfNext(open.map(({ id }) => id));
  if (open.length === 0) return null;
  const nameOf = (id: string | null) =>
    people.data?.find((person) => person.id === id)?.data.name ?? 'somebody';
  return (
    <Section
      title="Conflicts"
      count={open.length}
      about="The same thing was changed in two places. Both versions are kept until you choose."
    >
      {open.map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} nameOf={nameOf} />
      ))}
    </Section>
  );
}

/** A conflict that is decided goes with the focus in it: the next one takes it, and after the last the page. */
function useFocusOfNext(ids: readonly string[]): void {
  const last = useRef(ids);
  useEffect(() => {
    const place = last.current.findIndex((id) => !ids.includes(id));
    last.current = ids;
    if (place === -1) return;
    const next = ids[Math.min(place, ids.length - 1)];
    returnFocus(document.querySelector(`[data-conflict="${next}"]`));
  });
}
