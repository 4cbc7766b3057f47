import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ChoiceField } from '../../../components/form-fields.tsx';

interface AccountFieldProps {
  file: ClientFile;
  value: RecordId;
  /** Which accounts fit the order. */
  fits: (account: Account) => boolean;
  onChange: (account: Entry<Account>) => void;
}

/** The account an order is for. */
export function AccountField({ file, value, fits, onChange }: AccountFieldProps) {
  const accounts = file.accounts.filter(({ id, data }) => fits(data) || id === value);
  return (
    <ChoiceField
      label="Account"
      choices={[
        ...(value ? [] : [{ value: '' as string, label: 'Choose' }]),
        ...accounts.map(({ id, data }) => ({ value: id as string, label: data.name })),
      ]}
      value={value as string}
      onChange={(id) => {
        const account = accounts.find((each) => each.id === id);
        if (account) onChange(account);
      }}
    />
  );
}
