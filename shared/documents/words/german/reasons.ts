import type { FigureCause, PlainCause } from '#shared/domain/figure-cause.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { names } from './names.ts';

const counted = countedIn('de');

export const reasons: Words['reasons'] = {
  cause,
  inEnglish: () => 'aus den Aufzeichnungen nicht zu berechnen',
  refused: ({ security, tag, type, day, quantities }) => {
    const entry = `${names.transactions[type]} vom ${day}`;
    const why = quantities
      ? `${quantities.wanted} Stück, gehalten waren ${quantities.held}`
      : tag === 'beyondLots'
        ? 'die genannten Posten decken die Stückzahl nicht'
        : 'es war kein zugehöriger Bestand vorhanden';
    return `${security === null ? '' : `${security}, `}${entry}: ${why}`;
  },
};

const PLAIN: Readonly<Record<PlainCause, string>> = {
  noAccount: 'es ist kein Konto erfasst',
  nothingRecordedAtAll: 'es ist keine Buchung erfasst',
  nothingInvested: 'im Zeitraum war nichts angelegt',
  averageCapitalNotPositive: 'das durchschnittliche Kapital ist nicht positiv',
  oneSidedFlows: 'dazu braucht es Einzahlungen und Auszahlungen oder ein Endvermögen',
  noBalancingRate: 'kein Satz gleicht die Zahlungen aus',
  noPositiveValue: 'es gibt keinen positiven Wert aufzuteilen',
  noBenchmark: 'es ist kein Vergleichsindex festgelegt',
  differentBenchmarks: 'die Konten haben verschiedene Vergleichsindizes',
  benchmarkNotWhole: 'die Gewichte des Vergleichsindex ergeben nicht 100 %',
  noOrder: 'es ist keine Bestellung erfasst',
  nothingOrdered: 'in diesen Tagen wurde nichts bestellt',
  noRevenue: 'es gab keinen Umsatz',
  noRevenueBefore: 'in den verglichenen Tagen gab es keinen Umsatz',
  recordsTooShort: 'die Aufzeichnungen reichen nicht so weit zurück',
  heldTooShort: 'wird seit weniger als einem Jahr gehalten',
  worthNothing: 'hat keinen positiven Wert',
  unitCostMissing: 'was ein Stück kostet, ist nicht erfasst',
  periodReversed: 'der Zeitraum endet, bevor er beginnt',
};

function cause(of: FigureCause, date: (day: CalendarDate) => string): string {
  switch (of.tag) {
    case 'priceMissing':
      return of.lastPriceOn
        ? `kein Kurs von ${of.security} am ${date(of.date)}; der letzte ist vom ${date(of.lastPriceOn)}`
        : `kein Kurs von ${of.security} bis ${date(of.date)}`;
    case 'rateMissing':
      return `kein Wechselkurs von ${of.from} nach ${of.to} am ${date(of.date)}`;
    case 'capitalNotPositive':
      return `das angelegte Kapital war am ${date(of.date)} nicht positiv`;
    case 'recordTooShort':
      return `die Aufzeichnungen beginnen erst am ${date(of.beginsOn)}, innerhalb des Zeitraums`;
    case 'capitalCameLater':
      return `vor ${date(of.date)}, innerhalb des Zeitraums, war nichts angelegt`;
    case 'capitalLeft':
      return `nach ${date(of.date)}, innerhalb des Zeitraums, war nichts mehr angelegt`;
    case 'nothingRecorded':
      return `bis ${date(of.until)} ist keine Buchung erfasst`;
    case 'flowUnknown':
      return `die Aufzeichnungen beginnen am ${date(of.beginsOn)}, zu spät für den monatlichen Zufluss`;
    case 'noOrderUpTo':
      return `bis ${date(of.until)} ist keine Bestellung erfasst`;
    case 'noEarlierPrice':
      return `vom ${date(of.from)} bis ${date(of.to)} wurde nichts davon bestellt, ein früherer Preis ist nicht bekannt`;
    case 'noOrderBefore':
      return `vor ${date(of.beginsOn)} ist keine Bestellung erfasst`;
    case 'conversionTooLarge':
      return `mit dem Wechselkurs von ${of.from} nach ${of.to} am ${date(of.date)} ergibt sich mehr Geld, als sich rechnen lässt`;
    case 'noPaymentYet':
      return `wird erst seit ${date(of.heldSince)} gehalten und hat noch nichts ausgezahlt`;
    case 'costMissing':
      return `der Einstand von ${of.security} ist nicht erfasst`;
    case 'fewOrderDays':
      return `Bestellungen gibt es erst an ${counted(of.days, { one: 'Tag', other: 'Tagen' })}; ein Rhythmus braucht ${of.needed}`;
    case 'profitUnknown':
      return `bei ${of.unknown} von ${of.of} Produkten, etwa ${of.product}: ${cause(of.because, date)}`;
    default:
      return PLAIN[of.tag];
  }
}
