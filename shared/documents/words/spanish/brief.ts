import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { countedIn, type Noun } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { tradedClause } from '../traded-clause.ts';

const counted = countedIn('es');

export const brief: Words['brief'] = {
  asOf: (day) => `A ${day}`,
  synchronised: (when) => `Última sincronización: ${when}`,
  notSynchronised: 'Aún no sincronizado',
  clientCopy: 'Copia para el cliente',
  minutes: (count) => `${count} min`,
  who: 'Asistentes',
  maySign: 'con firma autorizada',
  promises: 'Compromisos',
  fromUs: 'De nuestra parte',
  fromClient: 'De su parte',
  wasDue: (day) => `vencía el ${day}`,
  due: (day) => `antes del ${day}`,
  since: (day) => `Desde el ${day}`,
  change,
  agenda: 'Orden del día',
  questions: 'Preguntas',
  notes: 'Notas',
  figures: {
    twelveMonths: 'Doce meses',
    twelveMonthsTo: (day) => `Doce meses hasta ${day}`,
    value: 'Valor',
    valueIn: (currency) => `Valor en ${currency}`,
    since: (day) => `desde el ${day}`,
    benchmark: (rate) => `índice de referencia ${rate}`,
    netFlow: 'Flujo neto',
    gain: 'Resultado',
    timeWeighted: 'Rentabilidad, ponderada por tiempo',
    moneyWeighted: 'Rentabilidad, ponderada por capital',
    moneyWeightedYearly: 'Rentabilidad anual, ponderada por capital',
    revenue: 'Facturación',
    returns: 'Devoluciones',
    orders: 'Pedidos',
    yearOnYear: 'Interanual',
    offTarget: 'Fuera de objetivo',
    drift: (assetClass, points) => `${assetClass} ${points}`,
    points: (drifts) => `${drifts} puntos porcentuales`,
  },
};

const STEPS = {
  ordered: 'Ordenado',
  executed: 'Ejecutado',
  executedInPart: 'Ejecutado en parte',
  refused: 'Rechazado',
  cancelled: 'Anulado',
  replaced: 'Sustituido',
} as const;

function change(of: ClientChange, wording: Wording): string {
  const { roundMoney, percent } = wording;
  switch (of.tag) {
    case 'value': {
      const gained = of.gain ? `, de ellos resultado ${roundMoney(of.gain)}` : '';
      const verb = of.isRise ? 'subió' : 'bajó';
      return `El valor ${verb} ${roundMoney(of.by)} hasta ${roundMoney(of.to)}${gained}`;
    }
    case 'flow': {
      const what = of.what ? `, ${of.what}` : '';
      const verb = of.isInflow ? 'Aportado' : 'Retirado';
      return `${verb}${of.isRest ? ' además' : ''}: ${roundMoney(of.amount)}${what}`;
    }
    case 'newHolding':
      return `Nueva posición: ${of.security}${tradedClause('comprado', 'por', of.trade, wording)}`;
    case 'noLongerHeld':
      return `Posición cerrada: ${of.security}${tradedClause('vendido', 'por', of.trade, wording)}`;
    case 'sold':
    case 'bought':
      return partly(of, wording);
    case 'order': {
      const orders = counted(of.count, { one: 'pedido', other: 'pedidos' });
      const usual = of.usual ? `, habitualmente ${roundMoney(of.usual)}` : '';
      return `${orders} por ${roundMoney(of.amount)}${usual}`;
    }
    case 'return': {
      const returns = counted(of.count, { one: 'devolución', other: 'devoluciones' });
      return `${returns} por ${roundMoney(of.amount)}`;
    }
    case 'price': {
      const verb = of.isRise ? 'subió' : 'bajó';
      const made = `${roundMoney(of.effect)} ${of.isRise ? 'más' : 'menos'}`;
      return `${of.security} ${verb} ${percent(of.fraction)}: ${made}`;
    }
    case 'productBegan':
      return `Nuevo: ${of.product ?? 'un producto'}`;
    case 'productEnded':
      return `Finalizado: ${of.product ?? 'un producto'}`;
    case 'promiseKept':
      return `${of.by === 'us' ? 'Cumplido por nosotros' : 'Cumplido por usted'}: ${of.undertaking}`;
    case 'instruction':
      return `${STEPS[of.step]}: ${of.statement}`;
    case 'becameClient':
      return 'Inicio de la relación';
    case 'reportSent':
      return 'Informe enviado';
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
        ? `Vendido: una parte de ${of.security}`
        : `Vendido: ${units} de ${all} ${of.security}`;
    return `${what}${times(of.count, { one: 'venta', other: 'ventas' })}${paid}`;
  }
  const what =
    units === null
      ? `Comprado: más ${of.security}`
      : `Comprado: ${units} ${of.security} además de ${all}`;
  return `${what}${times(of.count, { one: 'compra', other: 'compras' })}${paid}`;
}

const times = (count: number, trades: Noun): string =>
  count > 1 ? ` en ${counted(count, trades)}` : '';
