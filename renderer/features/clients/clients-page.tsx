import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { foldText, wordMatcher } from '../../components/fold-text.ts';
import { formatNumber } from '../../components/formats.ts';
import { clientFields } from '../../components/forms/client-fields.ts';
import { RecordDrawer } from '../../components/forms/record-drawer.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { useClientRows } from '../../services/client-rows.tsx';
import { useCreateIntent } from '../../services/intents.ts';
import { routes } from '../../services/routes.ts';
import { useShortcuts } from '../../services/shortcuts.ts';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import type { ClientRow } from '../../vault/views.ts';
import { clientColumns } from './client-columns.tsx';
import { type ClientFilter, matchesFilter, NO_FILTER } from './client-filter.ts';
import { ClientPreview } from './client-preview.tsx';
import { ClientSources } from './client-sources.tsx';
import { useClientViews } from './client-views.ts';
import classes from './clients-page.module.css';
import { FilterMenu } from './filter-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ViewTabs } from './view-tabs.tsx';

const NEW_CLIENT = { kind: 'client' as const, id: null, data: newClient({ name: '' }) };

/** The whole book as one list: views, filter as one types, preview, and acts on many. */
export default function ClientsPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const { views, keep, drop } = useClientViews();
  const [viewId, setViewId] = usePlace('clients.view', 'all');
  const [filter, setFilter] = usePlace<ClientFilter>('clients.filter', NO_FILTER);
  const [text, setText] = usePlace('clients.text', '');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [previewId, setPreviewId] = usePlace<string | null>('clients.preview', null);
  const [isCreating, setCreating] = useState(false);

  const all = useClientRows(today);
  const shown = useMemo(() => {
    const matches = wordMatcher(text);
    return all?.map(
      (row) => matchesFilter(row, filter, today) && (text === '' || matches(foldedOf(row))),
    );
  }, [all, filter, text, today]);
  const shownCount = useMemo(() => shown?.filter(Boolean).length ?? 0, [shown]);
  const columns = useMemo(() => clientColumns(today), [today]);
  const preview = previewId
    ? all?.find(({ id }, place) => id === previewId && shown?.[place])
    : undefined;
  const only = shownCount === 1 ? all?.find((_, place) => shown?.[place]) : undefined;
  const view = views.find(({ id }) => id === viewId);
  const isOwnFilter = JSON.stringify(filter) !== JSON.stringify(view?.filter);

  // All of these stay the same while one types, so that only rows which change are drawn again.
  const create = useCallback(() => setCreating(true), []);
  const createNoMore = useCallback(() => setCreating(false), []);
  const openClient = useCallback((id: RecordId) => navigate(routes.client(id)), [navigate]);
  const open = useCallback((row: ClientRow) => openClient(row.id), [openClient]);
  const showView = useCallback(
    (id: string) => {
      setViewId(id);
      setFilter(views.find((each) => each.id === id)?.filter ?? NO_FILTER);
    },
    [views, setViewId, setFilter],
  );
  const keepFilter = useCallback(() => setViewId(keep(filter)), [setViewId, keep, filter]);
  const dropView = useCallback(() => {
    if (view) drop(view);
    showView('all');
  }, [view, drop, showView]);
  const selection = useMemo(() => ({ selected, onChange: setSelected }), [selected]);
  useCreateIntent('client', create);
  useShortcuts([{ keys: 'n', label: 'New client', run: create }]);

  return (
    <PageFrame
      title="Clients"
      layout="list"
      search={{
        label: 'Filter clients',
        value: text,
        onChange: setText,
        openOnly: only && (() => open(only)),
      }}
      action={
        <Button
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={create}
          aria-keyshortcuts="n"
        >
          New client
        </Button>
      }
      toolbar={
        <div className={classes.toolbar}>
          <ViewTabs views={views} active={isOwnFilter ? null : viewId} onShow={showView} />
          {all ? (
            <span className={classes.count} role="status">
              {formatNumber(shownCount)}
              {shownCount === all.length ? '' : ` of ${formatNumber(all.length)}`}
            </span>
          ) : null}
          <FilterMenu
            filter={filter}
            onChange={setFilter}
            onKeep={isOwnFilter ? keepFilter : undefined}
            onDrop={view?.isOwn ? dropView : undefined}
          />
        </div>
      }
      context={preview ? <ClientPreview row={preview} today={today} /> : undefined}
      contextLabel="Client at a glance"
    >
      {selected.size > 0 ? (
        <SelectionBar selected={selected} onClear={() => setSelected(new Set())} />
      ) : null}
      <DataTable<ClientRow>
        label="Clients"
        viewKey="clients"
        rows={all}
        shown={shown}
        rowId={rowId}
        rowName={rowName}
        columns={columns}
        initialSort={{ id: 'name', descending: false }}
        onOpen={open}
        onPreview={(row) => setPreviewId(row.id === previewId ? null : row.id)}
        selection={selection}
        explainMore={(row) => <ClientSources row={row} today={today} />}
        empty={
          all && all.length > 0 ? (
            <EmptyState
              icon={IconUsers}
              action={{
                label: 'Show all clients',
                run: () => {
                  setText('');
                  showView('all');
                },
              }}
            >
              No client matches this view and filter.
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} action={{ label: 'New client', run: create }}>
              No clients yet. Add the first person or company you look after, or synchronise to
              fetch your book.
            </EmptyState>
          )
        }
      />
      <RecordDrawer
        editing={isCreating ? NEW_CLIENT : null}
        fields={clientFields}
        onClose={createNoMore}
        onSaved={openClient}
      />
    </PageFrame>
  );
}

/** What the filter looks through, folded once for each row: a row that changes is another object. */
const FOLDED = new WeakMap<ClientRow, string>();

function foldedOf(row: ClientRow): string {
  const known = FOLDED.get(row);
  if (known !== undefined) return known;
  const folded = foldText(`${row.name} ${row.city} ${row.tags.join(' ')}`);
  FOLDED.set(row, folded);
  return folded;
}

const rowId = (row: ClientRow): string => row.id;
const rowName = (row: ClientRow): string => row.name;
