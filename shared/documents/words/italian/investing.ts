import { plain, strong } from '../../text.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('it');

export const investing: Words['investing'] = {
  summary: {
    heading: 'Sintesi',
    value: 'Valore',
    gain: 'Risultato al netto delle commissioni',
    net: 'Rendimento al netto delle commissioni',
    since: (day) => `dal ${day}`,
    timeWeighted: 'ponderato per il tempo',
    benchmark: 'Indice di riferimento',
    bridge: ({ currency, opening, flow, result, fees, returns, closing }) => {
      const flows = {
        in: `entrate nette per ${flow.amount}`,
        out: `uscite nette per ${flow.amount}`,
        none: 'nessun flusso netto di denaro',
      };
      const charged = {
        some: `, dopo commissioni per ${fees.amount}`,
        none: ', senza commissioni addebitate separatamente',
        unknown: '',
      };
      const yearly = returns?.isAnnual ? ' annuo' : '';
      const moneyWeighted = returns?.moneyWeighted
        ? `, ${returns.moneyWeighted}${yearly} ponderato per il capitale`
        : '';
      return [
        plain(
          currency === null
            ? 'Valore iniziale dei conti: '
            : `Valore iniziale dei conti in ${currency}: `,
        ),
        strong(opening),
        plain(`; ${flows[flow.direction]}. ${result.isLoss ? 'Perdita' : 'Guadagno'}: `),
        strong(result.amount),
        plain(charged[fees.charged]),
        plain(
          returns
            ? ` (rendimento ${returns.timeWeighted} ponderato per il tempo${moneyWeighted})`
            : '',
        ),
        plain('. Valore finale: '),
        strong(closing),
        plain('.'),
      ];
    },
  },
  performance: {
    heading: 'Rendimento',
    returns: 'Rendimenti ponderati per il tempo, al netto delle commissioni',
    period: 'Periodo',
    from: 'Dal',
    net: 'Netto',
    gross: 'Lordo',
    benchmark: 'Indice di riferimento',
    difference: 'Differenza',
    moneyWeighted: 'Ponderato per il capitale',
    rate: 'Base',
    aYear: 'annuo',
    wholePeriod: 'intero periodo',
    benchmarkIs: (name) =>
      `Indice di riferimento: ${name}, secondo i suoi prezzi negli stessi giorni. Differenza in punti percentuali.`,
    estimate:
      'Dove mancava un prezzo nel giorno di un flusso, il tratto interessato è stimato con il metodo Dietz modificato.',
    ofBenchmark: 'indice di riferimento',
    ofMoneyWeighted: (period) => `ponderato per il capitale, ${period.toLowerCase()}`,
    money: (currency) => `Gli importi dietro i rendimenti, ${currency}`,
    opening: 'Valore iniziale',
    netFlow: 'Flusso netto',
    gainBeforeFees: 'Risultato prima delle commissioni',
    fees: 'Commissioni',
    closing: 'Valore finale',
    addsUp: 'Valore iniziale, flusso netto e risultato meno le commissioni danno il valore finale.',
    course: (day) => `Andamento di 100 dal ${day}`,
    courseAbout: ({ title, own, benchmark, to }) =>
      `${title}: portafoglio ${own}${
        benchmark === null ? '' : `, indice di riferimento ${benchmark}`
      }, fino al ${to}`,
    ownCourse: 'Portafoglio, netto',
    benchmarkCourse: 'Indice',
  },
  allocation: {
    heading: 'Ripartizione',
    noTarget: 'Per questi conti non è concordata una ripartizione obiettivo.',
    ownTargets: 'I conti hanno obiettivi propri, si veda sotto.',
    notKnown: (reason) => `Non nota: ${reason}.`,
    allAccounts: (currency) => `Tutti i conti, ${currency}`,
    shares: (day) => `Quota di ogni classe di attività al ${day}`,
    share: ({ name, weight, target }) =>
      `${name} ${weight}${target === null ? '' : `, obiettivo ${target}`}`,
    caption: (currency) => `Ripartizione per classe di attività, ${currency}`,
    assetClass: 'Classe di attività',
    value: 'Valore',
    weight: 'Quota',
    target: 'Obiettivo',
    drift: 'Scostamento, punti',
    outside: 'fuori dalla banda',
    bands: (bands) => `Banda in punti percentuali attorno all’obiettivo: ${bands}.`,
    oldestPrice: (day) => `Il prezzo più vecchio considerato è del ${day}.`,
  },
  holdings: {
    heading: 'Posizioni',
    owed: 'Debito',
    cash: 'Liquidità',
    caption: (day, currency) => `Posizioni e lotti al ${day}, ${currency}`,
    security: 'Titolo',
    acquired: 'Acquistato',
    quantity: 'Quantità',
    price: 'Prezzo',
    value: 'Valore',
    cost: 'Costo',
    unrealised: 'Plusvalenza latente',
    yield: 'Resa',
    weight: 'Quota',
    lots: (count) => counted(count, { one: 'lotto', other: 'lotti' }),
    costMissing: 'Dove il costo non è registrato, la plusvalenza latente non è nota.',
    yieldIs:
      'Resa: proventi di dodici mesi prima delle imposte in rapporto al valore; per quanto acquistato o incrementato nell’anno è inferiore a quella di un anno o omessa.',
    inCurrency: (security, currency) => `${security} in ${currency}`,
    foreignPrices: (securities) => `Prezzi in un’altra valuta: ${securities}.`,
  },
};
