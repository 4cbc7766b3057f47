// What the reports of the runners tell of a stage. Pure.
import { countPlaywright, countVitest, cutOffFiles, finishedPart } from './counts.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { skipsOfPlaywright, skipsOfVitest } from './skips.mjs';

/**
 * @typedef {object} Told
 * @property {import('./counts.mjs').Counts} counts
 * @property {readonly string[]} skips
 * @property {readonly string[]} failures
 */

/**
 * What a report tells, and when a browser ended in the middle: the files it owes, and what it tells
 * of the others.
 * @typedef {Told & { cutOff?: { files: readonly string[], finished: Told } }} Report
 */

/** @returns {Report} */
export function readVitest(/** @type {any} */ report) {
  const files = cutOffFiles(report);
  const whole = toldByVitest(report);
  return files.length === 0
    ? whole
    : { ...whole, cutOff: { files, finished: toldByVitest(finishedPart(report)) } };
}

/** @returns {Told} */
function toldByVitest(/** @type {any} */ report) {
  return {
    counts: countVitest(report),
    skips: skipsOfVitest(report),
    failures: failuresOfVitest(report),
  };
}

/** @returns {Report} */
export function readPlaywright(/** @type {any} */ report) {
  return {
    counts: countPlaywright(report),
    skips: skipsOfPlaywright(report),
    failures: failuresOfPlaywright(report),
  };
}
