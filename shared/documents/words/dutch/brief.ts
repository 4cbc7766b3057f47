import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { countedIn, type Noun } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { tradedClause } from '../traded-clause.ts';

const counted = countedIn('nl');

export const brief: Words['brief'] = {
  asOf: (day) => `Stand per ${day}`,
  synchronised: (when) => `Laatst gesynchroniseerd ${when}`,
  notSynchronised: 'Nog niet gesynchroniseerd',
  clientCopy: 'Exemplaar voor de klant',
  minutes: (count) => `${count} min.`,
  who: 'Deelnemers',
  maySign: 'tekenbevoegd',
  promises: 'Toezeggingen',
  fromUs: 'Van ons',
  fromClient: 'Van u',
  wasDue: (day) => `had ${day} klaar moeten zijn`,
  due: (day) => `uiterlijk ${day}`,
  since: (day) => `Sinds ${day}`,
  change,
  agenda: 'Agendapunten',
  questions: 'Vragen',
  notes: 'Aantekeningen',
  figures: {
    twelveMonths: 'Twaalf maanden',
    twelveMonthsTo: (day) => `Twaalf maanden tot en met ${day}`,
    value: 'Waarde',
    valueIn: (currency) => `Waarde in ${currency}`,
    since: (day) => `sinds ${day}`,
    benchmark: (rate) => `referentie-index ${rate}`,
    netFlow: 'Netto-instroom',
    gain: 'Resultaat',
    timeWeighted: 'Rendement, tijdgewogen',
    moneyWeighted: 'Rendement, geldgewogen',
    moneyWeightedYearly: 'Rendement per jaar, geldgewogen',
    revenue: 'Omzet',
    returns: 'Retouren',
    orders: 'Bestellingen',
    yearOnYear: 'Jaar op jaar',
    offTarget: 'Afwijking van het doel',
    drift: (assetClass, points) => `${assetClass} ${points}`,
    points: (drifts) => `${drifts} procentpunten`,
  },
};

const STEPS = {
  ordered: 'Opdracht gegeven',
  executed: 'Uitgevoerd',
  executedInPart: 'Gedeeltelijk uitgevoerd',
  refused: 'Geweigerd',
  cancelled: 'Geannuleerd',
  replaced: 'Vervangen',
} as const;

function change(of: ClientChange, wording: Wording): string {
  const { roundMoney, percent } = wording;
  switch (of.tag) {
    case 'value': {
      const gained = of.gain ? `, waarvan resultaat ${roundMoney(of.gain)}` : '';
      const verb = of.isRise ? 'steeg' : 'daalde';
      return `Waarde ${verb} met ${roundMoney(of.by)} tot ${roundMoney(of.to)}${gained}`;
    }
    case 'flow': {
      const what = of.what ? `, ${of.what}` : '';
      const verb = of.isInflow ? 'Bijgekomen' : 'Opgenomen';
      return `${verb}${of.isRest ? ' daarnaast' : ''}: ${roundMoney(of.amount)}${what}`;
    }
    case 'newHolding':
      return `Nieuwe positie: ${of.security}${tradedClause('gekocht', 'voor', of.trade, wording)}`;
    case 'noLongerHeld':
      return `Niet meer in bezit: ${of.security}${tradedClause('verkocht', 'voor', of.trade, wording)}`;
    case 'sold':
    case 'bought':
      return partly(of, wording);
    case 'order': {
      const orders = counted(of.count, { one: 'bestelling', other: 'bestellingen' });
      const usual = of.usual ? `, gewoonlijk ${roundMoney(of.usual)}` : '';
      return `${orders} van ${roundMoney(of.amount)}${usual}`;
    }
    case 'return': {
      const returns = counted(of.count, { one: 'retour', other: 'retouren' });
      return `${returns} van ${roundMoney(of.amount)}`;
    }
    case 'price': {
      const verb = of.isRise ? 'steeg' : 'daalde';
      const made = `${roundMoney(of.effect)} ${of.isRise ? 'meer' : 'minder'}`;
      return `${of.security} ${verb} met ${percent(of.fraction)}: ${made}`;
    }
    case 'productBegan':
      return `Nieuw: ${of.product ?? 'een product'}`;
    case 'productEnded':
      return `Beëindigd: ${of.product ?? 'een product'}`;
    case 'promiseKept':
      return `${of.by === 'us' ? 'Door ons nagekomen' : 'Door u nagekomen'}: ${of.undertaking}`;
    case 'instruction':
      return `${STEPS[of.step]}: ${of.statement}`;
    case 'becameClient':
      return 'Begin van de relatie';
    case 'reportSent':
      return 'Rapport verzonden';
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
        ? `Verkocht: een deel van ${of.security}`
        : `Verkocht: ${units} van ${all} ${of.security}`;
    return `${what}${times(of.count, { one: 'verkoop', other: 'verkopen' })}${paid}`;
  }
  const what =
    units === null
      ? `Gekocht: meer ${of.security}`
      : `Gekocht: ${units} ${of.security} bovenop ${all}`;
  return `${what}${times(of.count, { one: 'aankoop', other: 'aankopen' })}${paid}`;
}

const times = (count: number, trades: Noun): string =>
  count > 1 ? ` in ${counted(count, trades)}` : '';
