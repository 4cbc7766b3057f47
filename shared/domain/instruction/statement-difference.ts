import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import { newSecurity } from '../portfolio/portfolio-builders.ts';
import type { Security } from '../portfolio/security.ts';
import { plainWording, type Wording, wordingFor } from '../wording.ts';
import type { Instruction } from './instruction.ts';
import { LOT_LINE, type NamedRecords, statementOf, unitCostText } from './instruction-words.ts';

/**
 * What the details of an instruction say otherwise than its statement, which was read back and signed,
 * in words; `null` where they say the same. The statement is composed anew from the details, in its
 * language. What was renamed since is the same where its other name stands there: an account's number,
 * a security's symbol. A contact may be called otherwise at all, for another order may have changed the
 * name. But what one of the other `records` is called now is not taken for a former name.
 */
export function statementDifference(
  { details, statement, locale }: Pick<Instruction, 'details' | 'statement' | 'locale'>,
  records: NamedRecords,
): string | null {
  const wordings = locale === undefined ? COMMON : [locale];
  const said = plainSpaces(statement);
  if (!JSON.stringify(details).includes(OPEN)) {
    const isSame = wordings.some((each) =>
      patternOf(details, records, wordingFor(each)).test(said),
    );
    if (isSame) return null;
  }
  const lines = said.split('\n');
  const ordered = plainSpaces(statementOf(details, records, wordingFor(wordings[0] ?? '')));
  const unsaid = ordered.split('\n').filter((line) => !lines.includes(line));
  const unordered = lines.filter((line) => !ordered.split('\n').includes(line));
  return [
    'what is ordered is not what was read back and signed',
    ...unsaid.map((line) => `ordered “${line}”`),
    ...unordered.map((line) => `signed “${line}”`),
  ].join('; ');
}

/** What an instruction of an older version may have been written in. */
const COMMON: readonly string[] = [
  ...[plainWording.locale, 'en-US', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CH', 'it-IT', 'es-ES'],
  ...['pt-PT', 'nl-NL', 'da-DK', 'sv-SE', 'nb-NO', 'fi-FI', 'pl-PL', 'cs-CZ'],
];

/** A mark that stands for a name in a statement: its number between two characters of private use. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];

/** A name that is not known here; never so long that it takes in what follows a security's name. */
const ANY_NAME = '(?:(?! from named lots| or better(?:$|\\n)).)+';

/** What the statement of `details` is like, whatever records are called that may be called otherwise. */
function patternOf(
  details: Instruction['details'],
  records: NamedRecords,
  wording: Wording,
): RegExp {
  const names: string[] = [];
  const mark = (name: string) => `${OPEN}${names.push(name) - 1}${CLOSE}`;
  const marked = statementOf(details, markedRecords(details, records, mark), wording);
  const composed = plainSpaces(withUnitCosts(marked, details, records, mark));
  const pattern = escaped(composed).replace(
    new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'gu'),
    (_, index: string) => names[Number(index)] ?? '',
  );
  return new RegExp(`^${pattern}$`, 'u');
}

/**
 * A purchase of the same day may have come or gone since, and a version before this did not say what
 * tells them apart: a lot's cost a unit may stand in its line, but no other's.
 */
function withUnitCosts(
  statement: string,
  details: Instruction['details'],
  { transactions = [] }: NamedRecords,
  mark: (name: string) => string,
): string {
  const lots = ((details.type === 'sell' && details.namedLots) || []).values();
  const lines = statement.split('\n').map((line) => {
    const lot = line.startsWith(LOT_LINE) ? lots.next().value : undefined;
    if (!lot) return line;
    const end = line.lastIndexOf(': ');
    const cost = mark(`(?:${escaped(unitCostText(lot, transactions))})?`);
    return `${line.slice(0, end)}${cost}${line.slice(end)}`;
  });
  return lines.join('\n');
}

/** What may follow a security's name in its line. */
const AFTER_SECURITY = '(?:$|\\n| from named lots| at [A-Z]{3} | for )';

/** `records` with marks in place of their names. */
function markedRecords(
  details: Instruction['details'],
  { accounts, contacts, securities, products }: NamedRecords,
  mark: (name: string) => string,
): NamedRecords {
  const named = <Data extends { readonly name: string }>(
    entry: Entry<Data>,
    name: string,
    more: Partial<Data>,
  ): Entry<Data> => ({ ...entry, data: { ...entry.data, ...more, name: mark(name) } });
  const accountNames = accounts.map(({ data }) => tagged(data.name, data.number));
  const securityNames = [...securities.values()].map(({ data }) => tagged(data.name, data.symbol));
  const contactNames = contacts.map(({ data }) => data.name);
  const marked = new Map(
    [...securities].map(([id, entry]) => {
      const { name, symbol } = entry.data;
      const former = notAnyOf(securityNames, AFTER_SECURITY) + nameOr(name, symbol);
      return [id, named(entry, nowOr(tagged(name, symbol), former), { symbol: '' })];
    }),
  );
  const isTrade = details.type === 'buy' || details.type === 'sell';
  if (isTrade && !marked.has(details.securityId)) {
    marked.set(details.securityId, unknownSecurity(details.securityId, mark));
  }
  return {
    accounts: accounts.map((entry) => {
      const { name, number } = entry.data;
      const former = notAnyOf(accountNames, '(?:$|\\n)') + nameOr(name, number);
      return named(entry, nowOr(tagged(name, number), former), { number: '' });
    }),
    contacts: contacts.map((entry) => {
      const former = `${notAnyOf(contactNames, ' to ')}(?:(?! to ).)+`;
      return named(entry, nowOr(entry.data.name, former), {});
    }),
    securities: marked,
    products: new Map(
      [...products].map(([id, entry]) => [id, named(entry, escaped(entry.data.name), {})]),
    ),
  };
}

/** As a statement calls an account or a security. */
const tagged = (name: string, tag: string): string => (tag ? `${name} (${tag})` : name);

/** What something is called now, or what it may have been called. */
const nowOr = (now: string, former: string): string => `(?:${escaped(now)}|${former})`;

/** That none of `names` stands here with `after` behind it. */
const notAnyOf = (names: readonly string[], after: string): string =>
  `(?!(?:${names.map(escaped).join('|')})${after})`;

/** "Name (tag)", where the name or what stands in brackets may have been another. */
function nameOr(name: string, tag: string): string {
  const [one, other] = [escaped(name), escaped(` (${tag})`)];
  const byName = `${one}(?: \\([^()]*\\))?`;
  return tag ? `(?:${byName}|${ANY_NAME}${other})` : `(?:${byName})`;
}

/** One that is not there: neither its name nor its currency is known. */
function unknownSecurity(id: Entry<Security>['id'], mark: (name: string) => string) {
  const currency = mark('[A-Z]{3}') as CurrencyCode;
  const data: Security = { ...newSecurity({ name: mark(ANY_NAME) }), currency, symbol: '' };
  return { id, data, editedAt: null, editedBy: null };
}

/** Versions of the same language data write different spaces in numbers. */
const plainSpaces = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/gu, ' ');

const escaped = (text: string): string =>
  plainSpaces(text).replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
