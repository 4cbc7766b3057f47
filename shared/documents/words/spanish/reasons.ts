import type { FigureCause, PlainCause } from '#shared/domain/figure-cause.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';
import { names } from './names.ts';

const counted = countedIn('es');

export const reasons: Words['reasons'] = {
  cause,
  inEnglish: () => 'no se puede calcular a partir de los registros',
  refused: ({ security, tag, type, day, quantities }) => {
    const entry = `${names.transactions[type]} del ${day}`;
    const why = quantities
      ? `${quantities.wanted} títulos, pero se mantenían ${quantities.held}`
      : tag === 'beyondLots'
        ? 'los lotes indicados no cubren la cantidad'
        : 'no había ninguna posición a la que corresponda';
    return `${security === null ? '' : `${security}, `}${entry}: ${why}`;
  },
};

const PLAIN: Readonly<Record<PlainCause, string>> = {
  noAccount: 'no hay ninguna cuenta registrada',
  nothingRecordedAtAll: 'no hay ningún apunte registrado',
  nothingInvested: 'no había nada invertido en el periodo',
  averageCapitalNotPositive: 'el capital medio no es positivo',
  oneSidedFlows: 'hacen falta aportaciones, y retiradas o un valor final',
  noBalancingRate: 'ninguna tasa equilibra los flujos',
  noPositiveValue: 'no hay un valor positivo que distribuir',
  noBenchmark: 'no se ha fijado un índice de referencia',
  differentBenchmarks: 'las cuentas tienen índices de referencia distintos',
  benchmarkNotWhole: 'los pesos del índice de referencia no suman el 100 %',
  noOrder: 'no hay ningún pedido registrado',
  nothingOrdered: 'no se pidió nada en esos días',
  noRevenue: 'no hubo facturación',
  noRevenueBefore: 'no hubo facturación en los días con los que se compara',
  recordsTooShort: 'los registros no llegan tan atrás',
  heldTooShort: 'se mantiene desde hace menos de un año',
  worthNothing: 'no tiene un valor positivo',
  unitCostMissing: 'no está registrado lo que cuesta una unidad',
  periodReversed: 'el periodo termina antes de empezar',
};

function cause(of: FigureCause, date: (day: CalendarDate) => string): string {
  switch (of.tag) {
    case 'priceMissing':
      return of.lastPriceOn
        ? `no hay precio de ${of.security} el ${date(of.date)}; el último es del ${date(of.lastPriceOn)}`
        : `no hay precio de ${of.security} hasta el ${date(of.date)}`;
    case 'rateMissing':
      return `no hay tipo de cambio de ${of.from} a ${of.to} el ${date(of.date)}`;
    case 'capitalNotPositive':
      return `el capital invertido no era positivo el ${date(of.date)}`;
    case 'recordTooShort':
      return `los registros no empiezan hasta el ${date(of.beginsOn)}, dentro del periodo`;
    case 'capitalCameLater':
      return `no había nada invertido antes del ${date(of.date)}, dentro del periodo`;
    case 'capitalLeft':
      return `ya no había nada invertido después del ${date(of.date)}, dentro del periodo`;
    case 'nothingRecorded':
      return `no hay ningún apunte registrado hasta el ${date(of.until)}`;
    case 'flowUnknown':
      return `los registros empiezan el ${date(of.beginsOn)}, demasiado tarde para conocer el flujo mensual`;
    case 'noOrderUpTo':
      return `no hay ningún pedido registrado hasta el ${date(of.until)}`;
    case 'noEarlierPrice':
      return `nada de lo pedido se había pedido del ${date(of.from)} al ${date(of.to)}, no se conoce ningún precio anterior`;
    case 'noOrderBefore':
      return `no hay ningún pedido registrado antes del ${date(of.beginsOn)}`;
    case 'conversionTooLarge':
      return `con el tipo de cambio de ${of.from} a ${of.to} del ${date(of.date)} resulta más dinero del que se puede calcular`;
    case 'noPaymentYet':
      return `solo se mantiene desde el ${date(of.heldSince)} y aún no ha pagado nada`;
    case 'costMissing':
      return `el coste de ${of.security} no está registrado`;
    case 'fewOrderDays':
      return `solo hay pedidos en ${counted(of.days, { one: 'día', other: 'días' })}; un ritmo necesita ${of.needed}`;
    case 'profitUnknown':
      return `en ${of.unknown} de ${of.of} productos, por ejemplo ${of.product}: ${cause(of.because, date)}`;
    default:
      return PLAIN[of.tag];
  }
}
