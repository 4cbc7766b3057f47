import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { AssetClass } from '../account.ts';
import { WHOLE } from '../exact-weights.ts';

/** A class with what it is worth and what is wanted of it; weights in hundredths of a percent. */
export interface AimedClass {
  readonly assetClass: AssetClass;
  readonly value: number;
  readonly target: number;
  readonly band: number;
  readonly isBreach: boolean;
  /** What it cannot fall below or rise above, as nothing more can be sold or bought. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

interface Span {
  readonly assetClass: AssetClass;
  readonly target: number;
  readonly low: number;
  readonly high: number;
  readonly isBreach: boolean;
  wanted: number;
}

/**
 * What each class should be worth, in minor units that add up to what they are worth now less what the
 * deals will `cost`. Classes out
 * of their band go to their target (or just into the band), the others are left alone; cash takes the
 * difference as long as it stays in its own band and above `cashKept`, and beyond that the classes
 * above their targets give and those below them take.
 */
export function wantedValues(
  classes: readonly AimedClass[],
  options: {
    readonly rebalanceTo: 'target' | 'band';
    readonly cashKept: number;
    readonly cost?: number;
  },
): ReadonlyMap<AssetClass, number> {
  const total = classes.reduce((sum, { value }) => sum + value, 0) - (options.cost ?? 0);
  const spans = classes.map((each) => spanOf(each, total, options.rebalanceTo));
  const cash = spans.find(({ assetClass }) => assetClass === 'cash');
  const others = spans.filter(({ assetClass }) => assetClass !== 'cash');
  const left = () => total - others.reduce((sum, { wanted }) => sum + wanted, 0);
  const goesToTarget = cash?.isBreach === true && options.rebalanceTo === 'target';
  const least = Math.max(goesToTarget ? cash.target : (cash?.low ?? 0), options.cashKept);
  const most = Math.max(goesToTarget ? cash.target : (cash?.high ?? 0), least);
  if (left() < least) take(others, least - left());
  if (left() > most) give(others, left() - most);
  const wanted = new Map(others.map((span) => [span.assetClass, span.wanted]));
  wanted.set('cash', left());
  return wanted;
}

function spanOf(each: AimedClass, total: number, goal: 'target' | 'band'): Span {
  const { assetClass, value, isBreach } = each;
  const target = multiplyDivide(total, each.target, WHOLE);
  // A twentieth inside the edge: a drift of the whole band is flagged, and units are whole.
  const reach = Math.max(0, multiplyDivide(total, each.band * 19, WHOLE * 20));
  const within = (amount: number) =>
    Math.min(Math.max(amount, each.least ?? 0), each.most ?? Number.MAX_SAFE_INTEGER);
  const [low, high] = [within(Math.max(0, target - reach)), within(target + reach)];
  const edge = value > target ? high : low;
  const wanted = within(isBreach ? (goal === 'target' ? target : edge) : value);
  return { assetClass, target: within(target), low, high, isBreach, wanted };
}

/** Lowers classes by `amount` in all: those above their targets first, then down to their bands. */
function take(spans: readonly Span[], amount: number): void {
  const rest = move(spans, amount, ({ wanted, target }) => wanted - target, -1);
  move(spans, rest, ({ wanted, low }) => wanted - low, -1);
}

/** Raises classes by `amount` in all: those below their targets first, then up to their bands. */
function give(spans: readonly Span[], amount: number): void {
  const rest = move(spans, amount, ({ wanted, target }) => target - wanted, 1);
  move(spans, rest, ({ wanted, high }) => high - wanted, 1);
}

function move(
  spans: readonly Span[],
  amount: number,
  roomOf: (span: Span) => number,
  direction: 1 | -1,
): number {
  let rest = amount;
  for (const span of spans.toSorted((a, b) => roomOf(b) - roomOf(a))) {
    const part = Math.min(rest, Math.max(0, roomOf(span)));
    span.wanted += direction * part;
    rest -= part;
  }
  return rest;
}
