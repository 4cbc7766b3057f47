import { plain, strong } from '../../text.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('nl');

export const investing: Words['investing'] = {
  summary: {
    heading: 'Samenvatting',
    value: 'Waarde',
    gain: 'Resultaat na kosten',
    net: 'Rendement na kosten',
    since: (day) => `sinds ${day}`,
    timeWeighted: 'tijdgewogen',
    benchmark: 'Referentie-index',
    bridge: ({ currency, opening, flow, result, fees, returns, closing }) => {
      const flows = {
        in: `per saldo kwam er ${flow.amount} bij`,
        out: `per saldo ging er ${flow.amount} uit`,
        none: 'per saldo kwam er geen geld bij of ging er geen uit',
      };
      const charged = {
        some: ` na kosten van ${fees.amount}`,
        none: ', zonder afzonderlijk belaste kosten',
        unknown: '',
      };
      const yearly = returns?.isAnnual ? ' per jaar' : '';
      const moneyWeighted = returns?.moneyWeighted
        ? `, ${returns.moneyWeighted}${yearly} geldgewogen`
        : '';
      return [
        plain(
          currency === null
            ? 'Beginwaarde van de rekeningen: '
            : `Beginwaarde van de rekeningen in ${currency}: `,
        ),
        strong(opening),
        plain(`; ${flows[flow.direction]}. ${result.isLoss ? 'Verlies' : 'Winst'}: `),
        strong(result.amount),
        plain(charged[fees.charged]),
        plain(returns ? ` (${returns.timeWeighted} tijdgewogen${moneyWeighted})` : ''),
        plain('. Eindwaarde: '),
        strong(closing),
        plain('.'),
      ];
    },
  },
  performance: {
    heading: 'Rendement',
    returns: 'Rendementen, tijdgewogen, na kosten',
    period: 'Periode',
    from: 'Vanaf',
    net: 'Netto',
    gross: 'Bruto',
    benchmark: 'Referentie-index',
    difference: 'Verschil',
    moneyWeighted: 'Geldgewogen',
    rate: 'Grondslag',
    aYear: 'per jaar',
    wholePeriod: 'hele periode',
    benchmarkIs: (name) =>
      `Referentie-index: ${name}, naar zijn koersen over dezelfde dagen. Verschil in procentpunten.`,
    estimate:
      'Waar een koers ontbrak op de dag van een stroom, is het deel eromheen geschat volgens Modified Dietz.',
    ofBenchmark: 'referentie-index',
    ofMoneyWeighted: (period) => `geldgewogen, ${period.toLowerCase()}`,
    money: (currency) => `De bedragen achter de rendementen, ${currency}`,
    opening: 'Beginwaarde',
    netFlow: 'Netto-instroom',
    gainBeforeFees: 'Resultaat vóór kosten',
    fees: 'Kosten',
    closing: 'Eindwaarde',
    addsUp:
      'Beginwaarde, netto-instroom en resultaat verminderd met de kosten vormen samen de eindwaarde.',
    course: (day) => `Wat er van 100 werd sinds ${day}`,
    courseAbout: ({ title, own, benchmark, to }) =>
      `${title}: portefeuille ${own}${
        benchmark === null ? '' : `, referentie-index ${benchmark}`
      }, tot en met ${to}`,
    ownCourse: 'Portefeuille, netto',
    benchmarkCourse: 'Referentie-index',
  },
  allocation: {
    heading: 'Verdeling',
    noTarget: 'Voor deze rekeningen is geen doelverdeling afgesproken.',
    ownTargets: 'De rekeningen hebben eigen doelverdelingen, zie hieronder.',
    notKnown: (reason) => `Niet bekend: ${reason}.`,
    allAccounts: (currency) => `Alle rekeningen, ${currency}`,
    shares: (day) => `Aandeel van elke beleggingscategorie op ${day}`,
    share: ({ name, weight, target }) =>
      `${name} ${weight}${target === null ? '' : `, doel ${target}`}`,
    caption: (currency) => `Verdeling, ${currency}`,
    assetClass: 'Beleggingscategorie',
    value: 'Waarde',
    weight: 'Aandeel',
    target: 'Doel',
    drift: 'Afwijking, procentpunten',
    outside: 'buiten de bandbreedte',
    bands: (bands) => `Bandbreedte in procentpunten aan weerszijden van het doel: ${bands}.`,
    oldestPrice: (day) => `De oudste gebruikte koers is van ${day}.`,
  },
  holdings: {
    heading: 'Posities',
    owed: 'Schuld',
    cash: 'Liquiditeiten',
    caption: (day, currency) => `Posities en aankoopposten op ${day}, ${currency}`,
    security: 'Effect',
    acquired: 'Verkregen',
    quantity: 'Aantal',
    price: 'Koers',
    value: 'Waarde',
    cost: 'Kostprijs',
    unrealised: 'Ongerealiseerd',
    yield: 'Opbrengst',
    weight: 'Aandeel',
    lots: (count) => counted(count, { one: 'post', other: 'posten' }),
    costMissing: 'Waar een kostprijs niet is vastgelegd, is de ongerealiseerde winst niet bekend.',
    yieldIs:
      'Opbrengst: inkomsten van twaalf maanden vóór belasting ten opzichte van de waarde; bij wat binnen het jaar is gekocht of uitgebreid, is ze lager dan die van een jaar of weggelaten.',
    inCurrency: (security, currency) => `${security} in ${currency}`,
    foreignPrices: (securities) => `Koersen in een andere valuta: ${securities}.`,
  },
};
