import { isProduct } from './environment.ts';

/**
 * Switches that let whoever starts the application look inside it, or that take its walls away. The
 * product does not start with one of them: another program of the same account could otherwise wait
 * behind a debugging port until the passphrase is typed.
 */
export const REFUSED_SWITCHES = [
  // A debugger on the pages, and on Node (which a fuse closes too).
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-io-pipes'],
  ...['remote-allow-origins', 'enable-automation', 'inspect', 'inspect-brk', 'inspect-port'],
  ...['inspect-wait', 'js-flags'],
  // Files with what is sent or drawn, in the clear.
  ...['log-net-log', 'ssl-key-log-file', 'trace-startup', 'enable-tracing'],
  // Strangers taken for the firm's server.
  ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list'],
  ...['unsafely-treat-insecure-origin-as-secure', 'allow-insecure-localhost'],
  // Pages without the sandbox, the same-origin policy or a process of their own.
  ...['no-sandbox', 'disable-seccomp-filter-sandbox', 'single-process', 'disable-web-security'],
  ...['allow-file-access-from-files', 'disable-site-isolation-trials'],
  // Programs put around or into its processes.
  ...['renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'load-extension'],
] as const;

/** Variables of the environment that do the same as a switch. */
export const REFUSED_VARIABLES = ['SSLKEYLOGFILE', 'ELECTRON_DISABLE_SANDBOX'] as const;

/** How the application was built and started. */
export interface Start {
  readonly isPackaged: boolean;
  readonly appPath: string;
  readonly isDriven: boolean;
  /** The command line as it was typed. */
  readonly argv: readonly string[];
  /** What Chromium has read in it, and what Electron has added. */
  readonly hasSwitch: (name: string) => boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * What of this start the product refuses, by name. Nothing in a build that is run from its folder,
 * nor in a package made to be driven by tests (`scripts/package.mjs --driven`).
 */
export function refusedOf(start: Start): string[] {
  if (!isProduct(start) || start.isDriven) return [];
  // Electron sets some of these for itself; what whoever starts it sets, the command line names too.
  const typed = start.argv.join(' ').toLowerCase();
  const set = REFUSED_SWITCHES.filter((name) => typed.includes(name) && start.hasSwitch(name));
  return [
    ...set.map((name) => `--${name}`),
    ...REFUSED_VARIABLES.filter((name) => Boolean(start.environment[name])),
  ];
}

/** What a person reads who started it so, perhaps without knowing. */
export function explainRefusal(refused: readonly string[]): string {
  const sandbox = refused.includes('--no-sandbox')
    ? '\nAn AppImage adds --no-sandbox where the system lets it have no sandbox: install the package of the system instead.'
    : '';
  return `Fieldfolio does not start with ${refused.join(', ')}: that would let others read what it holds.${sandbox}`;
}

/**
 * Whether the code that runs was packaged for tests: its package.json says so, which in a package lies
 * in the archive that is checked.
 */
export function isDriven(manifest: unknown): boolean {
  return typeof manifest === 'object' && manifest !== null && 'driven' in manifest
    ? manifest.driven === true
    : false;
}
