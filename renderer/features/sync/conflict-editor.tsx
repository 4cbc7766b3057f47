import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { TextAreaField } from '../../components/form-fields.tsx';
import { nameOfField } from '../../components/kind-words.ts';

interface ConflictEditorProps {
  conflict: Conflict;
  fields: readonly string[];
  onSave: (edited: RecordData) => void;
  onCancel: () => void;
}

/** A third version, begun from mine. */
export function ConflictEditor({ conflict, fields, onSave, onCancel }: ConflictEditorProps) {
  const [edited, setEdited] = useState<RecordData>({ ...conflict.mine.values });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave(edited);
      }}
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <TextAreaField
            key={field}
            label={nameOfField(field)}
            value={String(edited[field] ?? '')}
            onChange={(value) => setEdited({ ...edited, [field]: value })}
          />
        ))}
        <Group gap="xs">
          <Button type="submit">Keep this</Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
