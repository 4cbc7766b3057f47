import type { RealisedGain, RefusedEntry } from '#shared/domain/portfolio/holding.ts';
import { sumOrNull, termOf } from '#shared/domain/portfolio/lot-figures.ts';
import type { LotsOutcome } from '#shared/domain/portfolio/lots-outcome.ts';
import { lotKey, type NamedLot } from '#shared/domain/portfolio/named-lots.ts';
import { refusedWords } from '#shared/domain/portfolio/refused-words.ts';
import type { SaleableLots } from '#shared/domain/portfolio/saleable-lots.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { type CurrencyCode, QUANTITY_SCALE, type Quantity } from '#shared/lib/money.ts';
import { exactNumber } from '../../../components/exact-number.ts';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { personWording } from '../../../services/person-locale.ts';

/** What is said of the lots of a sale, and of a transfer. */
export interface LotsWords {
  readonly title: string;
  readonly noun: string;
  readonly done: string;
  /** While nothing is named. */
  readonly unnamed: string;
  readonly beyond: (held: Quantity) => string;
}

const beyond = (held: Quantity): string =>
  held === 0 ? 'Not held on that day' : `Only ${pieces(held)} of it are held on that day`;

const unnamed = (done: string): string =>
  `Name what was ${done} as the order said it; without a name the oldest go first.`;

export const LOTS_OF_SALE: LotsWords = {
  ...{ title: 'Sells from the lots', noun: 'sale', done: 'sold', beyond },
  unnamed: unnamed('sold'),
};
export const LOTS_OF_TRANSFER: LotsWords = {
  ...{ title: 'Moves the lots', noun: 'transfer', done: 'moved', beyond },
  unnamed: unnamed('moved'),
};
export const LOTS_OF_ORDER: LotsWords = {
  ...LOTS_OF_SALE,
  unnamed: 'Name the lots to sell; without a name the oldest go first.',
};

const pieces = (quantity: number): string => exactNumber(quantity, QUANTITY_SCALE);

interface LotLine {
  readonly acquiredOn: NamedLot['acquiredOn'];
  readonly held: number;
  readonly cost: number | null;
}

/** "3 Mar 2025 · 40 held · cost EUR 400.00", whose cost stays on one line. */
export function lotName(lot: LotLine, currency: CurrencyCode, isKnown: boolean): string {
  const day = lot.acquiredOn ? formatDate(lot.acquiredOn) : 'Day not recorded';
  if (!isKnown) return day;
  if (lot.held === 0) return `${day} · none held`;
  const cost =
    lot.cost === null ? 'cost not recorded' : `cost\u00a0${formatMoney(lot.cost, currency)}`;
  return `${day} · ${pieces(lot.held)} held · ${cost}`;
}

const TERM_TEXT = { short: 'short term', long: 'long term', unknown: 'term not known' } as const;

type Gain = Pick<
  RealisedGain,
  'gain' | 'disallowed' | 'heldFrom' | 'soldOn' | 'purchase' | 'acquiredOn'
>;

/** "Gain EUR 12.00, long term" of what is sold of the lot; nothing where nothing is. */
export function gainOfLot(
  gains: readonly Gain[],
  key: string,
  currency: CurrencyCode,
): string | undefined {
  const own = gains.filter(({ purchase, acquiredOn }) => lotKey(purchase, acquiredOn) === key);
  return own.length > 0 ? gainText(own, currency) : undefined;
}

function gainText(gains: readonly Gain[], currency: CurrencyCode): string {
  const terms = [
    ...new Set(gains.map(({ heldFrom, soldOn }) => TERM_TEXT[termOf(heldFrom, soldOn)])),
  ];
  const sum = sumOrNull(gains.map(({ gain }) => gain));
  const deferred = gains.reduce((all, { disallowed }) => all + disallowed, 0);
  const money =
    sum === null
      ? 'Gain not known'
      : `${sum < 0 ? 'Loss' : 'Gain'} ${formatMoney(Math.abs(sum), currency)}`;
  const wash = deferred > 0 ? `, ${formatMoney(deferred, currency)} not deducted (wash sale)` : '';
  return `${money}, ${terms.join(' and ')}${wash}`;
}

interface Naming {
  readonly draft: Transaction;
  readonly said: LotsWords;
  readonly there: SaleableLots;
  /** What is named and a number. */
  readonly named: readonly NamedLot[];
  readonly left: number;
  readonly outcome: LotsOutcome | null;
  /** Whether more is named of a lot than it has. */
  readonly isBeyond: boolean;
  /** Whether the account takes the lots that are named. */
  readonly isChosen: boolean;
}

/** What the naming comes to, and whether that is as it should be. */
export function namingSentence(naming: Naming): {
  readonly text: string;
  readonly isFine: boolean;
} {
  const { draft, said, there, named, left, outcome, isBeyond, isChosen } = naming;
  const { quantity, acquiredOn, namedLots } = draft;
  const wanted = Math.abs(quantity ?? 0);
  if (!isChosen) {
    const text = 'This account takes lots by another method: those named here do not count.';
    return { text, isFine: false };
  }
  const isKnown = outcome !== null;
  if (isKnown && wanted > there.held) return { text: beyondText(naming), isFine: false };
  if (named.length === 0) {
    if (isKnown && there.held === 0) return { text: beyondText(naming), isFine: false };
    if (acquiredOn) {
      const text = `No lot of ${formatDate(acquiredOn)} is held on ${formatDate(draft.date)}. The oldest would be ${said.done} instead.`;
      return { text, isFine: !isKnown };
    }
    return { text: said.unnamed, isFine: true };
  }
  if (isBeyond) return { text: 'More is named of a lot than it has.', isFine: false };
  if (wanted === 0) return { text: `Say how many are ${said.done} in all.`, isFine: false };
  if (left > 0) {
    const rest = namedLots ? '' : ' As it is, they come from the oldest.';
    const text = `${pieces(left)} of ${pieces(wanted)} are left to name.${rest}`;
    return { text, isFine: false };
  }
  if (left < 0) {
    const text = `${pieces(-left)} more are named than are ${said.done}.`;
    return { text, isFine: false };
  }
  return { text: ['Nothing is left to name.', ...sums(naming)].join(' '), isFine: true };
}

function beyondText({ there: { held }, said: { noun }, draft: { date } }: Naming): string {
  return held === 0
    ? `Nothing of this security is held in this account on ${formatDate(date)}. Figures leave such a ${noun} out.`
    : `Only ${pieces(held)} are held in this account on ${formatDate(date)}. Figures leave a ${noun} of more out.`;
}

/** The gain by term, where there is one. */
function sums({ outcome, draft }: Naming): readonly string[] {
  const gains = outcome?.gains ?? [];
  return (['long', 'short', 'unknown'] as const).flatMap((term) => {
    const own = gains.filter(({ heldFrom, soldOn }) => termOf(heldFrom, soldOn) === term);
    return own.length > 0 ? [`${gainText(own, draft.currency)}.`] : [];
  });
}

/** What becomes of another entry that takes the same units. */
export function refusalSentence(entry: RefusedEntry): string {
  return `Figures would leave another entry out: ${refusedWords(entry, personWording)}.`;
}
