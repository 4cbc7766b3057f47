import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

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
  refused: 'Abgelehnt',
  cancelled: 'Storniert',
  replaced: 'Ersetzt',
} as const;

function change(of: ClientChange, { roundMoney, percent }: Wording): string {
  switch (of.tag) {
    case 'value': {
      const gained = of.gain ? `, davon Ergebnis ${roundMoney(of.gain)}` : '';
      const verb = of.isRise ? 'stieg' : 'fiel';
      return `Vermögen ${verb} um ${roundMoney(of.by)} auf ${roundMoney(of.to)}${gained}`;
    }
    case 'flow':
      return `${of.isInflow ? 'Zugeflossen' : 'Entnommen'}: ${roundMoney(of.amount)}`;
    case 'newHolding':
      return `Neu im Bestand: ${of.security}`;
    case 'noLongerHeld':
      return `Nicht mehr im Bestand: ${of.security}`;
    case 'order': {
      const orders = counted(of.count, { one: 'Bestellung', other: 'Bestellungen' });
      return `${orders} über ${roundMoney(of.amount)}`;
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
