import { Text } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../../components/empty-state.tsx';
import { HighlightedText } from '../../components/highlighted-text.tsx';
import { iconOfKind, pluralOfKind } from '../../components/kind-words.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { Section } from '../../components/section.tsx';
import { useRovingList } from '../../components/use-roving-list.ts';
import { addressOf } from '../../services/record-address.ts';
import { useSearch } from '../../services/search.ts';
import { usePlace } from '../../services/view-state.ts';
import type { SearchHit } from '../../vault/views.ts';
import classes from './search-page.module.css';

const LIMIT = 120;
/** Lines that the tallest window shows. */
const IN_SIGHT = 40;

/** Finds everything as one types, by kind, with what matched marked. */
export default function SearchPage() {
  const [query, setQuery] = usePlace('search.query', '');
  const { hits } = useSearch(query, LIMIT);
  const groups = useMemo(() => groupsOf(hits), [hits]);
  const page = useRef<HTMLDivElement>(null);

  useEffect(() => {
    page.current?.closest('main')?.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }, []);

  return (
    <PageFrame
      title="Search"
      subtitle={query.trim() ? countWords(hits.length) : 'Clients, people, notes, tasks, meetings'}
      search={{ label: 'Search everything', value: query, onChange: setQuery }}
    >
      <div ref={page} className={classes.results}>
        {groups.map(([kind, own]) => (
          <Section key={kind} title={pluralOfKind(kind)} count={own.length}>
            <HitList hits={own} label={pluralOfKind(kind)} />
          </Section>
        ))}
        {groups.length === 0 ? (
          <EmptyState icon={IconSearch}>
            {query.trim()
              ? 'Nothing found. Try fewer letters; accents and capitals do not matter.'
              : 'Type a name, a few words of a note, a number: everything on this device is searched.'}
          </EmptyState>
        ) : null}
      </div>
    </PageFrame>
  );
}

/** Drawn when its hits change, not with every letter: those in sight at once, the others right after. */
const HitList = memo(function HitList({ hits, label }: { hits: SearchHit[]; label: string }) {
  const { list, index: focusable, setIndex, onKeyDown } = useRovingList(hits.length);
  const later = useDeferredValue(hits);
  const drawn = [...hits.slice(0, IN_SIGHT), ...later.slice(IN_SIGHT, hits.length)];
  return (
    <ul className={classes.list} aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {drawn.map((hit, index) => (
        <Hit
          key={hit.id}
          hit={hit}
          index={index}
          isFocusable={index === focusable}
          onFocus={setIndex}
        />
      ))}
    </ul>
  );
});

interface HitProps {
  hit: SearchHit;
  index: number;
  isFocusable: boolean;
  onFocus: (index: number) => void;
}

const Hit = memo(function Hit({ hit, index, isFocusable, onFocus }: HitProps) {
  const Symbol_ = iconOfKind(hit.kind);
  return (
    <li>
      <Link
        to={addressOf(hit)}
        className={classes.hit}
        data-roving={index}
        tabIndex={isFocusable ? 0 : -1}
        onFocus={() => onFocus(index)}
      >
        <Symbol_ size={16} stroke={1.75} aria-hidden="true" className={classes.icon} />
        <span className={classes.text}>
          {hit.excerpt === hit.title ? (
            <span className={classes.title}>
              <HighlightedText text={hit.title} ranges={hit.ranges} />
            </span>
          ) : (
            <>
              <span className={classes.title}>{hit.title}</span>
              <span className={classes.excerpt}>
                <HighlightedText text={hit.excerpt} ranges={hit.ranges} />
              </span>
            </>
          )}
        </span>
        {hit.kind !== 'client' && hit.clientName ? (
          <Text size="sm" c="dimmed" className={classes.client} title={hit.clientName}>
            {hit.clientName}
          </Text>
        ) : null}
      </Link>
    </li>
  );
});

function countWords(count: number): string {
  if (count >= LIMIT) return `The best ${LIMIT} are shown`;
  return count === 1 ? '1 found' : `${count} found`;
}

/** Kinds in the order of their best hit. */
function groupsOf(hits: readonly SearchHit[]): [SearchHit['kind'], SearchHit[]][] {
  const groups = new Map<SearchHit['kind'], SearchHit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups];
}
