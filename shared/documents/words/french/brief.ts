import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { countedIn, type Noun } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { tradedClause } from '../traded-clause.ts';

const counted = countedIn('fr');

export const brief: Words['brief'] = {
  asOf: (day) => `Au ${day}`,
  synchronised: (when) => `Dernière synchronisation\u00a0: ${when}`,
  notSynchronised: 'Pas encore synchronisé',
  clientCopy: 'Exemplaire client',
  minutes: (count) => `${count} min`,
  who: 'Participants',
  maySign: 'habilité à signer',
  promises: 'Engagements',
  fromUs: 'De notre part',
  fromClient: 'De votre part',
  wasDue: (day) => `était prévu pour le ${day}`,
  due: (day) => `d’ici au ${day}`,
  since: (day) => `Depuis le ${day}`,
  change,
  agenda: 'Ordre du jour',
  questions: 'Points à éclaircir',
  notes: 'Remarques',
  figures: {
    twelveMonths: 'Douze mois',
    twelveMonthsTo: (day) => `Douze mois jusqu’au ${day}`,
    value: 'Valeur',
    valueIn: (currency) => `Valeur en ${currency}`,
    since: (day) => `depuis le ${day}`,
    benchmark: (rate) => `indice de référence ${rate}`,
    netFlow: 'Flux net',
    gain: 'Résultat',
    timeWeighted: 'Performance, pondérée par le temps',
    moneyWeighted: 'Performance, pondérée par les capitaux',
    moneyWeightedYearly: 'Performance par an, pondérée par les capitaux',
    revenue: 'Chiffre d’affaires',
    returns: 'Retours',
    orders: 'Commandes',
    yearOnYear: 'Sur un an',
    offTarget: 'Écart à la cible',
    drift: (assetClass, points) => `${assetClass} ${points}`,
    points: (drifts) => `${drifts} points de pourcentage`,
  },
};

const STEPS = {
  ordered: 'Ordre donné',
  executed: 'Exécuté',
  executedInPart: 'Exécuté en partie',
  refused: 'Refusé',
  cancelled: 'Annulé',
  replaced: 'Remplacé',
} as const;

function change(of: ClientChange, wording: Wording): string {
  const { roundMoney, percent } = wording;
  switch (of.tag) {
    case 'value': {
      const gained = of.gain ? `, dont résultat ${roundMoney(of.gain)}` : '';
      const verb = of.isRise ? 'en hausse' : 'en baisse';
      return `Valeur ${verb} de ${roundMoney(of.by)}, à ${roundMoney(of.to)}${gained}`;
    }
    case 'flow': {
      const what = of.what ? `, ${of.what}` : '';
      const verb = of.isInflow ? 'Versé' : 'Retiré';
      return `${verb}${of.isRest ? ' par ailleurs' : ''}\u00a0: ${roundMoney(of.amount)}${what}`;
    }
    case 'newHolding':
      return `Nouvelle position\u00a0: ${of.security}${tradedClause('acheté', 'pour', of.trade, wording)}`;
    case 'noLongerHeld':
      return `Position soldée\u00a0: ${of.security}${tradedClause('vendu', 'pour', of.trade, wording)}`;
    case 'sold':
    case 'bought':
      return partly(of, wording);
    case 'order': {
      const orders = counted(of.count, { one: 'commande', other: 'commandes' });
      const usual = of.usual ? `, habituellement ${roundMoney(of.usual)}` : '';
      return `${orders} pour ${roundMoney(of.amount)}${usual}`;
    }
    case 'return': {
      const returns = counted(of.count, { one: 'retour', other: 'retours' });
      return `${returns} pour ${roundMoney(of.amount)}`;
    }
    case 'price': {
      const verb = of.isRise ? 'en hausse' : 'en baisse';
      const made = `${roundMoney(of.effect)} de ${of.isRise ? 'plus' : 'moins'}`;
      return `${of.security} ${verb} de ${percent(of.fraction)}\u00a0: ${made}`;
    }
    case 'productBegan':
      return `Nouveau\u00a0: ${of.product ?? 'un produit'}`;
    case 'productEnded':
      return `Terminé\u00a0: ${of.product ?? 'un produit'}`;
    case 'promiseKept':
      return `${of.by === 'us' ? 'Tenu par nous' : 'Tenu par vous'}\u00a0: ${of.undertaking}`;
    case 'instruction':
      return `${STEPS[of.step]}\u00a0: ${of.statement}`;
    case 'becameClient':
      return 'Début de la relation';
    case 'reportSent':
      return 'Rapport envoyé';
    default:
      return assertNever(of);
  }
}

/** A sale of a part, or an addition, in one or several trades. */
function partly(of: Extract<ClientChange, { tag: 'sold' | 'bought' }>, wording: Wording): string {
  const { quantity, amount } = of.trade;
  const units = quantity === null ? null : wording.quantity(quantity);
  const all = wording.quantity(of.held);
  const paid = amount ? `, ${wording.money(amount)}` : '';
  if (of.tag === 'sold') {
    const what =
      units === null
        ? `Vendu\u00a0: une partie de ${of.security}`
        : `Vendu\u00a0: ${units} ${of.security} sur ${all}`;
    return `${what}${times(of.count, { one: 'vente', other: 'ventes' })}${paid}`;
  }
  const what =
    units === null
      ? `Acheté\u00a0: davantage de ${of.security}`
      : `Acheté\u00a0: ${units} ${of.security} en plus de ${all}`;
  return `${what}${times(of.count, { one: 'achat', other: 'achats' })}${paid}`;
}

const times = (count: number, trades: Noun): string =>
  count > 1 ? ` en ${counted(count, trades)}` : '';
