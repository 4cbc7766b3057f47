import { Button, Input } from '@mantine/core';
import { useId, useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { commonDay, lotKey, type NamedLot } from '#shared/domain/portfolio/named-lots.ts';
import {
  lotsNamedBy,
  oldestOf,
  type SaleableLots,
  saleableLots,
  takesChosenLots,
} from '#shared/domain/portfolio/saleable-lots.ts';
import { countsWashSales, formIn } from '#shared/domain/portfolio/tax-form.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { QUANTITY_SCALE, type Quantity } from '#shared/lib/money.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import type { FieldControl } from '../../../components/forms/form-field.tsx';
import { useTaxForm } from '../portfolio/use-tax-form.ts';
import classes from './lots-field.module.css';
import {
  gainOfLot,
  LOTS_OF_SALE,
  LOTS_OF_TRANSFER,
  type LotsWords,
  lotName,
  namingSentence,
  refusalSentence,
} from './lots-words.ts';
import { useShownLots } from './shown-lots.tsx';
import { useLotsOutcome } from './use-lots-outcome.ts';

interface Ledger {
  /** `null` while transactions are still arriving: then no lot is known for certain. */
  ledger: ClientFile | null;
  /** The sale or transfer that is edited, `null` for a new one. */
  entryId: Transaction['accountId'] | null;
}

interface LotsFieldProps extends FieldControl, Ledger {}

interface LotsChoiceProps extends Ledger {
  /** The sale or transfer as it is written so far. */
  entry: Transaction;
  said: LotsWords;
  /** Whether what it brings is known, and so what is gained. */
  isAmountKnown: boolean;
  problem: string | undefined;
  onName: (named: readonly NamedLot[]) => void;
}

const NOTHING: SaleableLots = { lots: [], held: 0 as Quantity };

/** The lots of a transaction, in its form. */
export function LotsField({ ledger, entryId, change, set, problem, data }: LotsFieldProps) {
  const entry = data as Transaction;
  const onName = (next: readonly NamedLot[]) => {
    change(next.length > 0 ? next : undefined);
    const day = commonDay(next);
    if (data.acquiredOn !== day) set('acquiredOn', day);
  };
  const said = entry.type === 'sell' ? LOTS_OF_SALE : LOTS_OF_TRANSFER;
  return <LotsChoice {...{ ledger, entryId, entry, said, problem, onName }} isAmountKnown />;
}

/**
 * How much a sale or transfer takes of which lot, of those that are held on its day: says what is left
 * to name, what does not fit, and what comes of it.
 */
export function LotsChoice(props: LotsChoiceProps) {
  const { ledger, entryId, entry, said, isAmountKnown, problem, onName: name } = props;
  const draft = numbersOf(entry);
  const { accountId, securityId, date, quantity, namedLots, acquiredOn } = draft;
  const statusId = useId();
  const problemId = useId();
  const there = useMemo(
    () =>
      ledger && securityId && date
        ? saleableLots(ledger, { id: entryId, accountId, securityId, date })
        : NOTHING,
    [ledger, entryId, accountId, securityId, date],
  );
  const [form] = useTaxForm();
  const washSales = countsWashSales(formIn(draft.currency, form));
  const named = useMemo(
    () => lotsNamedBy({ namedLots, acquiredOn }, quantity, there),
    [namedLots, acquiredOn, quantity, there],
  );
  const read = useMemo(() => named.filter(isRead), [named]);
  const isChosen = !ledger || takesChosenLots(draft, ledger);
  const found = useLotsOutcome({
    ...{ entryId, draft, washSales, named: read },
    ledger: isChosen ? ledger : null,
  });
  const outcome = found && !isAmountKnown ? { ...found, gains: [] } : found;
  const { shown: rows, keep, more } = useShownLots(rowsOf(there, named));
  if (ledger && (!securityId || !date)) {
    return <Note title={said.title}>Choose the security and the date first.</Note>;
  }
  const left = Math.abs(quantity ?? 0) - read.reduce((sum, lot) => sum + lot.quantity, 0);
  const beyond = (row: Row) =>
    ledger && row.named > row.held ? said.beyond(row.held as Quantity) : undefined;
  const isBeyond = rows.some(beyond);
  const problemOfRow = (row: Row) => beyond(row) ?? (row.named < 0 ? problem : undefined);
  // Text that is no number says so itself. Whatever else is wrong is of no single lot.
  const problemOfAll = rows.some(problemOfRow) || read.length < named.length ? undefined : problem;
  const sentence = namingSentence({
    ...{ draft, said, there, named: read, left, outcome, isBeyond, isChosen },
  });
  return (
    <fieldset
      className={classes.group}
      aria-describedby={problemOfAll ? `${problemId} ${statusId}` : statusId}
      {...(problemOfAll ? { 'data-refused': true, tabIndex: -1 } : {})}
    >
      <legend className={classes.title}>{said.title}</legend>
      {ledger ? null : (
        <div className={classes.note}>
          The lots are offered here once every transaction has arrived.
        </div>
      )}
      {rows.length > 0 ? (
        <div className={classes.lots}>
          {rows.map((row) => (
            <div key={row.key} className={classes.lot}>
              <DecimalField
                label={lotName(row, draft.currency, ledger !== null)}
                hint={gainOfLot(outcome?.gains ?? [], row.key, draft.currency)}
                value={row.entered}
                scale={QUANTITY_SCALE}
                onChange={(units) => {
                  keep(row.key);
                  name(withLot(named, row, units));
                }}
                problem={problemOfRow(row)}
              />
            </div>
          ))}
          {more}
        </div>
      ) : null}
      {problemOfAll ? <Input.Error id={problemId}>{problemOfAll}</Input.Error> : null}
      <div
        id={statusId}
        role="status"
        className={sentence.isFine ? classes.note : classes.attention}
      >
        {sentence.text}
      </div>
      {(outcome?.refused ?? []).map((entry) => (
        <div key={entry.transactionId} className={classes.attention}>
          {refusalSentence(entry)}
        </div>
      ))}
      {isChosen && left > 0 && left <= there.held - quantityIn(there, read) ? (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => name(oldestOf(there.lots, left, read))}
        >
          {read.length > 0 ? 'Name the rest, oldest first' : 'Name them, oldest first'}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Note({ title, children }: { title: string; children: string }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.title}>{title}</legend>
      <div className={classes.note}>{children}</div>
    </fieldset>
  );
}

/** A lot that is held or named, or both. */
interface Row {
  readonly key: string;
  readonly purchaseId: NamedLot['purchaseId'];
  readonly acquiredOn: NamedLot['acquiredOn'];
  readonly held: number;
  readonly cost: number | null;
  readonly named: number;
  /** What is in its field, which may be text that is no number. */
  readonly entered: Quantity | undefined;
}

const keyOf = (lot: Pick<NamedLot, 'purchaseId' | 'acquiredOn'>): string =>
  lotKey(lot.purchaseId, lot.acquiredOn);

/** The lots that are there, and after them those that are named and are not. */
function rowsOf({ lots }: SaleableLots, named: readonly NamedLot[]): readonly Row[] {
  const unitsOf = (quantity: unknown) => (typeof quantity === 'number' ? quantity : 0);
  const entered = new Map(named.map((lot) => [keyOf(lot), lot.quantity]));
  const there = lots.map((lot) => ({
    ...lot,
    key: keyOf(lot),
    held: lot.quantity,
    named: unitsOf(entered.get(keyOf(lot))),
    entered: entered.get(keyOf(lot)),
  }));
  const known = new Set(there.map(({ key }) => key));
  const gone = named
    .filter((lot) => !known.has(keyOf(lot)))
    .map((lot) => ({
      ...{ ...lot, key: keyOf(lot), held: 0, cost: null },
      ...{ named: unitsOf(lot.quantity), entered: lot.quantity },
    }));
  return [...there, ...gone];
}

function withLot(
  named: readonly NamedLot[],
  { key, purchaseId, acquiredOn }: Row,
  units: number | undefined,
): readonly NamedLot[] {
  const lot = units ? { purchaseId, acquiredOn, quantity: units as Quantity } : null;
  if (!named.some((each) => keyOf(each) === key)) return lot ? [...named, lot] : named;
  return named.flatMap((each) => (keyOf(each) === key ? (lot ? [lot] : []) : [each]));
}

/** What is named of the lots that are there. */
function quantityIn({ lots }: SaleableLots, named: readonly NamedLot[]): number {
  const there = new Set(lots.map(keyOf));
  return named
    .filter((lot) => there.has(keyOf(lot)))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** A draft may hold text where a number belongs: what is reckoned with leaves it out. */
function numbersOf(draft: Transaction): Transaction {
  const { quantity, amount, ...rest } = draft;
  return {
    ...rest,
    amount: typeof amount === 'number' ? amount : 0,
    ...(typeof quantity === 'number' ? { quantity } : {}),
  };
}

/** Whether a number is named, and not yet text that is none. */
const isRead = ({ quantity }: NamedLot): boolean => typeof quantity === 'number';
