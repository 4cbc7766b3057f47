import { Button, Group, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileText, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { SaveFiguresButton } from '../../../components/figures/save-figures-button.tsx';
import { formatDate } from '../../../components/formats.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useClientNames } from '../../../services/client-names.tsx';
import { useCommands } from '../../../services/commands.tsx';
import { useLiveQuery } from '../../../services/live-query.ts';
import { personLocale } from '../../../services/person-locale.ts';
import { useShell } from '../../../services/shell.tsx';
import { useToday } from '../../../services/today.ts';
import type { DocumentView } from '../../../vault/views.ts';
import classes from '../portfolio/portfolio.module.css';
import { AttachDialog, type PickedFile } from './attach-dialog.tsx';
import { DocumentDialog } from './document-view.tsx';
import { BYTES_WORDS, PURPOSE_WORDS, sizeText } from './document-words.ts';
import { documentsSheet } from './documents-sheet.ts';

/** The client's documents: what was sent, signed or scanned, and whether its bytes are here. */
export function DocumentsTab({ clientId }: { clientId: RecordId }) {
  const today = useToday();
  const { nameOf } = useClientNames();
  const [picked, setPicked] = useState<PickedFile | null>(null);
  const [shown, setShown] = useState<DocumentView | null>(null);
  const documents = useLiveQuery((vault) => vault.documents(clientId), [clientId], {
    clientId,
    kinds: ['document'],
    includesSync: true,
  });
  const attach = useAttach(setPicked);
  if (!documents.data) return null;
  return (
    <>
      {documents.data.length === 0 ? (
        <EmptyState
          icon={IconFileText}
          action={{ label: 'Attach a document', run: () => void attach() }}
        >
          No documents yet. Attach a signed form or a scan; reports are kept here when they are
          sent.
        </EmptyState>
      ) : (
        <>
          <Group justify="flex-end" mb="xs">
            <SaveFiguresButton
              what="the list of documents"
              fileName="documents"
              clientName={nameOf(clientId)}
              currency={null}
              asOf={today}
              sheets={() => [documentsSheet(documents.data ?? [])]}
            />
            <Button
              variant="default"
              leftSection={<IconPaperclip size={16} aria-hidden="true" />}
              onClick={() => void attach()}
            >
              Attach a document
            </Button>
          </Group>
          <DocumentTable documents={documents.data} onOpen={setShown} />
        </>
      )}
      {picked ? (
        <AttachDialog
          file={picked}
          clientId={clientId}
          today={today}
          onClose={() => setPicked(null)}
        />
      ) : null}
      {shown ? <DocumentDialog document={shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}

/** Lets the person choose a file; says why one cannot be attached. */
function useAttach(onPicked: (file: PickedFile) => void) {
  const shell = useShell();
  return async () => {
    const outcome = await shell.call['file.pick'](undefined);
    if (outcome.ok) {
      if (outcome.value) onPicked(outcome.value);
      return;
    }
    const message = `Not attached. ${outcome.error.message}`;
    notifications.show({ color: 'red', autoClose: 12_000, message });
  };
}

interface DocumentTableProps {
  documents: readonly DocumentView[];
  onOpen: (document: DocumentView) => void;
}

function DocumentTable({ documents, onOpen }: DocumentTableProps) {
  const commands = useCommands();
  return (
    <Table fz="sm" verticalSpacing={7} className={classes.table} mb="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Document</Table.Th>
          <Table.Th>What it is</Table.Th>
          <Table.Th>Day</Table.Th>
          <Table.Th ta="end">Size</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th>
            <VisuallyHidden>Delete</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {documents.map((document) => {
          const { title, purpose, madeOn, byteCount } = document.data;
          const { word, about, tone } = BYTES_WORDS[document.bytes];
          return (
            <Table.Tr key={document.id}>
              <Table.Td>
                <UnstyledButton className={classes.name} onClick={() => onOpen(document)}>
                  {title}
                </UnstyledButton>
              </Table.Td>
              <Table.Td className={classes.whole}>{PURPOSE_WORDS[purpose]}</Table.Td>
              <Table.Td className={classes.whole}>{formatDate(madeOn)}</Table.Td>
              <Table.Td ta="end" className={`tabular ${classes.whole}`}>
                {sizeText(byteCount, personLocale)}
              </Table.Td>
              <Table.Td className={classes.whole}>
                <span title={about}>
                  <StatusBadge tone={tone}>{word}</StatusBadge>
                </span>
              </Table.Td>
              <Table.Td ta="end">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Delete ${title}`}
                  onClick={() =>
                    void commands.remove([{ kind: 'document', id: document.id }], {
                      done: 'Document deleted',
                    })
                  }
                >
                  Delete
                </Button>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
