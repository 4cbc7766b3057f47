import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('it');

export const trading: Words['trading'] = {
  thisReport: 'Questo rapporto',
  twelveMonths: 'Dodici mesi',
  since: (day) => `Dal ${day}`,
  notKnown: (dash, reasons) => `${dash} significa non noto: ${reasons.join('; ')}.`,
  summary: {
    net: 'Acquisti, al netto dei resi',
    returned: 'Reso',
    orders: 'Ordini',
    yearOnYear: 'Su base annua',
  },
  sales: {
    heading: 'I suoi acquisti da noi',
    chart: (currency) => `Acquisti per mese, ${currency}`,
    caption: (currency) => `Ordini e resi, ${currency}`,
    period: 'Periodo',
    orders: 'Ordini',
    ordered: 'Ordinato',
    returns: 'Resi',
    returned: 'Reso',
    net: 'Netto',
    yearOnYear: 'Su base annua',
    yearOnYearIs: 'Su base annua: rispetto agli stessi giorni dell’anno precedente.',
    month: 'Mese',
    yearBefore: 'Un anno prima',
    change: 'Variazione',
    monthOpen: 'L’ultimo mese non è concluso.',
    beforeFirst: (dash) => `${dash} precede il primo ordine.`,
  },
  orders: {
    heading: 'Ordini e resi',
    caption: ({ from, to, currency }) => `Ordini e resi dal ${from} al ${to}, ${currency}`,
    date: 'Data',
    entry: 'Operazione',
    quantity: 'Quantità',
    price: 'Prezzo',
    amount: 'Importo',
  },
  savings: {
    caption: (currency) => `Risparmio sui prezzi, ${currency}`,
    notKnown: (reason) => `Il risparmio sui prezzi non è noto: ${reason}.`,
    product: 'Articolo',
    quantity: 'Quantità',
    priceBefore: 'Prezzo medio precedente',
    pricePaid: 'Prezzo medio pagato',
    saved: 'Risparmio',
    savedIs: (from, to) =>
      `Risparmio: il prezzo medio dal ${from} al ${to} meno il prezzo medio pagato, per quanto ordinato e non reso; con − si è pagato di più. Gli omaggi non contano.`,
    none: (from, to) => `I prezzi erano gli stessi che dal ${from} al ${to}: nessun risparmio.`,
    unchanged: (count) =>
      `${counted(count, { one: 'articolo', other: 'articoli' })} allo stesso prezzo.`,
    notCompared: (names) => `Non confrontati, perché non ordinati in quei mesi: ${names}.`,
  },
  suppliers: {
    heading: 'Fornitori e articoli',
    caption: (currency) => `Fornitori, ${currency}`,
    supplier: 'Fornitore',
    yearBefore: 'Un anno prima',
    change: 'Variazione',
    yearBeforeIs: 'Un anno prima: gli stessi giorni. I resi sono detratti.',
    products: (currency) => `Articoli per fornitore, ${currency}`,
    product: 'Articolo',
    quantity: 'Quantità',
    returned: 'Reso',
    share: 'Quota',
    notRecorded: 'Fornitore non registrato',
    upTo: (label, day) =>
      `${label}, fino al ${day}, anche le quantità; i resi sono detratti dagli importi.`,
  },
};
