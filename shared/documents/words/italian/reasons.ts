import type { FigureCause, PlainCause } from '#shared/domain/figure-cause.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { names } from './names.ts';

const counted = countedIn('it');

export const reasons: Words['reasons'] = {
  cause,
  inEnglish: () => 'non calcolabile dalle registrazioni',
  refused: ({ security, tag, type, day, quantities }) => {
    const entry = `${names.transactions[type]} del ${day}`;
    const why = quantities
      ? `${quantities.wanted} titoli, ma ne erano detenuti ${quantities.held}`
      : tag === 'beyondLots'
        ? 'i lotti indicati non coprono la quantità'
        : 'non c’era alcuna posizione corrispondente';
    return `${security === null ? '' : `${security}, `}${entry}: ${why}`;
  },
};

const PLAIN: Readonly<Record<PlainCause, string>> = {
  noAccount: 'non è registrato alcun conto',
  nothingRecordedAtAll: 'non è registrata alcuna scrittura',
  nothingInvested: 'nel periodo non era investito nulla',
  averageCapitalNotPositive: 'il capitale medio non è positivo',
  oneSidedFlows: 'servono versamenti, e prelievi o un valore finale',
  noBalancingRate: 'nessun tasso compensa i flussi',
  noPositiveValue: 'non c’è un valore positivo da ripartire',
  noBenchmark: 'non è stabilito un indice di riferimento',
  differentBenchmarks: 'i conti hanno indici di riferimento diversi',
  benchmarkNotWhole: 'i pesi dell’indice di riferimento non danno il 100 %',
  noOrder: 'non è registrato alcun ordine',
  nothingOrdered: 'in quei giorni non è stato ordinato nulla',
  noRevenue: 'non c’era fatturato',
  noRevenueBefore: 'non c’era fatturato nei giorni di confronto',
  recordsTooShort: 'le registrazioni non risalgono così indietro',
  heldTooShort: 'è detenuto da meno di un anno',
  worthNothing: 'non ha un valore positivo',
  unitCostMissing: 'non è registrato quanto costa un pezzo',
  periodReversed: 'il periodo termina prima di iniziare',
};

function cause(of: FigureCause, date: (day: CalendarDate) => string): string {
  switch (of.tag) {
    case 'priceMissing':
      return of.lastPriceOn
        ? `nessun prezzo di ${of.security} il ${date(of.date)}; l’ultimo è del ${date(of.lastPriceOn)}`
        : `nessun prezzo di ${of.security} fino al ${date(of.date)}`;
    case 'rateMissing':
      return `nessun tasso di cambio da ${of.from} a ${of.to} il ${date(of.date)}`;
    case 'capitalNotPositive':
      return `il capitale investito non era positivo il ${date(of.date)}`;
    case 'recordTooShort':
      return `le registrazioni iniziano solo il ${date(of.beginsOn)}, entro il periodo`;
    case 'capitalCameLater':
      return `non era investito nulla prima del ${date(of.date)}, entro il periodo`;
    case 'capitalLeft':
      return `non era più investito nulla dopo il ${date(of.date)}, entro il periodo`;
    case 'nothingRecorded':
      return `non è registrata alcuna scrittura fino al ${date(of.until)}`;
    case 'flowUnknown':
      return `le registrazioni iniziano il ${date(of.beginsOn)}, troppo tardi per conoscere il flusso mensile`;
    case 'noOrderUpTo':
      return `non è registrato alcun ordine fino al ${date(of.until)}`;
    case 'noEarlierPrice':
      return `nulla di quanto ordinato era stato ordinato dal ${date(of.from)} al ${date(of.to)}, non è noto un prezzo precedente`;
    case 'noOrderBefore':
      return `non è registrato alcun ordine prima del ${date(of.beginsOn)}`;
    case 'conversionTooLarge':
      return `con il tasso di cambio da ${of.from} a ${of.to} del ${date(of.date)} risulta più denaro di quanto si possa calcolare`;
    case 'noPaymentYet':
      return `è detenuto solo dal ${date(of.heldSince)} e non ha ancora pagato nulla`;
    case 'costMissing':
      return `il costo di ${of.security} non è registrato`;
    case 'fewOrderDays':
      return `ci sono ordini solo in ${counted(of.days, { one: 'giorno', other: 'giorni' })}; un ritmo ne richiede ${of.needed}`;
    case 'profitUnknown':
      return `per ${counted(of.unknown, { one: 'prodotto', other: 'prodotti' })} su ${of.of}, ad esempio ${of.product}: ${cause(of.because, date)}`;
    default:
      return PLAIN[of.tag];
  }
}
