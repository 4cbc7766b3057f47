import type { LoadedRecord, Parsing, Problem } from './loaded-record.ts';

/** All that a parser yields of a small file, and what it ends with: for tests. */
export async function parsedWhole(parsing: Parsing) {
  const loaded: LoadedRecord[] = [];
  const problems: Problem[] = [];
  let step = await parsing.next();
  for (; !step.done; step = await parsing.next()) {
    const outcome = step.value;
    if ('problem' in outcome) problems.push(outcome.problem);
    else loaded.push(outcome);
  }
  return { loaded, problems, end: step.value };
}
