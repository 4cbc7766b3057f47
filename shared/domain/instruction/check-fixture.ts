import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient, newContact } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import { plainWording } from '../wording.ts';
import { checkInstruction } from './check-instruction.ts';
import { newInstruction } from './instruction-builders.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';
import { type InstructionDraft, newDraft } from './instruction-draft.ts';

/* A client with an account of each kind, a holding and an order, and drafts of what they may order. */

export const EUR = 'EUR' as CurrencyCode;
export const TODAY = '2026-11-27' as CalendarDate;
export const NOW = '2026-11-27T09:00:00.000Z' as Instant;
export const client = entryNamed('client', newClient({ name: 'Client' }));
export const clientId = client.id;
export const anna = entryNamed('anna', newContact({ clientId, name: 'Anna', maySign: true }));
export const erik = entryNamed('erik', newContact({ clientId, name: 'Erik', phone: '1' }));
export const depot = entryNamed('depot', newAccount({ clientId, name: 'Depot', number: 'D-1' }));
export const shop = entryNamed(
  'shop',
  newAccount({ clientId, name: 'Shop', accountType: 'sales' }),
);
export const share = entryNamed('share', newSecurity({ name: 'Share', symbol: 'SHR' }));
export const pump = entryNamed('pump', newProduct({ name: 'Pump' }));
export const units = (count: number) => (count * 1e6) as Quantity;
export const price = (value: number) => Math.round(value * 1e6) as UnitPrice;

export const entry = (name: string, fields: Parameters<typeof newTransaction>[0]) =>
  entryNamed(name, newTransaction(fields));
export const own = { clientId, accountId: depot.id };
export const january = (day: number) => `2026-01-0${day}` as CalendarDate;
export const file: ClientFile = {
  ...emptyClientFile(client),
  contacts: [anna, erik],
  accounts: [depot, shop],
  securities: byId([share]),
  products: byId([pump]),
  prices: priceSeries([{ securityId: share.id, date: TODAY, price: price(20) }]),
  transactions: [
    entry('1', { ...own, type: 'deposit', date: january(1), amount: 5_000_00 }),
    entry('2', {
      ...own,
      type: 'buy',
      date: january(2),
      amount: -2_000_00,
      securityId: share.id,
      quantity: units(100),
    }),
    entry('3', {
      ...{ clientId, accountId: shop.id, type: 'order', date: january(3), amount: 100_00 },
      lines: [{ productId: pump.id, quantity: units(5), unitPrice: price(20) }],
    }),
  ],
};

export const sell = (quantity: number): InstructionDetails => ({
  ...{ type: 'sell', accountId: depot.id, securityId: share.id, quantity: units(quantity) },
  ...{ amount: null, limit: null, goodUntil: null },
});
export const buy = (quantity: number, limit: UnitPrice | null = null): InstructionDetails => ({
  ...{ type: 'buy', accountId: depot.id, securityId: share.id, quantity: units(quantity) },
  ...{ amount: null, limit, goodUntil: null },
});
export const pay = (amount: number): InstructionDetails => ({
  ...{ type: 'pay', accountId: depot.id, payment: { amount, currency: EUR } },
  ...{ payee: 'Notary', payeeAccount: 'DE02', reference: '', payOn: null },
});
export const takeBack = (pieces: number): DetailsOf<'return'> => ({
  ...{ type: 'return', accountId: shop.id, wantedOn: null, reason: 'broken' },
  lines: [{ id: '1', productId: pump.id, quantity: units(pieces), unitPrice: null }],
});

export const draftOf = (
  details: InstructionDetails,
  fields: Partial<InstructionDraft> = {},
): InstructionDraft => ({
  ...newDraft(uuidFromText('draft') as RecordId, details.type, file),
  details,
  channel: 'phone',
  ...fields,
});
export const inputOf = (
  draft: InstructionDraft,
  parts: Partial<ClientFile> = {},
  isLedgerWhole = true,
) => ({
  ...{ draft, file: { ...file, ...parts }, isLedgerWhole, today: TODAY, wording: plainWording },
});
export const findingsOf = (...args: Parameters<typeof inputOf>) =>
  checkInstruction(inputOf(...args));
export const of = (verdict: string, findings: ReturnType<typeof findingsOf>) =>
  findings.filter((each) => each.verdict === verdict).map(({ rule, reason }) => [rule, reason]);

/** An instruction of these details that is given and not answered. */
export const open = (name: string, details: InstructionDetails) =>
  entryNamed(
    name,
    newInstruction(uuidFromText(name) as RecordId, {
      ...{ clientId, details, givenAt: NOW },
      givenBy: { as: 'signatory', name: 'Anna', contactId: anna.id, authorityId: null },
    }),
  );
