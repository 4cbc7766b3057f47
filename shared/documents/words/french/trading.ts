import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('fr');

export const trading: Words['trading'] = {
  thisReport: 'Ce rapport',
  twelveMonths: 'Douze mois',
  since: (day) => `Depuis le ${day}`,
  notKnown: (dash, reasons) => `${dash} signifie non connu\u00a0: ${reasons.join('\u00a0; ')}.`,
  summary: {
    net: 'Achats, nets des retours',
    returned: 'Retourné',
    orders: 'Commandes',
    yearOnYear: 'Sur un an',
  },
  sales: {
    heading: 'Vos achats chez nous',
    chart: (currency) => `Achats par mois, ${currency}`,
    caption: (currency) => `Commandes et retours, ${currency}`,
    period: 'Période',
    orders: 'Commandes',
    ordered: 'Commandé',
    returns: 'Retours',
    returned: 'Retourné',
    net: 'Net',
    yearOnYear: 'Sur un an',
    yearOnYearIs: 'Sur un an\u00a0: par rapport aux mêmes jours de l’année précédente.',
    month: 'Mois',
    yearBefore: 'Un an plus tôt',
    change: 'Variation',
    monthOpen: 'Le dernier mois n’est pas terminé.',
    beforeFirst: (dash) => `${dash} est antérieur à la première commande.`,
  },
  orders: {
    heading: 'Commandes et retours',
    caption: ({ from, to, currency }) => `Commandes et retours du ${from} au ${to}, ${currency}`,
    date: 'Date',
    entry: 'Opération',
    quantity: 'Quantité',
    price: 'Prix',
    amount: 'Montant',
  },
  savings: {
    caption: (currency) => `Économies sur les prix, ${currency}`,
    notKnown: (reason) => `Les économies sur les prix ne sont pas connues\u00a0: ${reason}.`,
    product: 'Article',
    quantity: 'Quantité',
    priceBefore: 'Prix moyen antérieur',
    pricePaid: 'Prix moyen payé',
    saved: 'Économie',
    savedIs: (from, to) =>
      `Économie\u00a0: le prix moyen du ${from} au ${to} moins le prix moyen payé, pour ce qui a été commandé et non retourné\u00a0; avec −, le prix payé a été supérieur. Les articles offerts ne comptent pas.`,
    none: (from, to) =>
      `Les prix étaient les mêmes que du ${from} au ${to}\u00a0: aucune économie.`,
    unchanged: (count) => `${counted(count, { one: 'article', other: 'articles' })} au même prix.`,
    notCompared: (names) => `Non comparés, car non commandés pendant ces mois\u00a0: ${names}.`,
  },
  suppliers: {
    heading: 'Fournisseurs et articles',
    caption: (currency) => `Fournisseurs, ${currency}`,
    supplier: 'Fournisseur',
    yearBefore: 'Un an plus tôt',
    change: 'Variation',
    yearBeforeIs: 'Un an plus tôt\u00a0: les mêmes jours. Les retours sont déduits.',
    products: (currency) => `Articles par fournisseur, ${currency}`,
    product: 'Article',
    quantity: 'Quantité',
    returned: 'Retourné',
    share: 'Part',
    notRecorded: 'Fournisseur non enregistré',
    upTo: (label, day) =>
      `${label}, jusqu’au ${day}, quantités comprises\u00a0; les retours sont déduits des montants.`,
  },
};
