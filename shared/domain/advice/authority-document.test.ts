import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import type { ClientDocument } from '../client/document.ts';
import { newAuthority } from './advice-builders.ts';
import { authorityDocument } from './authority-document.ts';

const clientId = entryNamed('client', null).id;
const mandate: ClientDocument = {
  ...{ clientId, title: 'Mandate of 3 May', mediaType: 'application/pdf', byteCount: 1200 },
  ...{ contentHash: '0'.repeat(64), madeOn: '2026-05-03' as CalendarDate },
  ...{ purpose: 'signature', relatedId: null },
};
const kept = entryNamed('mandate', mandate);
const of = (fields: Parameters<typeof authorityDocument>[0], documents = [kept]) =>
  authorityDocument(newAuthority({ clientId, holder: 'Fieldfolio', ...fields }), { documents });

it('is the document of the client’s that was chosen, whatever is told beside it', () => {
  const chosen = { documentId: kept.id, document: 'binder 4' };
  expect(of(chosen)).toEqual({ tag: 'kept', id: kept.id, name: 'Mandate of 3 May' });
  expect(of(chosen, [])).toEqual({ tag: 'removed', name: 'binder 4' });
  expect(of({ documentId: kept.id, document: '' }, [])).toEqual({ tag: 'removed', name: '' });
});

it('is what is told in words where none was chosen, as in older authorities', () => {
  expect(of({ document: 'binder 4' })).toEqual({ tag: 'told', name: 'binder 4' });
  expect(of({ document: ' ', documentId: null })).toEqual({ tag: 'none', name: '' });
});
