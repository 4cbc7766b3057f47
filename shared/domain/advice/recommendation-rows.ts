import { decimalText } from '#shared/lib/decimal.ts';
import { minorUnitScale, QUANTITY_SCALE } from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Wording } from '../wording.ts';
import { againstConsent } from './consent-standing.ts';
import type { Recommendation } from './recommendation.ts';
import { type NamesOf, recommendationLine } from './recommendation-words.ts';
import { termsAsked } from './terms-asked.ts';

type Named = NamesOf & Pick<ClientFile, 'client'>;

const HEAD = [
  ...['Proposed on', 'Recommendation', 'Action', 'Account', 'Quantity', 'Amount', 'Currency'],
  ...['Cost', 'Cost a year', 'Rationale', 'Risks', 'Alternatives', 'Conflicts', 'Disclosures'],
  ...['Suitability', 'Findings', 'Went ahead because', 'Status', 'Discussed on', 'Consented at'],
  ...['Consented by', 'Way', 'SHA-256 of the text', 'Against the consent'],
  ...['Declined on', 'Declined by', 'Declined because'],
  ...['Carried out on', 'By', 'Reviewed on', 'Outcome', 'Withdrawn on', 'Withdrawn because'],
];

/**
 * The rows of a file of recommendations, oldest first: days in ISO 8601, amounts in the currency's
 * major unit with a point; what is not known stays empty.
 */
export function recommendationRows(
  recommendations: readonly Entry<Recommendation>[],
  file: Named,
  wording: Wording,
): readonly (readonly string[])[] {
  const rows = recommendations
    .toSorted((a, b) => (a.data.proposedOn < b.data.proposedOn ? -1 : 1))
    .map(({ data }) => rowOf(data, file, wording));
  return [HEAD, ...rows];
}

function rowOf(written: Recommendation, file: Named, wording: Wording): readonly string[] {
  const data = termsAsked(written);
  const { suitability, consent, refusal } = data;
  const amount = (minorUnits: number | null) =>
    minorUnits === null ? '' : decimalText(minorUnits, minorUnitScale(data.currency));
  const account = file.accounts.find(({ id }) => id === data.accountId)?.data.name ?? '';
  const alternatives = data.alternatives
    .map(({ alternative, whyNot }) => `${alternative}: ${whyNot}`)
    .join('; ');
  return [
    ...[data.proposedOn, recommendationLine(data, file, wording), data.action, account],
    data.quantity === null ? '' : decimalText(data.quantity, QUANTITY_SCALE),
    ...[amount(data.amount), data.currency, amount(data.cost), amount(data.yearlyCost)],
    ...[data.rationale, data.risks, alternatives, data.conflicts, data.disclosures],
    ...[suitability?.verdict ?? '', suitability?.findings.join(' ') ?? ''],
    ...[suitability?.proceedsBecause ?? '', data.status, data.discussedOn ?? ''],
    ...[consent?.givenAt ?? '', consent?.givenBy ?? '', consent?.way ?? ''],
    ...[consent?.textHash ?? '', againstConsent(written, file) ?? ''],
    ...[refusal?.on ?? '', refusal?.by ?? '', refusal?.reason ?? ''],
    ...[data.carriedOutOn ?? '', data.carriedOutBy ?? '', data.reviewedOn ?? '', data.outcome],
    ...[data.withdrawnOn ?? '', data.withdrawnBecause],
  ];
}
