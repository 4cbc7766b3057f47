import { Text } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { worthOf } from '#shared/domain/instruction/check-means.ts';
import type { DetailsOf } from '#shared/domain/instruction/instruction-details.ts';
import { withLots } from '#shared/domain/instruction/instruction-draft.ts';
import { takesChosenLots } from '#shared/domain/portfolio/saleable-lots.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { LotsChoice } from '../editor/lots-field.tsx';
import { LOTS_OF_ORDER } from '../editor/lots-words.ts';
import classes from './instructions.module.css';

type Sale = DetailsOf<'sell'>;

interface SaleLotsProps {
  details: Sale;
  file: ClientFile;
  isLedgerWhole: boolean;
  today: CalendarDate;
  onChange: (details: Sale) => void;
}

/** Which lots an order sells, where the account's lots are chosen and a quantity is ordered. */
export function SaleLots({ details, file, isLedgerWhole, today, onChange }: SaleLotsProps) {
  const { accountId, securityId, quantity, amount, namedLots } = details;
  const account = file.accounts.find(({ id }) => id === accountId)?.data;
  // Names that an account has no use for are seen all the same: the check blocks them.
  const isAsked = takesChosenLots(details, file) || (namedLots ?? []).length > 0;
  if (!account || !securityId || amount !== null || !isAsked) return null;
  const worth = proceedsOf(details, { file, today });
  const entry: Transaction = {
    ...{ clientId: file.client.id, accountId, securityId, type: 'sell', date: today },
    ...{ currency: account.currency, amount: worth ?? 0 },
    ...(quantity === null ? {} : { quantity }),
    ...(namedLots ? { namedLots } : {}),
  };
  return (
    <div className={classes.wide}>
      <LotsChoice
        ledger={isLedgerWhole ? file : null}
        entryId={null}
        entry={entry}
        said={LOTS_OF_ORDER}
        isAmountKnown={worth !== null}
        problem={undefined}
        onName={(named) => onChange(withLots(details, named))}
      />
      {worth !== null && namedLots ? (
        <Text size="xs" c="dimmed">
          Gains are at {details.limit === null ? 'the last price' : 'the limit'}, before costs.
        </Text>
      ) : null}
    </div>
  );
}

/** What it would bring, in minor units; `null` where that is not known, or text stands for a number. */
function proceedsOf(details: Sale, at: Parameters<typeof worthOf>[1]): number | null {
  const { quantity, limit } = details;
  const isRead = (value: unknown) => value === null || typeof value === 'number';
  const worth = isRead(quantity) && isRead(limit) ? worthOf(details, at) : null;
  return worth === 'tooLarge' ? null : (worth?.amount ?? null);
}
