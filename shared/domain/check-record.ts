import { cannotKeepLength, fieldNotKept, mendedData } from '#shared/lib/kept-json.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { KindDefinition, RecordData, RuleBreach } from './kind.ts';
import { plainWords } from './plain-words.ts';

/**
 * `data` as it is to be saved, or everything that speaks against it: what no server keeps, then the
 * schema of its kind, then the rules across fields. Forms ask before they save, the vault before it
 * stores; so nothing is saved that the server would refuse for its form. A field within a list is
 * named by its path ("agenda.0.topic"); what concerns the whole record has the field "".
 */
export function checkedRecord(
  definition: KindDefinition,
  data: unknown,
): Result<RecordData, readonly RuleBreach[]> {
  const mended = mendedData(data);
  const parsed = definition.schema.safeParse(mended, { error: plainWords });
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        field: path.map(String).join('.'),
        message,
      })),
    );
  }
  const notKept = fieldNotKept(parsed.data);
  if (notKept) return err([{ field: notKept.field ?? '', message: notKept.message }]);
  const tooLarge = cannotKeepLength(JSON.stringify(parsed.data));
  if (tooLarge) return err([{ field: '', message: tooLarge }]);
  const breaches = definition.breaches(parsed.data);
  return breaches.length > 0 ? err(breaches) : ok(parsed.data);
}
