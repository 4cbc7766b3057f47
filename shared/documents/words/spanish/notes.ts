import { plain, strong } from '../../text.ts';
import type { Words } from '../english/english.ts';

export const notes: Words['notes'] = {
  asOf: (day) => `Datos a ${day}`,
  cover: {
    period: 'Periodo',
    asOf: 'Datos a',
    beforeEnd: (day) => `${day}, antes del final del periodo: no incluye apuntes posteriores`,
    preparedFor: 'Elaborado para',
    recipients: 'Destinatarios',
    prepared: 'Elaborado',
    preparedBy: (day, name) => `${day} por ${name}`,
    accounts: 'Cuentas incluidas en este informe',
    account: 'Cuenta',
    kind: 'Tipo',
    number: 'Número',
    heldAt: 'Entidad',
    currency: 'Divisa',
    closed: (day) => `cancelada el ${day}`,
    deliveredUpTo: (day) => `datos hasta ${day}`,
  },
  planning: {
    heading: 'Seguimiento',
    decided: 'Decisiones',
    byUs: 'Nuestros compromisos',
    byClient: 'Sus compromisos',
    next: 'Próximo paso',
    due: (day) => `antes del ${day}`,
    meeting: (when, place) => [
      plain('Nuestra próxima reunión: '),
      strong(when),
      plain(place ? `, ${place}` : ''),
    ],
  },
  reading: {
    heading: 'Cómo leer este informe',
    returns: {
      name: 'Rentabilidades',
      text: 'Las rentabilidades ponderadas por tiempo encadenan las rentabilidades entre los días en que entraron o salieron dinero o valores, de modo que ni su importe ni su fecha cuentan; la rentabilidad ponderada por capital (tasa interna de retorno, XIRR) es la tasa a la que se equilibran todos los flujos. Las entradas cuentan desde el comienzo de su día, las salidas al final. Ambas son netas de todas las comisiones cargadas en las cuentas; la bruta vuelve a sumar las comisiones cobradas por separado, no los costes de las operaciones. Las rentabilidades de un año o más son tasas anuales; las de menos no se anualizan. Los traspasos entre cuentas de este informe no son flujos.',
    },
    values: {
      name: 'Valoración',
      text: 'Los valores se valoran al último precio hasta la fecha; la liquidez es la suma de los apuntes. Las deudas son negativas. No se incluyen intereses devengados.',
    },
    cost: {
      name: 'Coste',
      text: (methods) =>
        `Método por cuenta: ${methods}. Los traspasos conservan su coste y su fecha de compra.`,
    },
    leftOut: {
      name: 'No incluido',
      text: (entries) => `Estos apuntes no se han podido tener en cuenta: ${entries}.`,
    },
    pastResults: {
      name: 'Rentabilidades pasadas',
      text: 'Las rentabilidades pasadas no garantizan rentabilidades futuras. El valor de las inversiones puede bajar y usted puede recuperar menos de lo invertido.',
    },
    purchases: {
      name: 'Compras',
      text: 'Los importes son los de los pedidos registrados, menos las devoluciones; no son un extracto de lo que queda por pagar.',
    },
    figures: {
      name: 'Datos',
      text: (day) =>
        `Los datos son a ${day} y proceden de nuestros propios registros. Los importes son exactos hasta la unidad mínima de su divisa; los porcentajes y las tasas se redondean al más próximo y, a igual distancia, a la cifra par. Compárelos con los extractos de la entidad que lleva las cuentas y comuníquenos cualquier diferencia.`,
    },
    notAdvice: {
      name: 'No es asesoramiento',
      text: 'Este informe es meramente informativo. No es una recomendación de compra o venta ni asesoramiento fiscal o jurídico, y no sustituye a ningún certificado fiscal oficial.',
    },
  },
};
