import path from 'node:path';

export interface Overrides {
  /** The data folder, so that each test has one of its own. */
  readonly userData?: string;
  /** Where "save" writes without asking. */
  readonly saveFolder?: string;
  /** Another built renderer than the one beside the main process. */
  readonly rendererFolder?: string;
  /** The server and e-mail that sign-in is filled in with on a new installation. */
  readonly server?: string;
  readonly email?: string;
}

/** Whether this is the product as people install it, and not a build that is run from its folder. */
export function isProduct(runtime: { isPackaged: boolean; appPath: string }): boolean {
  // Electron calls itself packaged when its executable is not named `electron`. The runtime from the
  // package registry is renamed to that, so it counts as development. An installed application is
  // told by either sign: its executable has the product's name, and its code lies in an archive
  // (a fuse lets it load from nowhere else), so renaming the executable opens nothing.
  return runtime.isPackaged || path.extname(runtime.appPath) === '.asar';
}

/** The `FIELDFOLIO_…` variables for tests and `npm start`; none of them has any effect in the product. */
export function overridesFrom(
  environment: Readonly<Record<string, string | undefined>>,
  runtime: { isPackaged: boolean; appPath: string; isDriven: boolean },
): Overrides {
  if (isProduct(runtime) && !runtime.isDriven) return {};
  const {
    FIELDFOLIO_USER_DATA: userData,
    FIELDFOLIO_SAVE_FOLDER: saveFolder,
    FIELDFOLIO_RENDERER_FOLDER: rendererFolder,
    FIELDFOLIO_SERVER: server,
    FIELDFOLIO_EMAIL: email,
  } = environment;
  return {
    ...(userData ? { userData } : {}),
    ...(saveFolder ? { saveFolder } : {}),
    ...(rendererFolder ? { rendererFolder } : {}),
    ...(server ? { server } : {}),
    ...(email ? { email } : {}),
  };
}
