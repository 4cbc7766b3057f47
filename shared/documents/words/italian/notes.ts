import { plain, strong } from '../../text.ts';
import type { Words } from '../english/english.ts';

export const notes: Words['notes'] = {
  asOf: (day) => `Dati al ${day}`,
  cover: {
    period: 'Periodo',
    asOf: 'Dati al',
    beforeEnd: (day) =>
      `${day}, prima della fine del periodo: le scritture successive non sono comprese`,
    preparedFor: 'Redatto per',
    recipients: 'Destinatari',
    prepared: 'Redatto il',
    preparedBy: (day, name) => `${day} da ${name}`,
    accounts: 'Conti compresi in questo rapporto',
    account: 'Conto',
    kind: 'Tipo',
    number: 'Numero',
    heldAt: 'Presso',
    currency: 'Valuta',
    closed: (day) => `estinto il ${day}`,
    deliveredUpTo: (day) => `dati fino al ${day}`,
  },
  planning: {
    heading: 'Prossimi passi',
    decided: 'Decisioni',
    byUs: 'I nostri impegni',
    byClient: 'I suoi impegni',
    next: 'In programma',
    due: (day) => `entro il ${day}`,
    meeting: (when, place) => [
      plain('Il nostro prossimo incontro: '),
      strong(when),
      plain(place ? `, ${place}` : ''),
    ],
  },
  reading: {
    heading: 'Come leggere questo rapporto',
    returns: {
      name: 'Rendimenti',
      text: 'I rendimenti ponderati per il tempo concatenano i rendimenti tra i giorni in cui sono entrati o usciti denaro o titoli, così che né il loro importo né la loro data contano; il rendimento ponderato per il capitale (tasso interno di rendimento, XIRR) è il tasso al quale tutti i flussi si compensano. Le entrate contano dall’inizio del loro giorno, le uscite alla fine. Entrambi sono al netto di tutte le commissioni addebitate sui conti; il lordo riaggiunge le commissioni addebitate separatamente, non i costi di negoziazione. I rendimenti su un anno o più sono tassi annui; quelli più brevi non sono annualizzati. I trasferimenti tra conti di questo rapporto non sono flussi.',
    },
    values: {
      name: 'Valutazione',
      text: 'I titoli sono valutati all’ultimo prezzo fino alla data; la liquidità è la somma delle scritture. I debiti sono negativi. I ratei di interesse non sono compresi.',
    },
    cost: {
      name: 'Costo',
      text: (methods) =>
        `Metodo per conto: ${methods}. I trasferimenti conservano costo e data di acquisto.`,
    },
    leftOut: {
      name: 'Non considerato',
      text: (entries) => `Queste scritture non hanno potuto essere considerate: ${entries}.`,
    },
    pastResults: {
      name: 'Rendimenti passati',
      text: 'I rendimenti passati non sono indicativi di quelli futuri. Il valore degli investimenti può diminuire e si può recuperare meno di quanto investito.',
    },
    purchases: {
      name: 'Acquisti',
      text: 'Gli importi sono quelli degli ordini registrati, al netto dei resi; non sono un estratto di quanto resta da pagare.',
    },
    figures: {
      name: 'Dati',
      text: (day) =>
        `I dati sono al ${day} e provengono dalle nostre registrazioni. Gli importi sono esatti fino alla più piccola unità della loro valuta; quote e tassi sono arrotondati al più vicino e, a metà esatta, alla cifra pari. La preghiamo di confrontarli con gli estratti di chi tiene i conti e di segnalarci eventuali differenze.`,
    },
    notAdvice: {
      name: 'Nessuna consulenza',
      text: 'Questo rapporto ha carattere informativo. Non è una raccomandazione di acquisto o vendita né una consulenza fiscale o legale, e non sostituisce alcuna certificazione fiscale ufficiale.',
    },
  },
};
