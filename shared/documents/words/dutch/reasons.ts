import type { FigureCause, PlainCause } from '#shared/domain/figure-cause.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { names } from './names.ts';

const counted = countedIn('nl');

export const reasons: Words['reasons'] = {
  cause,
  inEnglish: () => 'niet te berekenen uit de administratie',
  refused: ({ security, tag, type, day, quantities }) => {
    const entry = `${names.transactions[type]} van ${day}`;
    const why = quantities
      ? `${quantities.wanted} stuks, terwijl er ${quantities.held} waren`
      : tag === 'beyondLots'
        ? 'de genoemde posten dekken het aantal niet'
        : 'er was geen bijbehorende positie';
    return `${security === null ? '' : `${security}, `}${entry}: ${why}`;
  },
};

const PLAIN: Readonly<Record<PlainCause, string>> = {
  noAccount: 'er is geen rekening vastgelegd',
  nothingRecordedAtAll: 'er is geen boeking vastgelegd',
  nothingInvested: 'er was in de periode niets belegd',
  averageCapitalNotPositive: 'het gemiddelde kapitaal is niet positief',
  oneSidedFlows: 'er zijn stortingen nodig, en opnamen of een eindwaarde',
  noBalancingRate: 'geen percentage heft de stromen op',
  noPositiveValue: 'er is geen positieve waarde om te verdelen',
  noBenchmark: 'er is geen referentie-index vastgelegd',
  differentBenchmarks: 'de rekeningen hebben verschillende referentie-indexen',
  benchmarkNotWhole: 'de gewichten van de referentie-index zijn samen geen 100 %',
  noOrder: 'er is geen bestelling vastgelegd',
  nothingOrdered: 'er is in deze dagen niets besteld',
  noRevenue: 'er was geen omzet',
  noRevenueBefore: 'er was geen omzet in de dagen waarmee wordt vergeleken',
  recordsTooShort: 'de administratie gaat niet zo ver terug',
  heldTooShort: 'wordt korter dan een jaar aangehouden',
  worthNothing: 'heeft geen positieve waarde',
  unitCostMissing: 'wat een stuk kost, is niet vastgelegd',
  periodReversed: 'de periode eindigt voordat zij begint',
};

function cause(of: FigureCause, date: (day: CalendarDate) => string): string {
  switch (of.tag) {
    case 'priceMissing':
      return of.lastPriceOn
        ? `geen koers van ${of.security} op ${date(of.date)}; de laatste is van ${date(of.lastPriceOn)}`
        : `geen koers van ${of.security} tot en met ${date(of.date)}`;
    case 'rateMissing':
      return `geen wisselkoers van ${of.from} naar ${of.to} op ${date(of.date)}`;
    case 'capitalNotPositive':
      return `het belegde kapitaal was op ${date(of.date)} niet positief`;
    case 'recordTooShort':
      return `de administratie begint pas op ${date(of.beginsOn)}, binnen de periode`;
    case 'capitalCameLater':
      return `er was niets belegd vóór ${date(of.date)}, binnen de periode`;
    case 'capitalLeft':
      return `er was niets meer belegd na ${date(of.date)}, binnen de periode`;
    case 'nothingRecorded':
      return `er is geen boeking vastgelegd tot en met ${date(of.until)}`;
    case 'flowUnknown':
      return `de administratie begint op ${date(of.beginsOn)}, te laat om de maandelijkse instroom te kennen`;
    case 'noOrderUpTo':
      return `er is geen bestelling vastgelegd tot en met ${date(of.until)}`;
    case 'noEarlierPrice':
      return `niets van wat is besteld, was van ${date(of.from)} tot en met ${date(of.to)} besteld; een eerdere prijs is niet bekend`;
    case 'noOrderBefore':
      return `er is geen bestelling vastgelegd vóór ${date(of.beginsOn)}`;
    case 'conversionTooLarge':
      return `met de wisselkoers van ${of.from} naar ${of.to} op ${date(of.date)} komt er meer geld uit dan te berekenen is`;
    case 'noPaymentYet':
      return `wordt pas sinds ${date(of.heldSince)} aangehouden en heeft nog niets uitgekeerd`;
    case 'costMissing':
      return `de kostprijs van ${of.security} is niet vastgelegd`;
    case 'fewOrderDays':
      return `er zijn pas op ${counted(of.days, { one: 'dag', other: 'dagen' })} bestellingen; een ritme vraagt er ${of.needed}`;
    case 'profitUnknown':
      return `bij ${of.unknown} van ${of.of} producten, zoals ${of.product}: ${cause(of.because, date)}`;
    default:
      return PLAIN[of.tag];
  }
}
