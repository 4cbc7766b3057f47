import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { DetailsOf } from '#shared/domain/instruction/instruction-details.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { DateField, TextField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { AccountField } from './account-field.tsx';

interface PaymentFieldsProps {
  details: DetailsOf<'pay'>;
  file: ClientFile;
  onChange: (details: DetailsOf<'pay'>) => void;
}

/** What is asked of a payment: from where, how much, to whom. */
export function PaymentFields({ details, file, onChange }: PaymentFieldsProps) {
  const { payment } = details;
  return (
    <>
      <AccountField
        file={file}
        value={details.accountId}
        fits={({ accountType }) => accountType !== 'sales'}
        onChange={({ id, data }) =>
          onChange({
            ...details,
            accountId: id,
            payment: { amount: payment.amount, currency: data.currency },
          })
        }
      />
      <DecimalField
        label="Amount"
        value={payment.amount || undefined}
        scale={minorUnitScale(payment.currency)}
        suffix={payment.currency}
        onChange={(amount) =>
          onChange({ ...details, payment: { ...payment, amount: amount ?? 0 } })
        }
      />
      <TextField
        label="Payee"
        value={details.payee}
        onChange={(payee) => onChange({ ...details, payee })}
      />
      <TextField
        label="Payee’s account"
        value={details.payeeAccount}
        onChange={(payeeAccount) => onChange({ ...details, payeeAccount })}
      />
      <TextField
        label="Reference"
        value={details.reference}
        onChange={(reference) => onChange({ ...details, reference })}
      />
      <DateField
        label="Pay on"
        hint="Empty: at once."
        value={details.payOn}
        onChange={(payOn) => onChange({ ...details, payOn })}
      />
    </>
  );
}
