import { countedIn } from '../counted.ts';
import type { Words } from '../english/english.ts';

const counted = countedIn('es');

export const trading: Words['trading'] = {
  thisReport: 'Este informe',
  twelveMonths: 'Doce meses',
  since: (day) => `Desde el ${day}`,
  notKnown: (dash, reasons) => `${dash} significa no conocido: ${reasons.join('; ')}.`,
  summary: {
    net: 'Compras, netas de devoluciones',
    returned: 'Devuelto',
    orders: 'Pedidos',
    yearOnYear: 'Interanual',
  },
  sales: {
    heading: 'Sus compras',
    chart: (currency) => `Compras por mes, ${currency}`,
    caption: (currency) => `Pedidos y devoluciones, ${currency}`,
    period: 'Periodo',
    orders: 'Pedidos',
    ordered: 'Pedido',
    returns: 'Devoluciones',
    returned: 'Devuelto',
    net: 'Neto',
    yearOnYear: 'Interanual',
    yearOnYearIs: 'Interanual: frente a los mismos días del año anterior.',
    month: 'Mes',
    yearBefore: 'Un año antes',
    change: 'Variación',
    monthOpen: 'El último mes no ha terminado.',
    beforeFirst: (dash) => `${dash} es anterior al primer pedido.`,
  },
  orders: {
    heading: 'Pedidos y devoluciones',
    caption: ({ from, to, currency }) => `Pedidos y devoluciones del ${from} al ${to}, ${currency}`,
    date: 'Fecha',
    entry: 'Operación',
    quantity: 'Cantidad',
    price: 'Precio',
    amount: 'Importe',
  },
  savings: {
    caption: (currency) => `Ahorro en precios, ${currency}`,
    notKnown: (reason) => `El ahorro en precios no se conoce: ${reason}.`,
    product: 'Artículo',
    quantity: 'Cantidad',
    priceBefore: 'Precio medio anterior',
    pricePaid: 'Precio medio pagado',
    saved: 'Ahorro',
    savedIs: (from, to) =>
      `Ahorro: el precio medio del ${from} al ${to} menos el precio medio pagado, por lo pedido y no devuelto; con − se pagó más. Lo entregado gratis no cuenta.`,
    none: (from, to) => `Los precios fueron los mismos que del ${from} al ${to}: sin ahorro.`,
    unchanged: (count) =>
      `${counted(count, { one: 'artículo', other: 'artículos' })} al mismo precio.`,
    notCompared: (names) => `Sin comparar, por no haberse pedido en esos meses: ${names}.`,
  },
  suppliers: {
    heading: 'Proveedores y artículos',
    caption: (currency) => `Proveedores, ${currency}`,
    supplier: 'Proveedor',
    yearBefore: 'Un año antes',
    change: 'Variación',
    yearBeforeIs: 'Un año antes: los mismos días. Las devoluciones están descontadas.',
    products: (currency) => `Artículos por proveedor, ${currency}`,
    product: 'Artículo',
    quantity: 'Cantidad',
    returned: 'Devuelto',
    share: 'Peso',
    notRecorded: 'Proveedor no registrado',
    upTo: (label, day) =>
      `${label}, hasta ${day}, también las cantidades; las devoluciones se descuentan de los importes.`,
  },
};
