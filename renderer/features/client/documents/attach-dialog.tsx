import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { DocumentPurpose } from '#shared/domain/client/document.ts';
import type { DocumentType } from '#shared/ipc/contract.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ChoiceField, DateField, TextField } from '../../../components/form-fields.tsx';
import { useCommands } from '../../../services/commands.tsx';
import { personLocale } from '../../../services/person-locale.ts';
import { PURPOSE_WORDS, sizeText, titleOfFile } from './document-words.ts';

/** A file the person has chosen. */
export interface PickedFile {
  readonly name: string;
  readonly mediaType: DocumentType;
  readonly content: Uint8Array;
}

interface AttachDialogProps {
  file: PickedFile;
  clientId: RecordId;
  today: CalendarDate;
  onClose: () => void;
}

const PURPOSES = Object.entries(PURPOSE_WORDS).map(([value, label]) => ({
  value: value as DocumentPurpose,
  label,
}));

/** Asks what the chosen file is before it is kept. */
export function AttachDialog({ file, clientId, today, onClose }: AttachDialogProps) {
  const commands = useCommands();
  const [title, setTitle] = useState(titleOfFile(file.name));
  const [purpose, setPurpose] = useState<DocumentPurpose>('signature');
  const [madeOn, setMadeOn] = useState<CalendarDate | null>(today);
  const [isSaving, setSaving] = useState(false);
  const isComplete = title.trim() !== '' && madeOn !== null;

  const keep = async () => {
    if (!madeOn) return;
    setSaving(true);
    const about = { clientId, title: title.trim(), purpose, madeOn, relatedId: null };
    const { mediaType, content: bytes } = file;
    const kept = await commands.run((vault) => vault.keepDocument({ ...about, mediaType, bytes }), {
      done: 'Document kept',
    });
    setSaving(false);
    if (kept.ok) onClose();
  };

  return (
    <Dialog title="Attach a document" onClose={onClose}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {file.name}, {sizeText(file.content.byteLength, personLocale)}
        </Text>
        <TextField
          label="Title"
          value={title}
          onChange={setTitle}
          problem={title.trim() === '' ? 'must not be empty' : undefined}
          isRequired
          autoFocus
        />
        <ChoiceField label="What it is" value={purpose} onChange={setPurpose} choices={PURPOSES} />
        <DateField
          label="Day of the document"
          value={madeOn}
          onChange={setMadeOn}
          problem={madeOn === null ? 'must be a day' : undefined}
          isRequired
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void keep()} disabled={!isComplete} loading={isSaving}>
            Keep document
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
