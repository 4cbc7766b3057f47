import { errorCode } from './shell-error.ts';

/** What of an error may be kept: its kind and where it arose. Messages can quote what was typed. */
export function describeSafely(error: unknown): string {
  if (!(error instanceof Error)) return `not an error: ${typeof error}`;
  const places = (error.stack ?? '')
    .split('\n')
    .map(placeIn)
    .filter((place) => place !== '');
  const code = errorCode(error);
  return [`${error.name}${code === '' ? '' : ` ${code}`}`, ...places.slice(0, 12)].join('\n');
}

// The name of a function, if any, and the last part of a path: folders can hold the name of a person.
const PLACE = /^\s+at (?:([^()]*) \()?(?:.*[\\/])?([^\\/]+:\d+:\d+)\)?$/;

function placeIn(line: string): string {
  const [, name = '', file = ''] = PLACE.exec(line) ?? [];
  return file === '' ? '' : `    at ${name === '' ? '' : `${name} `}${file}`;
}
