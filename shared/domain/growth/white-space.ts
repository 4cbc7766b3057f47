import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Product } from './product.ts';

/** A product that answers a need and that the client does not have. */
export interface WhiteSpaceIdea {
  readonly productId: RecordId;
  readonly product: string;
  readonly needId: string;
  readonly need: string;
  /** Higher is a better match: the category 4, each common word 1, an empty category 2. */
  readonly score: number;
  /** The need in the client's words and what is missing, in a sentence without its full stop. */
  readonly reason: string;
}

/** Words so common that sharing them says nothing. */
const FEWEST_LETTERS = 4;
/** What was ordered within this time counts as owned. */
const OWNED_MONTHS = 12;

type Need = NonNullable<ClientFile['profile']>['data']['needs'][number];

/** Products the client has: active entitlements, and what was ordered in the last twelve months. */
export function ownedProducts(file: ClientFile, today: CalendarDate): ReadonlySet<RecordId> {
  const since = addMonths(today, -OWNED_MONTHS);
  const owned = new Set<RecordId>();
  for (const { data } of file.entitlements) {
    if (data.status !== 'ended') owned.add(data.productId);
  }
  for (const { data } of file.transactions) {
    if (data.type !== 'order' || data.date < since || data.date > today) continue;
    for (const line of data.lines ?? []) owned.add(line.productId);
  }
  return owned;
}

/**
 * The client's needs × the products on offer that the client does not have, best match first; one
 * idea a product, for the need it answers best. Nothing is proposed without a common category or
 * word.
 */
export function whiteSpace(file: ClientFile, today: CalendarDate): readonly WhiteSpaceIdea[] {
  const needs = file.profile?.data.needs ?? [];
  if (needs.length === 0) return [];
  const owned = ownedProducts(file, today);
  const ownedCategories = new Set(
    [...owned].map((id) => normal(file.products.get(id)?.data.category ?? '')),
  );
  const ideas: WhiteSpaceIdea[] = [];
  for (const product of file.products.values()) {
    if (!product.data.isOffered || owned.has(product.id)) continue;
    const isEmpty = !ownedCategories.has(normal(product.data.category));
    const matches = needs.map((need) => ideaOf(product, need, isEmpty));
    const best = matches.toSorted((a, b) => b.score - a.score)[0];
    if (best && best.score > 0) ideas.push(best);
  }
  return ideas.toSorted((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1));
}

function ideaOf(product: Entry<Product>, need: Need, isEmptyCategory: boolean): WhiteSpaceIdea {
  const { name, category, description } = product.data;
  const isSameCategory = category !== '' && normal(category) === normal(need.category);
  const offered = wordsOf(`${name} ${description}`);
  const common = [...wordsOf(need.need)].filter((word) => offered.has(word)).length;
  const match = (isSameCategory ? 4 : 0) + common;
  const isNew = match > 0 && isEmptyCategory && category !== '';
  return {
    productId: product.id,
    product: name,
    needId: need.id,
    need: need.need,
    score: match + (isNew ? 2 : 0),
    reason: isNew
      ? `Wants “${need.need}” and has nothing of ours under ${category} yet`
      : `Wants “${need.need}” and does not have this yet`,
  };
}

const normal = (text: string): string => text.trim().toLowerCase();

function wordsOf(text: string): ReadonlySet<string> {
  const words = normal(text).split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length >= FEWEST_LETTERS));
}
