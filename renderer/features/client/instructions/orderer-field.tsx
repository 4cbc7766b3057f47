import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { InstructionDraft, Orderer } from '#shared/domain/instruction/instruction-draft.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ChoiceField } from '../../../components/form-fields.tsx';
import { AUTHORITY_WORDS } from '../words.ts';

interface OrdererFieldProps {
  draft: InstructionDraft;
  file: ClientFile;
  onChange: (orderer: Orderer | null) => void;
}

/** Who orders: a contact, or the holder of an authority. */
export function OrdererField({ draft, file, onChange }: OrdererFieldProps) {
  const contacts = file.contacts.map(({ id, data }) => ({
    value: `contact:${id}`,
    label: data.maySign ? data.name : `${data.name} (may not sign)`,
  }));
  const authorities = file.authorities.map(({ id, data }) => ({
    value: `authority:${id}`,
    label: `${data.holder}, ${AUTHORITY_WORDS[data.authorityType].toLocaleLowerCase()}`,
  }));
  return (
    <ChoiceField
      label="Who orders it"
      choices={[{ value: '', label: 'Choose' }, ...contacts, ...authorities]}
      value={choiceOf(draft.orderer)}
      onChange={(value) => onChange(ordererOf(value))}
    />
  );
}

function choiceOf(orderer: Orderer | null): string {
  if (!orderer) return '';
  return orderer.as === 'signatory'
    ? `contact:${orderer.contactId}`
    : `authority:${orderer.authorityId}`;
}

function ordererOf(value: string): Orderer | null {
  const [as, id] = value.split(':');
  if (as === 'contact') return { as: 'signatory', contactId: id as RecordId };
  return as === 'authority' ? { as: 'authority', authorityId: id as RecordId } : null;
}

/** The name of whoever orders; '' when nobody is chosen. */
export function ordererName({ orderer }: InstructionDraft, file: ClientFile): string {
  if (!orderer) return '';
  return orderer.as === 'signatory'
    ? (file.contacts.find(({ id }) => id === orderer.contactId)?.data.name ?? '')
    : (file.authorities.find(({ id }) => id === orderer.authorityId)?.data.holder ?? '');
}
