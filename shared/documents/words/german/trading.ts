import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('de');

export const trading: Words['trading'] = {
  thisReport: 'Dieser Bericht',
  twelveMonths: 'Zwölf Monate',
  since: (day) => `Seit ${day}`,
  notKnown: (dash, reasons) => `${dash} bedeutet nicht bekannt: ${reasons.join('; ')}.`,
  summary: {
    net: 'Einkäufe abzüglich Rücksendungen',
    returned: 'Zurückgesandt',
    orders: 'Bestellungen',
    yearOnYear: 'Zum Vorjahr',
  },
  sales: {
    heading: 'Ihre Einkäufe bei uns',
    chart: (currency) => `Einkäufe nach Monaten, ${currency}`,
    caption: (currency) => `Bestellungen und Rücksendungen, ${currency}`,
    period: 'Zeitraum',
    orders: 'Bestellungen',
    ordered: 'Bestellt',
    returns: 'Rücksendungen',
    returned: 'Zurückgesandt',
    net: 'Netto',
    yearOnYear: 'Zum Vorjahr',
    yearOnYearIs: 'Zum Vorjahr: gegenüber denselben Tagen ein Jahr zuvor.',
    month: 'Monat',
    yearBefore: 'Ein Jahr zuvor',
    change: 'Veränderung',
    monthOpen: 'Der letzte Monat ist noch nicht zu Ende.',
    beforeFirst: (dash) => `${dash} liegt vor der ersten Bestellung.`,
  },
  orders: {
    heading: 'Bestellungen und Rücksendungen',
    caption: ({ from, to, currency }) =>
      `Bestellungen und Rücksendungen vom ${from} bis ${to}, ${currency}`,
    date: 'Datum',
    entry: 'Vorgang',
    quantity: 'Menge',
    price: 'Preis',
    amount: 'Betrag',
  },
  savings: {
    caption: (currency) => `Preisersparnis, ${currency}`,
    notKnown: (reason) => `Die Preisersparnis ist nicht bekannt: ${reason}.`,
    product: 'Artikel',
    quantity: 'Menge',
    priceBefore: 'Durchschnittspreis zuvor',
    pricePaid: 'Gezahlter Durchschnittspreis',
    saved: 'Ersparnis',
    savedIs: (from, to) =>
      `Ersparnis: der Durchschnittspreis vom ${from} bis ${to} abzüglich des gezahlten Durchschnittspreises, für Bestelltes, das nicht zurückgesandt wurde; bei − wurde mehr gezahlt. Unentgeltliches zählt nicht.`,
    none: (from, to) => `Die Preise waren dieselben wie vom ${from} bis ${to}: keine Ersparnis.`,
    unchanged: (count) =>
      `${counted(count, { one: 'Artikel', other: 'Artikel' })} zum gleichen Preis.`,
    notCompared: (names) => `Nicht verglichen, da in jenen Monaten nicht bestellt: ${names}.`,
  },
  suppliers: {
    heading: 'Lieferanten und Artikel',
    caption: (currency) => `Lieferanten, ${currency}`,
    supplier: 'Lieferant',
    yearBefore: 'Ein Jahr zuvor',
    change: 'Veränderung',
    yearBeforeIs: 'Ein Jahr zuvor: dieselben Tage. Rücksendungen sind abgezogen.',
    products: (currency) => `Artikel nach Lieferanten, ${currency}`,
    product: 'Artikel',
    quantity: 'Menge',
    returned: 'Zurückgesandt',
    share: 'Anteil',
    notRecorded: 'Lieferant nicht erfasst',
    upTo: (label, day) =>
      `${label}, bis ${day}, auch die Mengen; Rücksendungen sind von den Beträgen abgezogen.`,
  },
};
