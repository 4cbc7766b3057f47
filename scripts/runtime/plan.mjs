// Decides which Electron runs; carried out by electron-runtime.mjs. Pure.

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} RuntimeFacts
 * @property {string | undefined} override the folder in ELECTRON_OVERRIDE_DIST_PATH
 * @property {boolean} overrideIsThere whether that folder has an executable
 * @property {boolean} officialIsThere whether the official binary is unpacked
 * @property {number | undefined} fetchFailedAt when fetching it last failed, ms since 1970
 * @property {number} now ms since 1970
 * @property {string} platform as process.platform
 * @property {string} arch as process.arch
 */

/**
 * @typedef {{ tag: 'override', folder: string }
 *   | { tag: 'official' }
 *   | { tag: 'fetchOfficial' }
 *   | { tag: 'packaged' }
 *   | { tag: 'unavailable', reason: string }} RuntimeStep
 */

/**
 * The next step towards a runtime. `fetchOfficial` is the one step to ask again after: with
 * `officialIsThere` or `fetchFailedAt` renewed.
 * @param {RuntimeFacts} facts
 * @returns {RuntimeStep}
 */
export function nextRuntimeStep(facts) {
  if (facts.override) {
    if (facts.overrideIsThere) return { tag: 'override', folder: facts.override };
    // Falling through would run another Electron than the one that was asked for.
    return { tag: 'unavailable', reason: 'ELECTRON_OVERRIDE_DIST_PATH has no executable in it' };
  }
  if (facts.officialIsThere) return { tag: 'official' };
  if (!failedLately(facts)) return { tag: 'fetchOfficial' };
  if (facts.platform === 'linux' && facts.arch === 'x64') return { tag: 'packaged' };
  return {
    tag: 'unavailable',
    reason: 'the official binary could not be fetched, and the registry has one for Linux x64 only',
  };
}

/** @param {RuntimeFacts} facts */
function failedLately({ fetchFailedAt, now }) {
  if (fetchFailedAt === undefined) return false;
  const age = now - fetchFailedAt;
  // A failure from the future means that a clock was changed: try again.
  return age >= 0 && age < DAY_MS;
}
