import { plain, strong } from '../../text.ts';
import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('es');

export const investing: Words['investing'] = {
  summary: {
    heading: 'Resumen',
    value: 'Valor',
    gain: 'Resultado neto de comisiones',
    net: 'Rentabilidad, neta de comisiones',
    since: (day) => `desde el ${day}`,
    timeWeighted: 'ponderada por tiempo',
    benchmark: 'Índice de referencia',
    bridge: ({ currency, opening, flow, result, fees, returns, closing }) => {
      const flows = {
        in: `entradas netas de ${flow.amount}`,
        out: `salidas netas de ${flow.amount}`,
        none: 'sin flujo neto de dinero',
      };
      const charged = {
        some: `, tras comisiones de ${fees.amount}`,
        none: ', sin comisiones cobradas por separado',
        unknown: '',
      };
      const yearly = returns?.isAnnual ? ' anual' : '';
      const moneyWeighted = returns?.moneyWeighted
        ? `, ${returns.moneyWeighted}${yearly} ponderada por capital`
        : '';
      return [
        plain(
          currency === null
            ? 'Valor inicial de las cuentas: '
            : `Valor inicial de las cuentas en ${currency}: `,
        ),
        strong(opening),
        plain(`; ${flows[flow.direction]}. ${result.isLoss ? 'Pérdida' : 'Ganancia'}: `),
        strong(result.amount),
        plain(charged[fees.charged]),
        plain(
          returns
            ? ` (rentabilidad ${returns.timeWeighted} ponderada por tiempo${moneyWeighted})`
            : '',
        ),
        plain('. Valor final: '),
        strong(closing),
        plain('.'),
      ];
    },
  },
  performance: {
    heading: 'Rentabilidad',
    returns: 'Rentabilidades ponderadas por tiempo, netas de comisiones',
    period: 'Periodo',
    from: 'Desde',
    net: 'Neta',
    gross: 'Bruta',
    benchmark: 'Índice de referencia',
    difference: 'Diferencia',
    moneyWeighted: 'Ponderada por capital',
    rate: 'Base',
    aYear: 'anual',
    wholePeriod: 'todo el periodo',
    benchmarkIs: (name) =>
      `Índice de referencia: ${name}, según sus precios en los mismos días. Diferencia en puntos porcentuales.`,
    estimate:
      'Cuando faltaba un precio el día de un flujo, el tramo correspondiente se estima por el método de Dietz modificado.',
    ofBenchmark: 'índice de referencia',
    ofMoneyWeighted: (period) => `ponderada por capital, ${period.toLowerCase()}`,
    money: (currency) => `Los importes de las rentabilidades, ${currency}`,
    opening: 'Valor inicial',
    netFlow: 'Flujo neto',
    gainBeforeFees: 'Resultado antes de comisiones',
    fees: 'Comisiones',
    closing: 'Valor final',
    addsUp:
      'El valor inicial, el flujo neto y el resultado menos las comisiones suman el valor final.',
    course: (day) => `Evolución de 100 desde el ${day}`,
    courseAbout: ({ title, own, benchmark, to }) =>
      `${title}: cartera ${own}${
        benchmark === null ? '' : `, índice de referencia ${benchmark}`
      }, hasta el ${to}`,
    ownCourse: 'Cartera, neta',
    benchmarkCourse: 'Índice',
  },
  allocation: {
    heading: 'Distribución de activos',
    noTarget: 'No se ha acordado una distribución objetivo para estas cuentas.',
    ownTargets: 'Las cuentas tienen sus propios objetivos, véase más abajo.',
    notKnown: (reason) => `No conocida: ${reason}.`,
    allAccounts: (currency) => `Todas las cuentas, ${currency}`,
    shares: (day) => `Peso de cada clase de activo a ${day}`,
    share: ({ name, weight, target }) =>
      `${name} ${weight}${target === null ? '' : `, objetivo ${target}`}`,
    caption: (currency) => `Distribución, ${currency}`,
    assetClass: 'Clase de activo',
    value: 'Valor',
    weight: 'Peso',
    target: 'Objetivo',
    drift: 'Desviación, puntos',
    outside: 'fuera de su banda',
    bands: (bands) => `Banda en puntos porcentuales a cada lado del objetivo: ${bands}.`,
    oldestPrice: (day) => `El precio más antiguo incluido es del ${day}.`,
  },
  holdings: {
    heading: 'Posiciones',
    owed: 'Deuda',
    cash: 'Liquidez',
    caption: (day, currency) => `Posiciones y lotes a ${day}, ${currency}`,
    security: 'Valor',
    acquired: 'Adquirido',
    quantity: 'Cantidad',
    price: 'Precio',
    value: 'Importe',
    cost: 'Coste',
    unrealised: 'Plusvalía latente',
    yield: 'Rendimiento',
    weight: 'Peso',
    lots: (count) => counted(count, { one: 'lote', other: 'lotes' }),
    costMissing: 'Cuando no consta el coste, la plusvalía latente no se conoce.',
    yieldIs:
      'Rendimiento: rendimientos de doce meses antes de impuestos sobre el valor; en lo comprado o ampliado durante el año es menor que el de un año o se omite.',
    inCurrency: (security, currency) => `${security} en ${currency}`,
    foreignPrices: (securities) => `Precios en otra divisa: ${securities}.`,
  },
};
