import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { HighlightedText } from '../../components/highlighted-text.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { iconOfKind, nameOfKind } from '../../components/kind-words.ts';
import { requestCreate } from '../../services/intents.ts';
import { addressOf } from '../../services/record-address.ts';
import { routes } from '../../services/routes.ts';
import { useSearch } from '../../services/search.ts';
import type { SearchHit } from '../../vault/views.ts';
import classes from './palette.module.css';
import { type PaletteAction, usePaletteActions } from './palette-actions.ts';
import { paletteStore, usePalettePick } from './palette-pick.ts';
import { useEnterAfterAnswer } from './use-enter-after-answer.ts';
import { useFirstSelected } from './use-first-selected.ts';

const GROUPS = ['Go to', 'Create', 'Do'] as const;

/** The list passes these on to its scroll area: what does not fit is scrolled to with the keys alone. */
const SCROLLING = { viewportProps: { tabIndex: 0 }, offsetScrollbars: false };

/** Ctrl/⌘K: go, create, act, and find clients and everything about them. */
export default function Palette() {
  const [query, setQuery] = useState('');
  const { reset } = usePalettePick();

  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={reset}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      scrollable
      maxHeight={440}
      size={640}
      centered={false}
      yOffset={88}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      transitionProps={{ duration: 80 }}
    >
      <Choice query={query} />
    </Spotlight.Root>
  );
}

/** What the palette offers for `query`; exists, and asks, only while the palette is open. */
function Choice({ query }: { query: string }) {
  const [, navigate] = useLocation();
  const { what } = usePalettePick();
  const actions = usePaletteActions();
  const made = what && nameOfKind(what).toLocaleLowerCase();
  const { hits, isAnswered } = useSearch(query, 12);
  const shownHits = what ? hits.filter((hit) => hit.kind === 'client') : hits;
  const shownActions = what ? [] : matching(actions, query);

  const list = useFirstSelected(
    paletteStore,
    [...shownHits, ...shownActions].map(({ id }) => id).join(),
  );
  const onKeyDownCapture = useEnterAfterAnswer(paletteStore, isAnswered);

  const open = (hit: SearchHit) => {
    if (what && hit.clientId) {
      requestCreate({ what, clientId: hit.clientId });
      navigate(routes.client(hit.clientId, what === 'note' ? 'notes' : 'promises'));
    } else {
      navigate(addressOf(hit));
    }
  };

  return (
    <>
      <Spotlight.Search
        aria-label={made ? `Client of the new ${made}` : 'Command or client'}
        placeholder={made ? `New ${made}: for which client?` : 'Go, create, do, or find a client'}
        onKeyDownCapture={onKeyDownCapture}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList ref={list} {...SCROLLING}>
        {shownHits.length > 0 ? (
          <Spotlight.ActionsGroup label="Found">
            {shownHits.map((hit) => (
              <HitAction key={`${hit.kind}${hit.id}`} hit={hit} onOpen={open} />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {GROUPS.map((group) => {
          const own = shownActions.filter((action) => action.group === group);
          if (own.length === 0) return null;
          return (
            <Spotlight.ActionsGroup key={group} label={group}>
              {own.map((action) => (
                <Spotlight.Action key={action.id} onClick={action.run} className={classes.action}>
                  <action.icon size={16} stroke={1.75} aria-hidden="true" />
                  <span className={classes.label}>{action.label}</span>
                  {action.keys ? <KeyHint keys={action.keys} /> : null}
                </Spotlight.Action>
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
        {shownHits.length + shownActions.length === 0 ? (
          <Spotlight.Empty>
            {what && !query ? 'Type the name of the client.' : 'Nothing found. Try fewer letters.'}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </>
  );
}

function HitAction(props: { hit: SearchHit; onOpen: (hit: SearchHit) => void }) {
  const { hit, onOpen } = props;
  const Symbol_ = iconOfKind(hit.kind);
  return (
    <Spotlight.Action onClick={() => onOpen(hit)} className={classes.action}>
      <Symbol_ size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes.label}>
        {hit.excerpt === hit.title ? (
          <HighlightedText text={hit.title} ranges={hit.ranges} />
        ) : (
          hit.title
        )}
        {hit.kind === 'client' || hit.excerpt === hit.title ? null : (
          <span className={classes.detail}>
            <HighlightedText text={hit.excerpt} ranges={hit.ranges} />
          </span>
        )}
      </span>
      <span className={classes.kind}>
        {hit.clientName && hit.kind !== 'client' ? `${hit.clientName} · ` : ''}
        {nameOfKind(hit.kind)}
      </span>
    </Spotlight.Action>
  );
}

function matching(actions: readonly PaletteAction[], query: string): readonly PaletteAction[] {
  const wanted = query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((action) => {
    const text = `${action.group} ${action.label} ${action.words ?? ''}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
