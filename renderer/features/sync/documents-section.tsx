import { Text } from '@mantine/core';
import { countOf } from '../../components/formats.ts';
import { Section } from '../../components/section.tsx';
import type { SyncView } from '../../vault/views.ts';

/** The files of documents, which travel after the records that name them (D1). */
export function DocumentsSection({ view }: { view: SyncView }) {
  const { documentsToSend, documentsToFetch } = view;
  if (documentsToSend === 0 && documentsToFetch === 0) return null;
  return (
    <Section title="Documents">
      {documentsToSend > 0 ? (
        <Text size="sm">
          {countOf(documentsToSend, 'document', 'documents')} waiting to be sent. They are kept on
          this device, encrypted, until the server has them whole.
        </Text>
      ) : null}
      {documentsToFetch > 0 ? (
        <Text size="sm">
          {countOf(documentsToFetch, 'document', 'documents')} not on this device yet. Small ones
          come by themselves, large ones when you open them.
        </Text>
      ) : null}
    </Section>
  );
}
