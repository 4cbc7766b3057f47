import { Group, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { runShortcut, useShortcuts } from '../services/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';
import classes from './page-frame.module.css';
import { useScrollPlace } from './use-scroll-place.ts';

export interface PageSearch {
  /** Name of the field for screen readers and its placeholder ("Filter clients"). */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Opens the one entry that is left, for Enter; without it, or with several left, Enter goes into the list. */
  readonly openOnly?: (() => void) | undefined;
}

interface PageFrameProps {
  /** The page's one title; also the window's. */
  title: string;
  /** One line under the title that says who or what this is. */
  subtitle?: ReactNode;
  /** The page's one main action, and quiet ones before it. */
  action?: ReactNode;
  search?: PageSearch;
  /** Tabs or filters between the head and the content. */
  toolbar?: ReactNode;
  /** A panel at the right, only where it helps. */
  context?: ReactNode;
  contextLabel?: string;
  /** `list`: the content brings its own scrolling (a table); `page`: the page scrolls. */
  layout?: 'page' | 'list';
  children: ReactNode;
}

/** The frame of every page: one title, one main action, one search, room for a context panel. */
export function PageFrame(props: PageFrameProps) {
  const { title, subtitle, action, search, toolbar, context, layout = 'page' } = props;
  useEffect(() => {
    document.title = `${title} · Fieldfolio`;
  }, [title]);

  return (
    <div className={classes.frame}>
      <div className={classes.column}>
        <header className={classes.head}>
          <div className={classes.heading}>
            <Title order={1} className={classes.title} title={title}>
              {title}
            </Title>
            {subtitle ? <div className={classes.subtitle}>{subtitle}</div> : null}
          </div>
          <Group gap="xs" wrap="nowrap" className={classes.actions}>
            {search ? <SearchField search={search} /> : null}
            {action}
          </Group>
        </header>
        {toolbar ? <div className={classes.toolbar}>{toolbar}</div> : null}
        {layout === 'list' ? (
          <div className={classes.list}>{props.children}</div>
        ) : (
          <ScrollingPage>{props.children}</ScrollingPage>
        )}
      </div>
      {context ? (
        <aside className={classes.context} aria-label={props.contextLabel ?? 'Context'}>
          {context}
        </aside>
      ) : null}
    </div>
  );
}

function SearchField({ search }: { search: PageSearch }) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([
    {
      keys: '/',
      label: search.label,
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={search.label}
      aria-keyshortcuts="/"
      placeholder={search.label}
      value={search.value}
      onChange={(event) => search.onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          if (search.value) search.onChange('');
          else event.currentTarget.blur();
        } else if (event.key === 'Enter' && search.openOnly) {
          event.preventDefault();
          search.openOnly();
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
          // The list's own key, which rests while one types.
          if (runShortcut('ArrowDown')) event.preventDefault();
        }
      }}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={search.value ? null : <KeyHint keys="/" />}
      className={classes.search}
    />
  );
}

/** The page's content, found again where it was left. */
function ScrollingPage({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPlace(scroller, path);
  return (
    <div ref={scroller} className={classes.page}>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
