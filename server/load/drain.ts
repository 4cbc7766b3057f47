import {
  type LoadedRecord,
  objectionsTo,
  type Parsing,
  type Problem,
} from '#shared/interchange/loaded-record.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  BATCH_SIZE,
  type LoadError,
  type LoadReport,
  PROBLEMS_KEPT,
  type RecordSink,
} from './load-types.ts';

/**
 * Runs `parsing` to its end and puts its records into `sink` in batches. A record that its kind's
 * schema refuses becomes a problem. Comes back with `unreadable` when the file `name` breaks off or
 * its packing is damaged; what came before that is in the sink, and loading again goes on from there.
 * What the sink throws goes on to the caller.
 */
export async function drain(
  name: string,
  parsing: Parsing,
  sink: RecordSink,
): Promise<Result<LoadReport, LoadError>> {
  const problems: Problem[] = [];
  let problemCount = 0;
  let recordCount = 0;
  let batch: LoadedRecord[] = [];
  const note = (problem: Problem): void => {
    problemCount += 1;
    if (problems.length < PROBLEMS_KEPT) problems.push(problem);
  };
  for (;;) {
    const step = await nextStep(name, parsing);
    if ((!step.ok || step.value.done) && batch.length > 0) await sink.put(batch);
    if (!step.ok) return err(withCount(step.error, recordCount));
    if (step.value.done) {
      const totals = step.value.value;
      return totals.ok ? ok({ totals: totals.value, problems, problemCount, recordCount }) : totals;
    }
    const outcome = step.value.value;
    if ('problem' in outcome) {
      note(outcome.problem);
      continue;
    }
    const objections = objectionsTo(outcome);
    for (const { field, message } of objections) {
      note({ file: name, line: 0, field, message: `${outcome.kind} ${outcome.id}: ${message}` });
    }
    if (objections.length > 0) continue;
    recordCount += 1;
    batch.push(outcome);
    if (batch.length === BATCH_SIZE) {
      await sink.put(batch);
      batch = [];
    }
  }
}

/** A file that breaks off late has been loaded up to there. */
function withCount(error: LoadError, recordCount: number): LoadError {
  if (recordCount === 0) return error;
  return { ...error, message: `${error.message}; ${recordCount} records before it were loaded` };
}

type Step = Awaited<ReturnType<Parsing['next']>>;

async function nextStep(name: string, parsing: Parsing): Promise<Result<Step, LoadError>> {
  try {
    return ok(await parsing.next());
  } catch (cause) {
    // Reading and unpacking fail with a code; anything else is a bug and goes on.
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    return err({
      tag: 'unreadable',
      message: `${name} could not be read to its end: ${cause.message}`,
    });
  }
}
