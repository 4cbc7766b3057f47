import { err, type Result } from '#shared/lib/result.ts';
import { loadAccounts } from './load-accounts.ts';
import { loadBerka } from './load-berka.ts';
import { loadClients } from './load-clients.ts';
import { loadContacts } from './load-contacts.ts';
import { loadLedger } from './load-ledger.ts';
import { loadOnlineRetail } from './load-online-retail.ts';
import { loadPrices } from './load-prices.ts';
import { loadProducts } from './load-products.ts';
import { loadReferenceRates } from './load-reference-rates.ts';
import { loadSample } from './load-sample.ts';
import { loadSecurities } from './load-securities.ts';
import type { Load, LoadError, LoadOptions, LoadReport } from './load-types.ts';

export type SourceName =
  | 'sample'
  | 'berka'
  | 'online-retail'
  | 'reference-rates'
  | 'securities'
  | 'prices'
  | 'products'
  | 'clients'
  | 'contacts'
  | 'accounts'
  | 'ledger';

interface Source {
  /** What `path` has to be, for the command's help. */
  readonly expects: string;
  readonly load: Load;
  /** Whether all of it is the firm's, so that no book has to be named. */
  readonly isOfFirm?: true;
}

/** Every source that can be loaded into a book, by the name the command line takes. */
export const sources: Readonly<Record<SourceName, Source>> = {
  sample: { expects: 'no path', load: loadSample },
  berka: { expects: 'the folder with account.asc, client.asc, disp.asc …', load: loadBerka },
  'online-retail': { expects: 'the CSV file, plain or .gz', load: loadOnlineRetail },
  'reference-rates': {
    expects: 'the European Central Bank’s eurofxref-hist.csv, plain or .gz; needs no --book',
    load: loadReferenceRates,
    isOfFirm: true,
  },
  securities: {
    expects:
      'a CSV file by isin or ticker, plain or .gz; needs no --book (columns: operating guide)',
    load: loadSecurities,
    isOfFirm: true,
  },
  prices: {
    expects:
      'a CSV file by isin or ticker, plain or .gz; needs no --book (columns: operating guide)',
    load: loadPrices,
    isOfFirm: true,
  },
  products: {
    expects: 'a CSV file by code, plain or .gz; needs no --book (columns: operating guide)',
    load: loadProducts,
    isOfFirm: true,
  },
  clients: {
    expects: 'a CSV file by number, plain or .gz (columns: operating guide)',
    load: loadClients,
  },
  contacts: {
    expects: 'a CSV file by client and reference, plain or .gz (columns: operating guide)',
    load: loadContacts,
  },
  accounts: {
    expects: 'a CSV file by client and account, plain or .gz (columns: operating guide)',
    load: loadAccounts,
  },
  ledger: {
    expects: 'a CSV file by account and reference, plain or .gz (columns: operating guide)',
    load: loadLedger,
  },
};

/** Whether `name` is one of `sources`. */
export function isSourceName(name: string): name is SourceName {
  return Object.hasOwn(sources, name);
}

/**
 * Loads the source `name` from `path` into `options.sink`. Loading twice puts the same ids. Comes
 * back with totals and row problems, or with why the source could not be read.
 */
export async function loadSource(
  name: string,
  path: string,
  options: LoadOptions,
): Promise<Result<LoadReport, LoadError>> {
  if (!isSourceName(name)) {
    const known = Object.keys(sources).join(', ');
    return err({ tag: 'unknownSource', message: `"${name}" is no source; known are: ${known}` });
  }
  return sources[name].load(path, options);
}
