import type { Command } from 'commander';
import { instantField } from '#shared/domain/fields.ts';
import { readAnchors, standingAnchors } from '../audit/anchor-file.ts';
import { rebuildRecord } from '../audit/rebuild-record.ts';
import { instantNow } from '../dependencies.ts';
import { readSettings } from '../settings.ts';
import type { Admin } from './admin-context.ts';
import { recordIdNamed } from './look-up.ts';
import { printableJson } from './printable.ts';
import { table } from './table.ts';
import { verifyAudit } from './verify-audit.ts';

/** `audit verify` and `audit rebuild`. */
export function auditCommands(program: Command, { say, fail, open }: Admin): void {
  const audit = program.command('audit').description('the append-only trail of every write');

  audit
    .command('verify')
    .description('check each book’s chain, and against the anchors outside the database')
    .option(
      '--anchor <file>',
      'the file of anchors; else FIELDFOLIO_AUDIT_ANCHOR, or the data folder’s',
    )
    .action((options: { anchor?: string }) =>
      open(async ({ database }) => {
        const file = options.anchor ?? anchorFile();
        const anchors = file === null ? null : await readAnchors(file);
        if (anchors && !anchors.ok) return fail(anchors.error.message);
        const standing = standingAnchors(anchors?.value ?? []);
        const verdicts = await verifyAudit(database, standing);
        const rows = verdicts.map(({ bookId, entries, anchored, hash, problem }) => [
          ...[bookId, String(entries), String(anchored), hash || '-', problem ?? 'whole'],
        ]);
        say(table(['book', 'entries', 'anchored to', 'hash', 'chain'], rows, 'No books.'));
        if (file === null) {
          say('No anchors were compared: a chain rewritten from its start would look whole.');
        }
        if (verdicts.some(({ problem }) => problem !== null)) {
          fail('the audit trail was tampered with');
        }
      }),
    );

  audit
    .command('rebuild <record>')
    .description('print a record as it was at an instant')
    .option('--at <instant>', 'for example 2026-11-24T09:30:00.000Z; now when left out')
    .action((recordText: string, options: { at?: string }) =>
      open(async (dependencies) => {
        const recordId = recordIdNamed(recordText);
        if (!recordId.ok) return fail(recordId.error);
        const at = options.at ?? instantNow(dependencies);
        if (!instantField.safeParse(at).success)
          return fail(`"${at}" is no instant like 2026-11-24T09:30:00.000Z`);
        const record = await rebuildRecord(dependencies.database, recordId.value, at);
        if (!record) return fail(`there was no record ${recordId.value} at ${at}`);
        const { data, ...facts } = record;
        const about = { recordId: recordId.value, at, ...facts, deleted: data === null };
        say(printableJson(JSON.stringify(about)));
        if (data !== null) say(printableJson(data));
      }),
    );
}

function anchorFile(): string | null {
  const settings = readSettings(process.env);
  return settings.ok ? settings.value.auditAnchor : null;
}
