import { plain, strong } from '../../text.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('de');

export const investing: Words['investing'] = {
  summary: {
    heading: 'Überblick',
    value: 'Vermögen',
    gain: 'Ergebnis nach Gebühren',
    net: 'Rendite nach Gebühren',
    since: (day) => `seit ${day}`,
    timeWeighted: 'zeitgewichtet',
    benchmark: 'Vergleichsindex',
    bridge: ({ currency, opening, flow, result, fees, returns, closing }) => {
      const flows = {
        in: `per saldo flossen ${flow.amount} zu`,
        out: `per saldo flossen ${flow.amount} ab`,
        none: 'per saldo floss kein Geld zu oder ab',
      };
      const charged = {
        some: ` nach ${fees.amount} Gebühren`,
        none: ' ohne gesondert belastete Gebühren',
        unknown: '',
      };
      const yearly = returns?.isAnnual ? ' pro Jahr' : '';
      const moneyWeighted = returns?.moneyWeighted
        ? `, ${returns.moneyWeighted}${yearly} kapitalgewichtet`
        : '';
      return [
        plain(
          currency === null ? 'Anfangswert der Konten: ' : `Anfangswert, Konten in ${currency}: `,
        ),
        strong(opening),
        plain(`; ${flows[flow.direction]}. ${result.isLoss ? 'Verlust' : 'Gewinn'}: `),
        strong(result.amount),
        plain(charged[fees.charged]),
        plain(returns ? ` (${returns.timeWeighted} zeitgewichtet${moneyWeighted})` : ''),
        plain('. Endwert: '),
        strong(closing),
        plain('.'),
      ];
    },
  },
  performance: {
    heading: 'Wertentwicklung',
    returns: 'Renditen, zeitgewichtet, nach Gebühren',
    period: 'Zeitraum',
    from: 'Von',
    net: 'Netto',
    gross: 'Brutto',
    benchmark: 'Vergleichsindex',
    difference: 'Differenz',
    moneyWeighted: 'Kapitalgewichtet',
    rate: 'Bezug',
    aYear: 'pro Jahr',
    wholePeriod: 'Zeitraum',
    benchmarkIs: (name) =>
      `Vergleichsindex: ${name}, nach seinen Kursen über dieselben Tage. Differenz in Prozentpunkten.`,
    estimate:
      'Wo am Tag einer Zahlung ein Kurs fehlte, ist der Abschnitt darum nach Modified Dietz geschätzt.',
    ofBenchmark: 'Vergleichsindex',
    ofMoneyWeighted: (period) => `kapitalgewichtet, ${period}`,
    money: (currency) => `Die Beträge hinter den Renditen, ${currency}`,
    opening: 'Anfangswert',
    netFlow: 'Nettozufluss',
    gainBeforeFees: 'Ergebnis vor Gebühren',
    fees: 'Gebühren',
    closing: 'Endwert',
    addsUp:
      'Anfangswert, Nettozufluss und Ergebnis abzüglich der Gebühren ergeben zusammen den Endwert.',
    course: (day) => `Was aus 100 wurde seit ${day}`,
    courseAbout: ({ title, own, benchmark, to }) =>
      `${title}: Portfolio ${own}${benchmark === null ? '' : `, Vergleichsindex ${benchmark}`}, bis ${to}`,
    ownCourse: 'Portfolio, netto',
    benchmarkCourse: 'Vergleichsindex',
  },
  allocation: {
    heading: 'Vermögensaufteilung',
    noTarget: 'Für diese Konten ist keine Zielaufteilung vereinbart.',
    ownTargets: 'Die Konten haben eigene Zielaufteilungen, siehe unten.',
    notKnown: (reason) => `Nicht bekannt: ${reason}.`,
    allAccounts: (currency) => `Alle Konten, ${currency}`,
    shares: (day) => `Anteil der Anlageklassen am ${day}`,
    share: ({ name, weight, target }) =>
      `${name} ${weight}${target === null ? '' : `, Ziel ${target}`}`,
    caption: (currency) => `Aufteilung, ${currency}`,
    assetClass: 'Anlageklasse',
    value: 'Wert',
    weight: 'Anteil',
    target: 'Ziel',
    drift: 'Abweichung, Prozentpunkte',
    outside: 'außerhalb der Bandbreite',
    bands: (bands) => `Bandbreite in Prozentpunkten beiderseits des Ziels: ${bands}.`,
    oldestPrice: (day) => `Der älteste enthaltene Kurs ist vom ${day}.`,
  },
  holdings: {
    heading: 'Bestand',
    owed: 'Verbindlichkeit',
    cash: 'Liquidität',
    caption: (day, currency) => `Bestand und Tranchen am ${day}, ${currency}`,
    security: 'Wertpapier',
    acquired: 'Erworben',
    quantity: 'Stück',
    price: 'Kurs',
    value: 'Wert',
    cost: 'Einstand',
    unrealised: 'Unrealisiert',
    yield: 'Ertrag',
    weight: 'Anteil',
    lots: (count) => counted(count, { one: 'Tranche', other: 'Tranchen' }),
    costMissing:
      'Wo ein Einstandswert nicht erfasst ist, sind unrealisierte Gewinne nicht bekannt.',
    yieldIs:
      'Ertrag: Erträge von zwölf Monaten vor Steuern im Verhältnis zum Wert; bei Beständen, die im Lauf des Jahres gekauft oder aufgestockt wurden, weniger als die eines Jahres oder keine Angabe.',
    inCurrency: (security, currency) => `${security} in ${currency}`,
    foreignPrices: (securities) => `Kurse in einer anderen Währung: ${securities}.`,
  },
};
