import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { countedIn, type Noun } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { tradedClause } from '../traded-clause.ts';

const counted = countedIn('de');

export const brief: Words['brief'] = {
  asOf: (day) => `Stand ${day}`,
  synchronised: (when) => `Zuletzt synchronisiert ${when}`,
  notSynchronised: 'Noch nicht synchronisiert',
  clientCopy: 'Kundenexemplar',
  minutes: (count) => `${count} Min.`,
  who: 'Teilnehmer',
  maySign: 'zeichnungsberechtigt',
  promises: 'Zusagen',
  fromUs: 'Von uns',
  fromClient: 'Von Ihnen',
  wasDue: (day) => `war fällig am ${day}`,
  due: (day) => `bis ${day}`,
  since: (day) => `Seit ${day}`,
  change,
  agenda: 'Tagesordnung',
  questions: 'Fragen',
  notes: 'Notizen',
  figures: {
    twelveMonths: 'Zwölf Monate',
    twelveMonthsTo: (day) => `Zwölf Monate bis ${day}`,
    value: 'Vermögen',
    valueIn: (currency) => `Vermögen in ${currency}`,
    since: (day) => `seit ${day}`,
    benchmark: (rate) => `Vergleichsindex ${rate}`,
    netFlow: 'Nettozufluss',
    gain: 'Ergebnis',
    timeWeighted: 'Rendite, zeitgewichtet',
    moneyWeighted: 'Rendite, kapitalgewichtet',
    moneyWeightedYearly: 'Rendite p. a., kapitalgewichtet',
    revenue: 'Umsatz',
    returns: 'Rücksendungen',
    orders: 'Bestellungen',
    yearOnYear: 'Zum Vorjahr',
    offTarget: 'Abweichung vom Ziel',
    drift: (assetClass, points) => `${assetClass} ${points}`,
    points: (drifts) => `${drifts} Prozentpunkte`,
  },
};

const STEPS = {
  ordered: 'Beauftragt',
  executed: 'Ausgeführt',
  executedInPart: 'Teilweise ausgeführt',
  refused: 'Abgelehnt',
  cancelled: 'Storniert',
  replaced: 'Ersetzt',
} as const;

function change(of: ClientChange, wording: Wording): string {
  const { roundMoney, percent } = wording;
  switch (of.tag) {
    case 'value': {
      const gained = of.gain ? `, davon Ergebnis ${roundMoney(of.gain)}` : '';
      const verb = of.isRise ? 'stieg' : 'fiel';
      return `Vermögen ${verb} um ${roundMoney(of.by)} auf ${roundMoney(of.to)}${gained}`;
    }
    case 'flow': {
      const what = of.what ? `, ${of.what}` : '';
      const verb = of.isInflow ? 'Zugeflossen' : 'Entnommen';
      return `${verb}${of.isRest ? ' im Übrigen' : ''}: ${roundMoney(of.amount)}${what}`;
    }
    case 'newHolding':
      return `Neu im Bestand: ${of.security}${tradedClause('gekauft', 'für', of.trade, wording)}`;
    case 'noLongerHeld':
      return `Nicht mehr im Bestand: ${of.security}${tradedClause('verkauft', 'für', of.trade, wording)}`;
    case 'sold':
    case 'bought':
      return partly(of, wording);
    case 'order': {
      const orders = counted(of.count, { one: 'Bestellung', other: 'Bestellungen' });
      const usual = of.usual ? `, üblich sind ${roundMoney(of.usual)}` : '';
      return `${orders} über ${roundMoney(of.amount)}${usual}`;
    }
    case 'return': {
      const returns = counted(of.count, { one: 'Rücksendung', other: 'Rücksendungen' });
      return `${returns} über ${roundMoney(of.amount)}`;
    }
    case 'price': {
      const verb = of.isRise ? 'stieg' : 'fiel';
      const made = `${roundMoney(of.effect)} ${of.isRise ? 'mehr' : 'weniger'}`;
      return `${of.security} ${verb} um ${percent(of.fraction)}: ${made}`;
    }
    case 'productBegan':
      return `Neu: ${of.product ?? 'ein Produkt'}`;
    case 'productEnded':
      return `Beendet: ${of.product ?? 'ein Produkt'}`;
    case 'promiseKept':
      return `${of.by === 'us' ? 'Von uns erledigt' : 'Von Ihnen erledigt'}: ${of.undertaking}`;
    case 'instruction':
      return `${STEPS[of.step]}: ${of.statement}`;
    case 'becameClient':
      return 'Beginn der Geschäftsbeziehung';
    case 'reportSent':
      return 'Bericht versandt';
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
        ? `Verkauft: ein Teil von ${of.security}`
        : `Verkauft: ${units} von ${all} ${of.security}`;
    return `${what}${times(of.count, { one: 'Verkauf', other: 'Verkäufen' })}${paid}`;
  }
  const what =
    units === null
      ? `Gekauft: weitere ${of.security}`
      : `Gekauft: ${units} ${of.security} zusätzlich zu ${all}`;
  return `${what}${times(of.count, { one: 'Kauf', other: 'Käufen' })}${paid}`;
}

const times = (count: number, trades: Noun): string =>
  count > 1 ? ` in ${counted(count, trades)}` : '';
