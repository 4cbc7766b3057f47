import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { countedIn, type Noun } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { tradedClause } from '../traded-clause.ts';

const counted = countedIn('it');

export const brief: Words['brief'] = {
  asOf: (day) => `Al ${day}`,
  synchronised: (when) => `Ultima sincronizzazione: ${when}`,
  notSynchronised: 'Non ancora sincronizzato',
  clientCopy: 'Copia per il cliente',
  minutes: (count) => `${count} min`,
  who: 'Partecipanti',
  maySign: 'con potere di firma',
  promises: 'Impegni',
  fromUs: 'Da parte nostra',
  fromClient: 'Da parte sua',
  wasDue: (day) => `era previsto per il ${day}`,
  due: (day) => `entro il ${day}`,
  since: (day) => `Dal ${day}`,
  change,
  agenda: 'Ordine del giorno',
  questions: 'Domande',
  notes: 'Appunti',
  figures: {
    twelveMonths: 'Dodici mesi',
    twelveMonthsTo: (day) => `Dodici mesi fino al ${day}`,
    value: 'Valore',
    valueIn: (currency) => `Valore in ${currency}`,
    since: (day) => `dal ${day}`,
    benchmark: (rate) => `indice di riferimento ${rate}`,
    netFlow: 'Flusso netto',
    gain: 'Risultato',
    timeWeighted: 'Rendimento, ponderato per il tempo',
    moneyWeighted: 'Rendimento, ponderato per il capitale',
    moneyWeightedYearly: 'Rendimento annuo, ponderato per il capitale',
    revenue: 'Fatturato',
    returns: 'Resi',
    orders: 'Ordini',
    yearOnYear: 'Su base annua',
    offTarget: 'Scostamento dall’obiettivo',
    drift: (assetClass, points) => `${assetClass} ${points}`,
    points: (drifts) => `${drifts} punti percentuali`,
  },
};

const STEPS = {
  ordered: 'Ordinato',
  executed: 'Eseguito',
  executedInPart: 'Eseguito in parte',
  refused: 'Rifiutato',
  cancelled: 'Annullato',
  replaced: 'Sostituito',
} as const;

function change(of: ClientChange, wording: Wording): string {
  const { roundMoney, percent } = wording;
  switch (of.tag) {
    case 'value': {
      const gained = of.gain ? `, di cui risultato ${roundMoney(of.gain)}` : '';
      const verb = of.isRise ? 'aumentato' : 'diminuito';
      return `Valore ${verb} di ${roundMoney(of.by)} a ${roundMoney(of.to)}${gained}`;
    }
    case 'flow': {
      const what = of.what ? `, ${of.what}` : '';
      const verb = of.isInflow ? 'Versato' : 'Prelevato';
      return `${verb}${of.isRest ? ' inoltre' : ''}: ${roundMoney(of.amount)}${what}`;
    }
    case 'newHolding':
      return `Nuova posizione: ${of.security}${tradedClause('acquistato', 'per', of.trade, wording)}`;
    case 'noLongerHeld':
      return `Posizione chiusa: ${of.security}${tradedClause('venduto', 'per', of.trade, wording)}`;
    case 'sold':
    case 'bought':
      return partly(of, wording);
    case 'order': {
      const orders = counted(of.count, { one: 'ordine', other: 'ordini' });
      const usual = of.usual ? `, di solito ${roundMoney(of.usual)}` : '';
      return `${orders} per ${roundMoney(of.amount)}${usual}`;
    }
    case 'return': {
      const returns = counted(of.count, { one: 'reso', other: 'resi' });
      return `${returns} per ${roundMoney(of.amount)}`;
    }
    case 'price': {
      const verb = of.isRise ? 'in rialzo' : 'in ribasso';
      const made = `${roundMoney(of.effect)} in ${of.isRise ? 'più' : 'meno'}`;
      return `${of.security} ${verb} del ${percent(of.fraction)}: ${made}`;
    }
    case 'productBegan':
      return `Nuovo: ${of.product ?? 'un prodotto'}`;
    case 'productEnded':
      return `Terminato: ${of.product ?? 'un prodotto'}`;
    case 'promiseKept':
      return `${of.by === 'us' ? 'Mantenuto da noi' : 'Mantenuto da lei'}: ${of.undertaking}`;
    case 'instruction':
      return `${STEPS[of.step]}: ${of.statement}`;
    case 'becameClient':
      return 'Inizio del rapporto';
    case 'reportSent':
      return 'Rapporto inviato';
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
        ? `Venduto: una parte di ${of.security}`
        : `Venduto: ${units} di ${all} ${of.security}`;
    return `${what}${times(of.count, { one: 'vendita', other: 'vendite' })}${paid}`;
  }
  const what =
    units === null
      ? `Acquistato: altro ${of.security}`
      : `Acquistato: ${units} ${of.security} in aggiunta a ${all}`;
  return `${what}${times(of.count, { one: 'acquisto', other: 'acquisti' })}${paid}`;
}

const times = (count: number, trades: Noun): string =>
  count > 1 ? ` in ${counted(count, trades)}` : '';
