import { plain, strong } from '../../text.ts';
import type { Words } from '../english/english.ts';

export const notes: Words['notes'] = {
  asOf: (day) => `Stand ${day}`,
  cover: {
    period: 'Zeitraum',
    asOf: 'Stand',
    beforeEnd: (day) => `${day}, vor Ende des Zeitraums: spätere Buchungen sind nicht enthalten`,
    preparedFor: 'Erstellt für',
    recipients: 'Empfänger',
    prepared: 'Erstellt',
    preparedBy: (day, name) => `${day} von ${name}`,
    accounts: 'Konten und Depots in diesem Bericht',
    account: 'Konto',
    kind: 'Art',
    number: 'Nummer',
    heldAt: 'Geführt bei',
    currency: 'Währung',
    closed: (day) => `geschlossen am ${day}`,
    deliveredUpTo: (day) => `geliefert bis ${day}`,
  },
  planning: {
    heading: 'Ausblick',
    decided: 'Beschlossen',
    byUs: 'Wir haben zugesagt',
    byClient: 'Sie haben zugesagt',
    next: 'Als Nächstes',
    due: (day) => `bis ${day}`,
    meeting: (when, place) => [
      plain('Unser nächster Termin: '),
      strong(when),
      plain(place ? `, ${place}` : ''),
    ],
  },
  reading: {
    heading: 'Hinweise zu diesem Bericht',
    returns: {
      name: 'Renditen',
      text: 'Zeitgewichtete Renditen verketten die Renditen zwischen den Tagen, an denen Geld oder Wertpapiere zu- oder abgeflossen sind, sodass deren Höhe und Zeitpunkt keine Rolle spielen; die kapitalgewichtete Rendite (interner Zinsfuß, XIRR) ist der Satz, bei dem sich alle Zahlungen ausgleichen. Zuflüsse zählen ab Beginn ihres Tages, Abflüsse an dessen Ende. Beide verstehen sich nach allen den Konten belasteten Gebühren; vor Gebühren werden gesondert belastete Gebühren hinzugerechnet, nicht die Handelskosten. Renditen über ein Jahr oder länger sind Jahressätze; kürzere werden nicht auf ein Jahr hochgerechnet. Überträge zwischen Konten dieses Berichts sind keine Zu- oder Abflüsse.',
    },
    values: {
      name: 'Bewertung',
      text: 'Wertpapiere sind zum letzten Kurs bis zum Stichtag bewertet; Liquidität ist die Summe der Buchungen. Verbindlichkeiten sind negativ. Stückzinsen sind nicht enthalten.',
    },
    cost: {
      name: 'Einstandswerte',
      text: (methods) =>
        `Ermittlung je Konto: ${methods}. Bei Überträgen bleiben Einstandswert und Kaufdatum erhalten.`,
    },
    leftOut: {
      name: 'Nicht berücksichtigt',
      text: (entries) => `Diese Buchungen konnten nicht berücksichtigt werden: ${entries}.`,
    },
    pastResults: {
      name: 'Frühere Wertentwicklung',
      text: 'Die frühere Wertentwicklung lässt nicht auf die künftige schließen. Der Wert von Anlagen kann fallen, und Sie erhalten unter Umständen weniger zurück, als Sie angelegt haben.',
    },
    purchases: {
      name: 'Einkäufe',
      text: 'Die Beträge sind die der erfassten Bestellungen abzüglich der Rücksendungen; sie sind keine Aufstellung offener Rechnungen.',
    },
    figures: {
      name: 'Zahlen',
      text: (day) =>
        `Die Zahlen haben den Stand ${day} und stammen aus unseren eigenen Aufzeichnungen. Beträge sind bis zur kleinsten Einheit ihrer Währung genau; Anteile und Sätze sind gerundet, genau in der Mitte zur geraden Ziffer. Bitte vergleichen Sie sie mit den Auszügen der kontoführenden Stelle und teilen Sie uns Abweichungen mit.`,
    },
    notAdvice: {
      name: 'Keine Beratung',
      text: 'Dieser Bericht dient der Information. Er ist weder eine Empfehlung zum Kauf oder Verkauf noch eine Steuer- oder Rechtsberatung und ersetzt keine amtliche Steuerbescheinigung.',
    },
  },
};
