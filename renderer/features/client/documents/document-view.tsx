import { Button, Group, Modal, Skeleton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { PdfPages } from '../../../components/paper/pdf-pages.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useShell } from '../../../services/shell.tsx';
import { useVault } from '../../../services/vault.tsx';
import type { DocumentContent, DocumentView } from '../../../vault/views.ts';
import { knownType } from './document-words.ts';
import classes from './documents.module.css';

interface DocumentViewProps {
  document: Pick<DocumentView, 'id' | 'data'>;
  onClose: () => void;
}

/** One document as it was kept, and the way to save it. */
export function DocumentDialog({ document, onClose }: DocumentViewProps) {
  const { content, problem } = useContent(document);
  const save = useSave();
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={document.data.title}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {problem ? <ProblemNote title="This document cannot be shown">{problem}</ProblemNote> : null}
      {content ? (
        <>
          <Group justify="flex-end" mb="sm">
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              onClick={() => void save(content)}
            >
              Save as
            </Button>
          </Group>
          <Preview content={content} />
        </>
      ) : problem ? null : (
        <Skeleton height={480} radius={0} aria-label="Opening the document" />
      )}
    </Modal>
  );
}

function Preview({ content }: { content: DocumentContent }) {
  const { bytes, mediaType, title } = content;
  if (mediaType === 'application/pdf') {
    return (
      <div className={classes.pages}>
        <PdfPages pdf={bytes} title={title} />
      </div>
    );
  }
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') return <Picture {...content} />;
  return <Text size="sm">This kind of file has no preview here. Save it to open it.</Text>;
}

function Picture({ bytes, mediaType, title }: DocumentContent) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  return address ? <img src={address} alt={title} className={classes.picture} /> : null;
}

/** The bytes of a document, asked for once for each document. */
function useContent({ id }: DocumentViewProps['document']) {
  const vault = useVault();
  const [content, setContent] = useState<DocumentContent | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    vault.readDocument(id).then(
      (read) => {
        if (!isCurrent) return;
        if (read.ok) setContent(read.value);
        else setProblem(read.error.message);
      },
      // Locked meanwhile: the next screen is the lock.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [vault, id]);
  return { content, problem };
}

function useSave() {
  const shell = useShell();
  return async ({ bytes, mediaType, title }: DocumentContent) => {
    const type = knownType(mediaType);
    if (!type) {
      const message = 'Not saved. This kind of file comes from a newer version of Fieldfolio.';
      notifications.show({ color: 'red', autoClose: 12_000, message });
      return;
    }
    const request = { content: bytes, mediaType: type, suggestedName: title.slice(0, 180) };
    const outcome = await shell.call['file.saveDocument'](request);
    if (!outcome.ok) {
      const message = `Not saved. ${outcome.error.message}`;
      notifications.show({ color: 'red', autoClose: 12_000, message });
    } else if (outcome.value.path) {
      notifications.show({ withBorder: true, message: `Saved as ${outcome.value.path}` });
    }
  };
}
