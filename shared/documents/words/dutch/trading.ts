import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('nl');

export const trading: Words['trading'] = {
  thisReport: 'Dit rapport',
  twelveMonths: 'Twaalf maanden',
  since: (day) => `Sinds ${day}`,
  notKnown: (dash, reasons) => `${dash} betekent niet bekend: ${reasons.join('; ')}.`,
  summary: {
    net: 'Inkopen, na retouren',
    returned: 'Geretourneerd',
    orders: 'Bestellingen',
    yearOnYear: 'Jaar op jaar',
  },
  sales: {
    heading: 'Uw inkopen bij ons',
    chart: (currency) => `Inkopen per maand, ${currency}`,
    caption: (currency) => `Bestellingen en retouren, ${currency}`,
    period: 'Periode',
    orders: 'Bestellingen',
    ordered: 'Besteld',
    returns: 'Retouren',
    returned: 'Geretourneerd',
    net: 'Netto',
    yearOnYear: 'Jaar op jaar',
    yearOnYearIs: 'Jaar op jaar: ten opzichte van dezelfde dagen een jaar eerder.',
    month: 'Maand',
    yearBefore: 'Een jaar eerder',
    change: 'Verandering',
    monthOpen: 'De laatste maand is nog niet voorbij.',
    beforeFirst: (dash) => `${dash} is vóór de eerste bestelling.`,
  },
  orders: {
    heading: 'Bestellingen en retouren',
    caption: ({ from, to, currency }) =>
      `Bestellingen en retouren van ${from} tot en met ${to}, ${currency}`,
    date: 'Datum',
    entry: 'Boeking',
    quantity: 'Aantal',
    price: 'Prijs',
    amount: 'Bedrag',
  },
  savings: {
    caption: (currency) => `Besparing op prijzen, ${currency}`,
    notKnown: (reason) => `De besparing op prijzen is niet bekend: ${reason}.`,
    product: 'Artikel',
    quantity: 'Aantal',
    priceBefore: 'Gemiddelde prijs eerder',
    pricePaid: 'Betaalde gemiddelde prijs',
    saved: 'Bespaard',
    savedIs: (from, to) =>
      `Bespaard: de gemiddelde prijs van ${from} tot en met ${to} min de betaalde gemiddelde prijs, voor wat is besteld en niet geretourneerd; bij − is meer betaald. Wat gratis was, telt niet mee.`,
    none: (from, to) =>
      `De prijzen waren dezelfde als van ${from} tot en met ${to}: niets bespaard.`,
    unchanged: (count) =>
      `${counted(count, { one: 'artikel', other: 'artikelen' })} tegen dezelfde prijs.`,
    notCompared: (names) => `Niet vergeleken, omdat ze in die maanden niet zijn besteld: ${names}.`,
  },
  suppliers: {
    heading: 'Leveranciers en artikelen',
    caption: (currency) => `Leveranciers, ${currency}`,
    supplier: 'Leverancier',
    yearBefore: 'Een jaar eerder',
    change: 'Verandering',
    yearBeforeIs: 'Een jaar eerder: dezelfde dagen. Retouren zijn afgetrokken.',
    products: (currency) => `Artikelen per leverancier, ${currency}`,
    product: 'Artikel',
    quantity: 'Aantal',
    returned: 'Geretourneerd',
    share: 'Aandeel',
    notRecorded: 'Leverancier niet vastgelegd',
    upTo: (label, day) =>
      `${label}, tot en met ${day}, ook de aantallen; retouren zijn van de bedragen afgetrokken.`,
  },
};
