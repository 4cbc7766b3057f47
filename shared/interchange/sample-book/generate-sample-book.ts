import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { LoadedRecord } from '../loaded-record.ts';
import { type BookContext, sampleIds } from './book-writer.ts';
import { everyClient } from './clients/every-client.ts';
import { exchangeRateRecords } from './exchange-rate-records.ts';
import { priceRecords, productRecords, securityRecords } from './firm-records.ts';
import { goalRecords } from './goal-records.ts';
import { instructionRecords } from './instruction-records.ts';
import { marketOf } from './market.ts';
import { personRecords } from './person-records.ts';
import { portfolioRecords } from './portfolio-records.ts';
import { recommendationRecords } from './recommendation-records.ts';
import { serviceRecords } from './service-records.ts';
import { tradeRecords } from './trade-records.ts';
import { workRecords } from './work-records.ts';

export interface SampleBookOptions {
  readonly seed: number;
  /** The day the meetings, promises and prices are laid around. */
  readonly today: CalendarDate;
  /** Part of every id, so that two books hold two samples: the book's id, or nothing. */
  readonly scope?: string;
}

/** The seed of the sample book that people meet. */
export const SAMPLE_SEED = 20_261_124;

/**
 * A believable book to try the product with: some forty clients with their people, portfolios,
 * orders, meetings and notes, and the prices of what they hold; parents before children. The same
 * options give the same records.
 */
export function generateSampleBook({
  seed,
  today,
  scope = '',
}: SampleBookOptions): readonly LoadedRecord[] {
  const market = marketOf(seed, today);
  const context: BookContext = { seed, today, market, idOf: sampleIds(seed, scope) };
  const clients = everyClient.flatMap((spec) => {
    const clientId = context.idOf('client', spec.key);
    const own = [
      ...personRecords(spec, clientId, context),
      ...portfolioRecords(spec, clientId, context),
      ...tradeRecords(spec, clientId, context),
      ...workRecords(spec, clientId, context),
      ...serviceRecords(spec, clientId, context),
      ...recommendationRecords(spec, clientId, context),
    ];
    return [
      ...own,
      ...instructionRecords(spec, clientId, context, own),
      ...goalRecords(spec, clientId, context),
    ];
  });
  return [
    ...productRecords(context),
    ...securityRecords(context),
    ...exchangeRateRecords(context),
    ...clients,
    ...priceRecords(context),
  ];
}
