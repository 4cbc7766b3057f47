import type { FigureCause, PlainCause } from '#shared/domain/figure-cause.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { names } from './names.ts';

const counted = countedIn('fr');

export const reasons: Words['reasons'] = {
  cause,
  inEnglish: () => 'ne peut être calculé à partir des enregistrements',
  refused: ({ security, tag, type, day, quantities }) => {
    const entry = `${names.transactions[type]} du ${day}`;
    const why = quantities
      ? `${quantities.wanted} titres, alors que ${quantities.held} étaient détenus`
      : tag === 'beyondLots'
        ? 'les lots désignés ne couvrent pas la quantité'
        : 'aucune position correspondante';
    return `${security === null ? '' : `${security}, `}${entry}\u00a0: ${why}`;
  },
};

const PLAIN: Readonly<Record<PlainCause, string>> = {
  noAccount: 'aucun compte n’est enregistré',
  nothingRecordedAtAll: 'aucune écriture n’est enregistrée',
  nothingInvested: 'rien n’était investi pendant la période',
  averageCapitalNotPositive: 'le capital moyen n’est pas positif',
  oneSidedFlows: 'il faut des versements, et des retraits ou une valeur finale',
  noBalancingRate: 'aucun taux n’équilibre les flux',
  noPositiveValue: 'il n’y a pas de valeur positive à répartir',
  noBenchmark: 'aucun indice de référence n’est fixé',
  differentBenchmarks: 'les comptes ont des indices de référence différents',
  benchmarkNotWhole: 'les poids de l’indice de référence ne totalisent pas 100\u00a0%',
  noOrder: 'aucune commande n’est enregistrée',
  nothingOrdered: 'rien n’a été commandé pendant ces jours',
  noRevenue: 'il n’y avait pas de chiffre d’affaires',
  noRevenueBefore: 'il n’y avait pas de chiffre d’affaires pendant les jours comparés',
  recordsTooShort: 'les enregistrements ne remontent pas si loin',
  heldTooShort: 'est détenu depuis moins d’un an',
  worthNothing: 'n’a pas de valeur positive',
  unitCostMissing: 'le coût d’une pièce n’est pas enregistré',
  periodReversed: 'la période se termine avant de commencer',
};

function cause(of: FigureCause, date: (day: CalendarDate) => string): string {
  switch (of.tag) {
    case 'priceMissing':
      return of.lastPriceOn
        ? `pas de cours de ${of.security} le ${date(of.date)}, le dernier date du ${date(of.lastPriceOn)}`
        : `pas de cours de ${of.security} jusqu’au ${date(of.date)}`;
    case 'rateMissing':
      return `pas de taux de change de ${of.from} en ${of.to} le ${date(of.date)}`;
    case 'capitalNotPositive':
      return `le capital investi n’était pas positif le ${date(of.date)}`;
    case 'recordTooShort':
      return `les enregistrements ne commencent que le ${date(of.beginsOn)}, au cours de la période`;
    case 'capitalCameLater':
      return `rien n’était investi avant le ${date(of.date)}, au cours de la période`;
    case 'capitalLeft':
      return `rien n’était plus investi après le ${date(of.date)}, au cours de la période`;
    case 'nothingRecorded':
      return `aucune écriture n’est enregistrée jusqu’au ${date(of.until)}`;
    case 'flowUnknown':
      return `les enregistrements commencent le ${date(of.beginsOn)}, trop tard pour connaître le flux mensuel`;
    case 'noOrderUpTo':
      return `aucune commande n’est enregistrée jusqu’au ${date(of.until)}`;
    case 'noEarlierPrice':
      return `rien de ce qui a été commandé ne l’avait été du ${date(of.from)} au ${date(of.to)}, aucun prix antérieur n’est connu`;
    case 'noOrderBefore':
      return `aucune commande n’est enregistrée avant le ${date(of.beginsOn)}`;
    case 'conversionTooLarge':
      return `au taux de change de ${of.from} en ${of.to} du ${date(of.date)}, le montant dépasse ce qui peut être calculé`;
    case 'noPaymentYet':
      return `n’est détenu que depuis le ${date(of.heldSince)} et n’a encore rien versé`;
    case 'costMissing':
      return `le prix de revient de ${of.security} n’est pas enregistré`;
    case 'fewOrderDays':
      return `il n’y a de commandes que sur ${counted(of.days, { one: 'jour', other: 'jours' })}, un rythme en demande ${of.needed}`;
    case 'profitUnknown':
      return `pour ${counted(of.unknown, { one: 'produit', other: 'produits' })} sur ${of.of}, par exemple ${of.product}\u00a0: ${cause(of.because, date)}`;
    default:
      return PLAIN[of.tag];
  }
}
