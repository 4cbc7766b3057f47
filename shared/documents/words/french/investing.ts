import { plain, strong } from '../../text.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('fr');

export const investing: Words['investing'] = {
  summary: {
    heading: 'Synthèse',
    value: 'Valeur',
    gain: 'Résultat net de frais',
    net: 'Performance, nette de frais',
    since: (day) => `depuis le ${day}`,
    timeWeighted: 'pondérée par le temps',
    benchmark: 'Indice de référence',
    bridge: ({ currency, opening, flow, result, fees, returns, closing }) => {
      const flows = {
        in: `entrées nettes de ${flow.amount}`,
        out: `sorties nettes de ${flow.amount}`,
        none: 'aucun flux net de fonds',
      };
      const charged = {
        some: `, après ${fees.amount} de frais`,
        none: ', sans frais prélevés séparément',
        unknown: '',
      };
      const yearly = returns?.isAnnual ? ' par an' : '';
      const moneyWeighted = returns?.moneyWeighted
        ? `, ${returns.moneyWeighted}${yearly} pondérée par les capitaux`
        : '';
      return [
        plain(
          currency === null
            ? 'Valeur initiale des comptes\u00a0: '
            : `Valeur initiale des comptes en ${currency}\u00a0: `,
        ),
        strong(opening),
        plain(`\u00a0; ${flows[flow.direction]}. ${result.isLoss ? 'Perte' : 'Gain'}\u00a0: `),
        strong(result.amount),
        plain(charged[fees.charged]),
        plain(
          returns
            ? ` (performance ${returns.timeWeighted} pondérée par le temps${moneyWeighted})`
            : '',
        ),
        plain('. Valeur finale\u00a0: '),
        strong(closing),
        plain('.'),
      ];
    },
  },
  performance: {
    heading: 'Performance du portefeuille',
    returns: 'Performances pondérées par le temps, nettes de frais',
    period: 'Période',
    from: 'Du',
    net: 'Nette',
    gross: 'Brute',
    benchmark: 'Indice de référence',
    difference: 'Écart',
    moneyWeighted: 'Pondérée par les capitaux',
    rate: 'Base',
    aYear: 'par an',
    wholePeriod: 'période entière',
    benchmarkIs: (name) =>
      `Indice de référence\u00a0: ${name}, selon ses cours sur les mêmes jours. Écart en points de pourcentage.`,
    estimate:
      'Lorsqu’un cours manquait le jour d’un flux, l’intervalle concerné est estimé par la méthode de Dietz modifiée.',
    ofBenchmark: 'indice de référence',
    ofMoneyWeighted: (period) => `pondérée par les capitaux, ${period.toLowerCase()}`,
    money: (currency) => `Les montants derrière les performances, ${currency}`,
    opening: 'Valeur initiale',
    netFlow: 'Flux net',
    gainBeforeFees: 'Résultat avant frais',
    fees: 'Frais',
    closing: 'Valeur finale',
    addsUp:
      'La valeur initiale, le flux net et le résultat diminué des frais donnent la valeur finale.',
    course: (day) => `Évolution de 100 depuis le ${day}`,
    courseAbout: ({ title, own, benchmark, to }) =>
      `${title}\u00a0: portefeuille ${own}${
        benchmark === null ? '' : `, indice de référence ${benchmark}`
      }, jusqu’au ${to}`,
    ownCourse: 'Portefeuille, net',
    benchmarkCourse: 'Indice',
  },
  allocation: {
    heading: 'Répartition',
    noTarget: 'Aucune répartition cible n’est convenue pour ces comptes.',
    ownTargets: 'Les comptes ont leurs propres cibles, voir ci-dessous.',
    notKnown: (reason) => `Non connue\u00a0: ${reason}.`,
    allAccounts: (currency) => `Tous les comptes, ${currency}`,
    shares: (day) => `Part de chaque classe d’actifs au ${day}`,
    share: ({ name, weight, target }) =>
      `${name} ${weight}${target === null ? '' : `, cible ${target}`}`,
    caption: (currency) => `Répartition par classe d’actifs, ${currency}`,
    assetClass: 'Classe d’actifs',
    value: 'Valeur',
    weight: 'Poids',
    target: 'Cible',
    drift: 'Écart, points',
    outside: 'hors de la marge',
    bands: (bands) =>
      `Marge en points de pourcentage de part et d’autre de la cible\u00a0: ${bands}.`,
    oldestPrice: (day) => `Le cours le plus ancien utilisé date du ${day}.`,
  },
  holdings: {
    heading: 'Positions',
    owed: 'Dette',
    cash: 'Liquidités',
    caption: (day, currency) => `Positions et lots au ${day}, ${currency}`,
    security: 'Titre',
    acquired: 'Acquis',
    quantity: 'Quantité',
    price: 'Cours',
    value: 'Valeur',
    cost: 'Prix de revient',
    unrealised: 'Plus-value latente',
    yield: 'Rendement',
    weight: 'Poids',
    lots: (count) => counted(count, { one: 'lot', other: 'lots' }),
    costMissing:
      'Lorsque le prix de revient n’est pas enregistré, la plus-value latente n’est pas connue.',
    yieldIs:
      'Rendement\u00a0: revenus de douze mois avant impôt rapportés à la valeur\u00a0; pour les titres acquis ou renforcés dans l’année, il est inférieur à celui d’une année ou omis.',
    inCurrency: (security, currency) => `${security} en ${currency}`,
    foreignPrices: (securities) => `Cours dans une autre devise\u00a0: ${securities}.`,
  },
};
