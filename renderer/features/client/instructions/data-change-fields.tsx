import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { ContactField, DetailsOf } from '#shared/domain/instruction/instruction-details.ts';
import { CONTACT_FIELDS } from '#shared/domain/instruction/instruction-details.ts';
import { CONTACT_FIELD_WORDS } from '#shared/domain/instruction/instruction-words.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ChoiceField, TextField } from '../../../components/form-fields.tsx';

interface DataChangeFieldsProps {
  details: DetailsOf<'changeOfData'>;
  file: ClientFile;
  onChange: (details: DetailsOf<'changeOfData'>) => void;
}

/** What is asked of a change of data: whose, which, and what it becomes. */
export function DataChangeFields({ details, file, onChange }: DataChangeFieldsProps) {
  const about = (contactId: RecordId, field: ContactField) => {
    const contact = file.contacts.find(({ id }) => id === contactId)?.data;
    onChange({ ...details, contactId, field, from: contact?.[field] ?? '' });
  };
  return (
    <>
      <ChoiceField<string>
        label="Contact"
        choices={[
          ...(details.contactId ? [] : [{ value: '', label: 'Choose' }]),
          ...file.contacts.map(({ id, data }) => ({ value: id as string, label: data.name })),
        ]}
        value={details.contactId}
        onChange={(id) => about(id as RecordId, details.field)}
      />
      <ChoiceField
        label="What changes"
        choices={CONTACT_FIELDS.map((value) => ({ value, label: CONTACT_FIELD_WORDS[value] }))}
        value={details.field}
        onChange={(field) => about(details.contactId, field)}
      />
      <TextField
        label="As recorded now"
        value={details.from}
        isDisabled
        onChange={() => undefined}
      />
      <TextField label="New" value={details.to} onChange={(to) => onChange({ ...details, to })} />
    </>
  );
}
