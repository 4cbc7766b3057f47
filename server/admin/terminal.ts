import type { Admin } from './admin-context.ts';
import { printableLines } from './printable.ts';

/** Where a line is written to. */
type Write = (line: string) => void;

/**
 * What commands say on `output`, and how far they are and why they fail on `errors`: a line each, with
 * nothing in it that a terminal would act on, whoever typed what the command read from the database.
 */
export function speaking(output: Write, errors: Write): Pick<Admin, 'say' | 'whisper' | 'fail'> {
  return {
    say: (line) => output(printableLines(line)),
    whisper: (line) => errors(printableLines(line)),
    fail: (message) => errors(`error: ${printableLines(message)}`),
  };
}

const spoken = speaking(
  (line) => void process.stdout.write(`${line}\n`),
  (line) => void process.stderr.write(`${line}\n`),
);

/** The terminal that the command was typed into. */
export const terminal: typeof spoken = {
  ...spoken,
  fail: (message) => {
    spoken.fail(message);
    process.exitCode = 1;
  },
};
