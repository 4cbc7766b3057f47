import type { Words } from '../english/english.ts';

export const entries: Words['entries'] = {
  activity: {
    heading: 'Movimenti',
    cash: (currency) => `Liquidità, ${currency}`,
    cashColumn: 'Liquidità',
    amount: 'Importo',
    onDay: (day) => `Al ${day}`,
    caption: ({ from, to, currency }) => `Scritture dal ${from} al ${to}, ${currency}`,
    date: 'Data',
    entry: 'Scrittura',
    account: 'Conto',
    ofWhat: 'Oggetto',
    quantity: 'Quantità',
    price: 'Prezzo',
    feeAndTax: 'Commissione, imposta',
    amounts:
      'Gli importi sono l’effetto della scrittura sulla liquidità, dopo la commissione e l’imposta che comprende.',
    foreign:
      'Gli importi in un’altra valuta non fanno parte di questa liquidità né di alcun totale.',
  },
  tax: {
    heading: (year) => `Plusvalenze realizzate e proventi, ${year}`,
    gains: ({ from, to, currency }) => `Plusvalenze realizzate dal ${from} al ${to}, ${currency}`,
    terms: {
      short: 'Breve termine: detenuto un anno o meno',
      long: 'Lungo termine: detenuto più di un anno',
      unknown: 'Data di acquisto non registrata',
    },
    bothTerms: 'Breve e lungo termine',
    security: 'Titolo',
    quantity: 'Quantità',
    acquired: 'Acquistato',
    sold: 'Venduto',
    proceeds: 'Ricavo',
    cost: 'Costo',
    adjustment: 'Rettifica',
    gain: 'Plusvalenza',
    costBasis: (methods) => `Metodo del costo: ${methods}.`,
    washSales:
      'Rettifica: perdite non deducibili perché il titolo è stato riacquistato su questi conti entro 30 giorni (regola statunitense «wash sales»).',
    income: ({ from, to, currency }) =>
      `Proventi, imposte e commissioni dal ${from} al ${to}, ${currency}`,
    incomeTypes: { dividend: 'Dividendi', interest: 'Interessi' },
    kind: 'Tipo',
    gross: 'Lordo',
    withheld: 'Trattenuto',
    feesInIt: 'Commissioni comprese',
    net: 'Netto',
    incomeTotal: 'Proventi',
    feesCharged: 'Commissioni addebitate',
    taxesCharged: 'Imposte addebitate',
    feesInTrades: 'Commissioni nelle operazioni, parte del costo o del ricavo',
  },
};
