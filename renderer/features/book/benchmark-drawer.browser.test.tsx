import { MantineProvider } from '@mantine/core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { type BookSettings, bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import { newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { FormDraftsProvider } from '../../services/form-drafts.tsx';
import { VaultProvider } from '../../services/vault.tsx';
import type { SaveRequest, VaultApi, VaultEvent } from '../../vault/api.ts';
import type { RecordView } from '../../vault/views.ts';
import { BenchmarkDrawer } from './benchmark-drawer.tsx';

const bookId = uuidFromText('north') as BookId;
const bonds = uuidFromText('bonds') as RecordId;
const shares = uuidFromText('shares') as RecordId;
const book: BookAccess = { bookId, name: 'North', role: 'owner', isFirmBook: false };

let root: Root;
let read: () => Promise<RecordView | null>;
let reads = 0;
const listeners = new Set<(event: VaultEvent) => void>();
let saved: readonly SaveRequest[] = [];

const api = {
  record: async () => {
    reads += 1;
    return await read();
  },
  list: async () => [
    { kind: 'security', id: bonds, data: newSecurity({ name: 'Bonds' }) },
    { kind: 'security', id: shares, data: newSecurity({ name: 'Shares' }) },
  ],
  drafts: async () => [],
  keepDraft: async () => ({ ok: true, value: null }),
  dropDraft: async () => ({ ok: true, value: null }),
  save: async (requests: readonly SaveRequest[]) => {
    saved = requests;
    return { ok: true, value: { conflicts: 0 } };
  },
} as unknown as VaultApi;

beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => root.unmount());

const listen = (listener: (event: VaultEvent) => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const viewOf = (data: BookSettings) =>
  ({ kind: 'bookSettings', id: bookSettingsId(bookId), data }) as unknown as RecordView;

function show(): void {
  root.render(
    <MantineProvider env="test">
      <VaultProvider connection={{ api, listen }}>
        <FormDraftsProvider>
          <BenchmarkDrawer book={book} isOpen onClose={() => undefined} />
        </FormDraftsProvider>
      </VaultProvider>
    </MantineProvider>,
  );
}

const save = () => page.getByRole('button', { name: 'Save' });

it('keeps what is chosen when the first benchmark of the book arrives meanwhile, and merges with it', async () => {
  read = async () => null;
  show();
  await page.getByRole('button', { name: 'Add a part of the benchmark' }).click();
  await expect.element(page.getByRole('button', { name: 'Put back' })).toBeVisible();
  const arrived = [{ id: shares, weight: 10_000 }];
  read = async () => viewOf({ benchmark: arrived });
  const change = { kinds: ['bookSettings'], clientIds: [], what: 'records' } as const;
  const before = reads;
  for (const tell of listeners) tell({ event: 'changed', change });
  await expect.poll(() => reads).toBeGreaterThan(before);
  await expect.element(page.getByRole('button', { name: 'Put back' })).toBeVisible();
  await save().click();
  await expect
    .poll(() => saved)
    .toEqual([
      {
        ...{ kind: 'bookSettings', id: bookSettingsId(bookId), bookId },
        data: { benchmark: [{ id: bonds, weight: 10_000 }] },
        seen: { benchmark: [] },
      },
    ]);
});

it('is begun on no record where the book has no benchmark, so that none can have been deleted meanwhile', async () => {
  read = async () => null;
  show();
  await page.getByRole('button', { name: 'Add a part of the benchmark' }).click();
  await save().click();
  await expect.poll(() => saved).toMatchObject([{ id: bookSettingsId(bookId), seen: null }]);
});

it('says so when the choice cannot be read, and has no form that would be saved over it', async () => {
  read = () => Promise.reject(new Error('the record is damaged'));
  show();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The benchmark cannot be read: the record is damaged');
  await expect.element(save()).not.toBeInTheDocument();
});
