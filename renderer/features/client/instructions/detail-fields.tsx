import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { InstructionDetails } from '#shared/domain/instruction/instruction-details.ts';
import { keptLots } from '#shared/domain/instruction/instruction-draft.ts';
import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DataChangeFields } from './data-change-fields.tsx';
import { GoodsFields } from './goods-fields.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { SaleLots } from './sale-lots.tsx';
import { TradeFields } from './trade-fields.tsx';

interface DetailFieldsProps {
  details: InstructionDetails;
  file: ClientFile;
  isLedgerWhole: boolean;
  today: CalendarDate;
  onChange: (details: InstructionDetails) => void;
}

/** What is asked of an instruction, by its type. */
export function DetailFields(props: DetailFieldsProps) {
  const { details, file, isLedgerWhole, today, onChange } = props;
  switch (details.type) {
    case 'buy':
      return <TradeFields details={details} file={file} onChange={onChange} />;
    case 'sell':
      return (
        <>
          <TradeFields
            details={details}
            file={file}
            onChange={(next) => onChange(keptLots(details, next))}
          />
          <SaleLots {...{ details, file, isLedgerWhole, today, onChange }} />
        </>
      );
    case 'pay':
      return <PaymentFields details={details} file={file} onChange={onChange} />;
    case 'changeOfData':
      return <DataChangeFields details={details} file={file} onChange={onChange} />;
    case 'purchaseOrder':
    case 'return':
      return <GoodsFields details={details} file={file} onChange={onChange} />;
    default:
      return assertNever(details);
  }
}
