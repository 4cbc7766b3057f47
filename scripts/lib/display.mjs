// A screen for windows where there is none: Xvfb, by way of xvfb-run.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './paths.mjs';

/** Whether windows can open here. macOS and Windows always have a screen. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The same command on a virtual screen of its own.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function onVirtualDisplay(command, args) {
  // Without an error file xvfb-run swallows why Xvfb did not start.
  const errors = path.join(cacheFolder, 'xvfb.log');
  const screen = ['-a', '-e', errors, '-s', '-screen 0 1440x960x24'];
  return ['xvfb-run', [...screen, command, ...args]];
}

/**
 * The folder on PATH that has a program, if any.
 * @param {string} program
 */
export function findProgram(program, searchPath = process.env.PATH ?? '') {
  return searchPath.split(path.delimiter).find((folder) => existsSync(path.join(folder, program)));
}
