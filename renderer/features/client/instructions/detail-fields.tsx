import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { InstructionDetails } from '#shared/domain/instruction/instruction-details.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { DataChangeFields } from './data-change-fields.tsx';
import { GoodsFields } from './goods-fields.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { TradeFields } from './trade-fields.tsx';

interface DetailFieldsProps {
  details: InstructionDetails;
  file: ClientFile;
  onChange: (details: InstructionDetails) => void;
}

/** What is asked of an instruction, by its type. */
export function DetailFields({ details, file, onChange }: DetailFieldsProps) {
  switch (details.type) {
    case 'buy':
    case 'sell':
      return <TradeFields details={details} file={file} onChange={onChange} />;
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
