import { plain, strong } from '../../text.ts';
import type { Words } from '../english/english.ts';

export const notes: Words['notes'] = {
  asOf: (day) => `Chiffres arrêtés au ${day}`,
  cover: {
    period: 'Période',
    asOf: 'Chiffres arrêtés au',
    beforeEnd: (day) =>
      `${day}, avant la fin de la période\u00a0: les écritures ultérieures n’y figurent pas`,
    preparedFor: 'Établi pour',
    recipients: 'Destinataires',
    prepared: 'Établi le',
    preparedBy: (day, name) => `${day} par ${name}`,
    accounts: 'Comptes couverts par ce rapport',
    account: 'Compte',
    kind: 'Type',
    number: 'Numéro',
    heldAt: 'Tenu par',
    currency: 'Devise',
    closed: (day) => `clôturé le ${day}`,
    deliveredUpTo: (day) => `données jusqu’au ${day}`,
  },
  planning: {
    heading: 'Suivi',
    decided: 'Décisions',
    byUs: 'Nos engagements',
    byClient: 'Vos engagements',
    next: 'Prochaine étape',
    due: (day) => `d’ici au ${day}`,
    meeting: (when, place) => [
      plain('Notre prochain rendez-vous\u00a0: '),
      strong(when),
      plain(place ? `, ${place}` : ''),
    ],
  },
  reading: {
    heading: 'Comment lire ce rapport',
    returns: {
      name: 'Performances',
      text: 'Les performances pondérées par le temps enchaînent les performances entre les jours où des fonds ou des titres sont entrés ou sortis, de sorte que ni leur montant ni leur date ne comptent\u00a0; la performance pondérée par les capitaux (taux de rendement interne, XIRR) est le taux auquel tous les flux s’équilibrent. Les entrées comptent dès le début de leur jour, les sorties à la fin. Les deux s’entendent nettes de tous les frais débités des comptes\u00a0; la performance brute réintègre les frais prélevés séparément, non les frais de négociation. Les performances sur un an ou plus sont des taux annuels\u00a0; les plus courtes ne sont pas annualisées. Les transferts entre comptes de ce rapport ne sont pas des flux.',
    },
    values: {
      name: 'Valorisation',
      text: 'Les titres sont valorisés au dernier cours connu à la date\u00a0; les liquidités sont la somme des écritures. Les dettes sont négatives. Les intérêts courus ne sont pas compris.',
    },
    cost: {
      name: 'Prix de revient',
      text: (methods) =>
        `Méthode par compte\u00a0: ${methods}. Les transferts conservent leur prix de revient et leur date d’achat.`,
    },
    leftOut: {
      name: 'Non pris en compte',
      text: (entries) => `Ces écritures n’ont pas pu être prises en compte\u00a0: ${entries}.`,
    },
    pastResults: {
      name: 'Performances passées',
      text: 'Les performances passées ne préjugent pas des performances futures. La valeur des placements peut baisser, et vous pouvez récupérer moins que le capital investi.',
    },
    purchases: {
      name: 'Achats',
      text: 'Les montants sont ceux des commandes saisies, diminués des retours\u00a0; ils ne constituent pas un relevé des sommes restant dues.',
    },
    figures: {
      name: 'Chiffres',
      text: (day) =>
        `Les chiffres sont arrêtés au ${day} et proviennent de nos propres enregistrements. Les montants sont exacts à la plus petite unité de leur devise\u00a0; les parts et les taux sont arrondis au plus proche, et au chiffre pair à égale distance. Veuillez les comparer aux relevés de l’établissement teneur de compte et nous signaler tout écart.`,
    },
    notAdvice: {
      name: 'Absence de conseil',
      text: 'Ce rapport est fourni à titre d’information. Il ne constitue ni une recommandation d’achat ou de vente, ni un conseil fiscal ou juridique, et ne remplace aucun document fiscal officiel.',
    },
  },
};
