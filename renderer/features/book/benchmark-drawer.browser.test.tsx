import { MantineProvider } from '@mantine/core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import { type BookId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { FormDraftsProvider } from '../../services/form-drafts.tsx';
import { VaultProvider } from '../../services/vault.tsx';
import type { RecordView, VaultApi } from '../../vault/api.ts';
import { BenchmarkDrawer } from './benchmark-drawer.tsx';

const bookId = uuidFromText('north') as BookId;
const book: BookAccess = { bookId, name: 'North', role: 'owner', isFirmBook: false };

let root: Root;
let read: () => Promise<RecordView | null>;

const api = {
  record: async () => await read(),
  list: async () => [],
  drafts: async () => [],
} as Partial<VaultApi> as VaultApi;

beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => root.unmount());

function show(): void {
  root.render(
    <MantineProvider env="test">
      <VaultProvider connection={{ api, listen: () => () => undefined }}>
        <FormDraftsProvider>
          <BenchmarkDrawer book={book} isOpen onClose={() => undefined} />
        </FormDraftsProvider>
      </VaultProvider>
    </MantineProvider>,
  );
}

const save = () => page.getByRole('button', { name: /^(Add|Save)$/ });

it('begins a new choice when the book has none, and edits the one it has', async () => {
  read = async () => null;
  show();
  await expect.element(save()).toHaveTextContent('Add');
  root.unmount();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  const view = { kind: 'bookSettings', id: bookSettingsId(bookId), data: { benchmark: [] } };
  read = async () => view as unknown as RecordView;
  show();
  await expect.element(save()).toHaveTextContent('Save');
});

it('says so when the choice cannot be read, and has no form that would be saved over it', async () => {
  read = () => Promise.reject(new Error('the record is damaged'));
  show();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The benchmark cannot be read: the record is damaged');
  await expect.element(save()).not.toBeInTheDocument();
});
