import { plain, strong } from '../../text.ts';
import type { Words } from '../english/english.ts';

export const notes: Words['notes'] = {
  asOf: (day) => `Stand per ${day}`,
  cover: {
    period: 'Periode',
    asOf: 'Stand per',
    beforeEnd: (day) =>
      `${day}, vóór het einde van de periode: latere boekingen zijn niet opgenomen`,
    preparedFor: 'Opgesteld voor',
    recipients: 'Ontvangers',
    prepared: 'Opgesteld',
    preparedBy: (day, name) => `${day} door ${name}`,
    accounts: 'Rekeningen in dit rapport',
    account: 'Rekening',
    kind: 'Soort',
    number: 'Nummer',
    heldAt: 'Aangehouden bij',
    currency: 'Valuta',
    closed: (day) => `gesloten op ${day}`,
    deliveredUpTo: (day) => `gegevens tot en met ${day}`,
  },
  planning: {
    heading: 'Vooruitblik',
    decided: 'Besloten',
    byUs: 'Wij hebben toegezegd',
    byClient: 'U hebt toegezegd',
    next: 'Volgende stap',
    due: (day) => `uiterlijk ${day}`,
    meeting: (when, place) => [
      plain('Onze volgende afspraak: '),
      strong(when),
      plain(place ? `, ${place}` : ''),
    ],
  },
  reading: {
    heading: 'Toelichting bij dit rapport',
    returns: {
      name: 'Rendementen',
      text: 'Tijdgewogen rendementen koppelen de rendementen tussen de dagen waarop geld of effecten zijn in- of uitgegaan, zodat omvang en tijdstip daarvan niet meetellen; het geldgewogen rendement (interne rentevoet, XIRR) is de voet waarbij alle stromen elkaar opheffen. Instroom telt vanaf het begin van de dag, uitstroom aan het einde. Beide zijn na alle aan de rekeningen belaste kosten; bruto telt afzonderlijk belaste kosten weer op, niet de transactiekosten. Rendementen over een jaar of langer zijn jaarpercentages; kortere worden niet tot een jaar herleid. Overboekingen tussen rekeningen in dit rapport zijn geen stromen.',
    },
    values: {
      name: 'Waardering',
      text: 'Effecten zijn gewaardeerd tegen de laatste koers tot en met de dag; liquiditeiten zijn de som van de boekingen. Schulden zijn negatief. Opgelopen rente is niet inbegrepen.',
    },
    cost: {
      name: 'Kostprijs',
      text: (methods) =>
        `Methode per rekening: ${methods}. Bij overboekingen blijven kostprijs en aankoopdatum behouden.`,
    },
    leftOut: {
      name: 'Niet meegeteld',
      text: (entries) => `Deze boekingen konden niet worden meegeteld: ${entries}.`,
    },
    pastResults: {
      name: 'Resultaten uit het verleden',
      text: 'Resultaten uit het verleden bieden geen garantie voor de toekomst. De waarde van beleggingen kan dalen, en u kunt minder terugkrijgen dan u hebt ingelegd.',
    },
    purchases: {
      name: 'Inkopen',
      text: 'De bedragen zijn die van de ingevoerde bestellingen, verminderd met de retouren; ze zijn geen overzicht van wat nog te betalen is.',
    },
    figures: {
      name: 'Cijfers',
      text: (day) =>
        `De cijfers zijn per ${day} en komen uit onze eigen administratie. Bedragen zijn exact tot de kleinste eenheid van hun valuta; aandelen en percentages zijn afgerond, precies halverwege naar het even cijfer. Vergelijk ze met de afschriften van wie de rekeningen aanhoudt en meld ons verschillen.`,
    },
    notAdvice: {
      name: 'Geen advies',
      text: 'Dit rapport is informatief. Het is geen aanbeveling tot koop of verkoop en geen fiscaal of juridisch advies, en vervangt geen officiële fiscale opgave.',
    },
  },
};
