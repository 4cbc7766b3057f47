// Types for those who import the script from TypeScript projects that read no JavaScript.

/** What a window needs on a machine without a screen. */
export const WINDOW_PACKAGES: string[];

/** What the tests need on top: a browser, a database server, a reader of PDF, metric fonts, a keyring. */
export const TEST_PACKAGES: string[];

/** The packages that are not installed, from dpkg-query's lines of "name status". */
export function missingIn(wanted: readonly string[], listing: string): string[];

/**
 * Installs missing packages as root with apt-get; else returns what somebody has to install.
 * @param say hears what is installed
 * @returns still missing; empty on systems that are not Debian's kind
 */
export function ensureDebianPackages(
  wanted: readonly string[],
  say: (line: string) => void,
): Promise<string[]>;
