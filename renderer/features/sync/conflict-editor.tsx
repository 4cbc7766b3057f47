import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RecordData } from '#shared/domain/kind.ts';
import { TextAreaField } from '../../components/form-fields.tsx';
import { formKeys } from '../../components/forms/form-keys.ts';
import { labelOfField } from '../../components/kind-words.ts';

interface ConflictEditorProps {
  /** The version to begin from. */
  start: RecordData;
  fields: readonly string[];
  onSave: (edited: RecordData) => void;
  onCancel: () => void;
}

/** A third version, begun from mine. */
export function ConflictEditor({ start, fields, onSave, onCancel }: ConflictEditorProps) {
  const [edited, setEdited] = useState<RecordData>(start);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(edited);
      }}
      onKeyDown={formKeys(() => onSave(edited))}
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <TextAreaField
            key={field}
            label={labelOfField(field)}
            value={String(edited[field] ?? '')}
            onChange={(value) => setEdited({ ...edited, [field]: value })}
          />
        ))}
        <Group gap="xs">
          <Button type="submit" aria-keyshortcuts="Control+Enter">
            Keep this
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
