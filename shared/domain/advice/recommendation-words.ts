import { assertNever } from '#shared/lib/assert.ts';
import { money } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Wording } from '../wording.ts';
import { ACTION_TITLES, type Recommendation } from './recommendation.ts';
import { termsAsked } from './terms-asked.ts';

/** What the words of a recommendation need to name things. */
export type NamesOf = Pick<ClientFile, 'accounts' | 'securities' | 'products'>;

/** The recommendation in one line: "Buy Meridian European Equity Fund for EUR 20,000.00". */
export function recommendationLine(
  recommendation: Recommendation,
  names: NamesOf,
  wording: Wording,
): string {
  const asked = termsAsked(recommendation);
  const { action, productId, fromSupplier, toSupplier } = asked;
  const security = securityName(names, asked.securityId);
  const product = productId && names.products.get(productId)?.data.name;
  const size = sizeWords(asked, wording);
  switch (action) {
    case 'buy':
    case 'sell':
      return `${ACTION_TITLES[action]} ${security}${size}`;
    case 'switch':
      return `Switch ${security} into ${securityName(names, asked.intoSecurityId)}${size}`;
    case 'hold':
      return `Hold ${security}`;
    case 'product':
      return `Take ${product || 'a product'}${size}`;
    case 'supplierChange':
      return `Change supplier ${product ? `of ${product} ` : ''}${fromSupplier ? `from ${fromSupplier} ` : ''}to ${toSupplier || 'another'}${size}`;
    default:
      return assertNever(action);
  }
}

function securityName(names: NamesOf, id: Recommendation['securityId']): string {
  return (id && names.securities.get(id)?.data.name) || 'a security';
}

function sizeWords({ amount, quantity, currency }: Recommendation, wording: Wording): string {
  const pieces = quantity === null ? '' : `, ${wording.quantity(quantity)} units`;
  return `${pieces}${amount === null ? '' : ` for ${wording.money(money(amount, currency))}`}`;
}

/**
 * The text that the client consents to, complete in itself and of nothing but what the form shows: what is recommended, why, what it costs,
 * the risks, what else was considered, conflicts and disclosures, and what the check of suitability
 * left open. It is kept with the consent, and its SHA-256 beside it; it is composed again to see whether
 * a consent still covers it, so a word that changes here makes every consent that waits be asked again.
 */
export function consentText(
  recommendation: Recommendation,
  file: NamesOf & Pick<ClientFile, 'client'>,
  wording: Wording,
): string {
  return consentParts(recommendation, file, wording)
    .filter(([, body]) => body !== '')
    .map(([head, body]) => `${head}: ${body}`)
    .join('\n');
}

/** The parts of that text under their heads; what is not said is empty. */
export function consentParts(
  recommendation: Recommendation,
  file: NamesOf & Pick<ClientFile, 'client'>,
  wording: Wording,
): readonly (readonly [head: string, body: string])[] {
  const { accountId, alternatives, suitability } = termsAsked(recommendation);
  const account = file.accounts.find(({ id }) => id === accountId)?.data;
  const considered = alternatives
    .map(({ alternative, whyNot }) => (whyNot ? `${alternative} (${whyNot})` : alternative))
    .join('; ');
  const findings = suitability?.findings ?? [];
  const parts: readonly (readonly [head: string, body: string])[] = [
    ['Client', file.client.data.name],
    ['Recommendation', recommendationLine(recommendation, file, wording)],
    ['Account', account ? [account.name, account.number].filter(Boolean).join(', ') : ''],
    ['Proposed on', wording.date(recommendation.proposedOn)],
    ['Why', recommendation.rationale],
    ['Cost', costWords(recommendation, wording)],
    ['Risks', recommendation.risks],
    ['Considered instead', considered],
    ['Conflicts of interest', recommendation.conflicts],
    ['Disclosures', recommendation.disclosures],
    ['What the check of suitability found', findings.join(' ')],
    ['Why it is recommended all the same', suitability?.proceedsBecause ?? ''],
  ];
  return parts.map(([head, body]) => [head, body.trim()]);
}

/** What carrying it out costs the client, or that nothing is said of it. */
export function costWords(recommendation: Recommendation, wording: Wording): string {
  const { cost, yearlyCost, currency } = recommendation;
  const parts = [
    ...(cost === null ? [] : [`${wording.money(money(cost, currency))} once`]),
    ...(yearlyCost === null ? [] : [`${wording.money(money(yearlyCost, currency))} a year`]),
  ];
  return parts.join(', ');
}
