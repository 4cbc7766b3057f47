import { newRecommendation } from '#shared/domain/advice/advice-builders.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, minor, type Records } from './book-writer.ts';
import type { ClientSpec, RecommendationSpec } from './sample-spec.ts';

/*
 * Recommendations of the sample. None is consented to: nobody has read a text and put their hand to it.
 */

/** What was recommended to a client, and what became of it. */
export function recommendationRecords(
  spec: ClientSpec,
  clientId: RecordId,
  context: BookContext,
): Records {
  return (spec.recommendations ?? []).map(
    (each, index): LoadedRecord =>
      loadedRecord(
        'recommendation',
        context.idOf('recommendation', `${spec.key}/${index}`),
        newRecommendation({
          ...termsOf(each, spec, clientId, context),
          ...stateOf(each, spec, context),
        }),
      ),
  );
}

function termsOf(
  each: RecommendationSpec,
  spec: ClientSpec,
  clientId: RecordId,
  context: BookContext,
) {
  const instrument = (symbol: string | undefined) =>
    symbol === undefined ? null : context.idOf('security', symbol);
  const amount = (major: number | undefined) => (major === undefined ? null : minor(major));
  const { account, product, suppliers, meeting } = each;
  return {
    clientId,
    action: each.action,
    accountId: account === undefined ? null : context.idOf('account', `${spec.key}/${account}`),
    securityId: instrument(each.symbol),
    intoSecurityId: instrument(each.into),
    productId: product === undefined ? null : context.idOf('product', product),
    fromSupplier: suppliers?.[0] ?? '',
    toSupplier: suppliers?.[1] ?? '',
    amount: amount(each.amount),
    currency: spec.currency as CurrencyCode,
    cost: amount(each.cost),
    yearlyCost: amount(each.yearlyCost),
    rationale: each.why,
    risks: each.risks,
    alternatives: each.instead.map(([alternative, whyNot], position) => ({
      id: `alternative-${position + 1}`,
      alternative,
      whyNot,
    })),
    conflicts: each.conflicts,
    proposedOn: dayAt(context, each.day),
    meetingId: meeting === undefined ? null : context.idOf('meeting', `${spec.key}/${meeting}`),
  };
}

function stateOf(
  each: RecommendationSpec,
  spec: ClientSpec,
  context: BookContext,
): Partial<Recommendation> {
  const { discussed, declined, byDiscretion, reviewed, open = [], allTheSame = '' } = each;
  const checked = discussed ?? byDiscretion;
  const decided: Partial<Recommendation> = {
    discussedOn: discussed === undefined ? null : dayAt(context, discussed),
    suitability:
      checked === undefined
        ? null
        : {
            checkedOn: dayAt(context, checked),
            verdict: open.length > 0 ? 'unknown' : 'passes',
            findings: [...open],
            proceedsBecause: allTheSame,
          },
  };
  if (declined) {
    const [day, reason] = declined;
    const by = spec.contacts?.[0]?.name ?? '';
    return { ...decided, status: 'declined', refusal: { by, on: dayAt(context, day), reason } };
  }
  if (byDiscretion === undefined) {
    return { ...decided, status: discussed === undefined ? 'proposed' : 'discussed' };
  }
  return {
    ...decided,
    status: reviewed ? 'reviewed' : 'carriedOut',
    carriedOutOn: dayAt(context, byDiscretion),
    carriedOutBy: 'discretion',
    authorityId: context.idOf('authority', `${spec.key}/0`),
    reviewedOn: reviewed ? dayAt(context, reviewed[0]) : null,
    outcome: reviewed?.[1] ?? '',
  };
}
