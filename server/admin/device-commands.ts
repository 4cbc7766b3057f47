import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isUuid } from '#shared/lib/identifiers.ts';
import { instantNow } from '../dependencies.ts';
import { discardWork } from '../quarantine/discard-work.ts';
import { handOver } from '../quarantine/hand-over.ts';
import { listDevices, listSealed, revokeDevice, sealedBytes } from '../repositories/devices.ts';
import { endFamiliesOf } from '../repositories/sessions.ts';
import { SYSTEM_DEVICE } from '../system.ts';
import type { Admin } from './admin-context.ts';
import { table } from './table.ts';

/** `device list|revoke` and `quarantine list|save|open|discard`. */
export function deviceCommands(program: Command, { say, fail, open }: Admin): void {
  const device = program.command('device').description('installations that people signed in on');

  device
    .command('list')
    .description('list every device, the latest seen first')
    .action(() =>
      open(async ({ database }) => {
        const devices = await listDevices(database, SYSTEM_DEVICE);
        const rows = devices.map(({ email, name, lastSeenAt, isRevoked, id }) => [
          ...[email, name, lastSeenAt.toISOString(), isRevoked ? 'revoked' : 'in use', id],
        ]);
        say(table(['email', 'device', 'last seen', 'state', 'id'], rows, 'No device yet.'));
      }),
    );

  device
    .command('revoke <device>')
    .description('revoke a device: it hands over its unsent work and destroys its vault')
    .action((deviceId: string) =>
      open(async (dependencies) => {
        if (deviceId === SYSTEM_DEVICE || !isUuid(deviceId)) {
          return fail(`there is no device "${deviceId}"; see "device list"`);
        }
        const now = instantNow(dependencies);
        if (!(await revokeDevice(dependencies.database, deviceId, now))) {
          return fail(`there is no device "${deviceId}"; see "device list"`);
        }
        await endFamiliesOf(dependencies.database, { deviceId }, now, 'revoked');
        say(`The device ${deviceId} is revoked`);
      }),
    );

  const quarantine = program
    .command('quarantine')
    .description('sealed work that revoked devices handed over');

  quarantine
    .command('list')
    .description('list what was handed over')
    .action(() =>
      open(async ({ database }) => {
        const rows = (await listSealed(database)).map(({ id, email, receivedAt, size }) => [
          ...[email, receivedAt.toISOString(), `${size} bytes`, id],
        ]);
        say(table(['email', 'received', 'size', 'id'], rows, 'Nothing was handed over.'));
      }),
    );

  quarantine
    .command('save <id> <file>')
    .description('write sealed bytes to a file, as they came')
    .action((id: string, file: string) =>
      open(async ({ database }) => {
        const sealed = await sealedBytes(database, id);
        if (!sealed) return fail(`nothing was handed over as "${id}"; see "quarantine list"`);
        await writeFile(file, sealed);
        say(`Saved ${sealed.length} bytes`);
      }),
    );

  quarantine
    .command('open <id>')
    .description('open sealed work and hand its edits to the owner of each client’s book')
    .action((id: string) =>
      open(async (dependencies) => {
        const handed = await handOver(dependencies, id);
        if (!handed.ok) return fail(handed.error);
        const { late, known, refused } = handed.value;
        say(`${late} edits wait for a decision, ${known} were known, ${refused.length} refused`);
        for (const words of refused) say(`  ${words}`);
      }),
    );

  quarantine
    .command('discard <id>')
    .description('remove bytes that cannot be opened; what can be opened stays')
    .action((id: string) =>
      open(async (dependencies) => {
        const discarded = await discardWork(dependencies, id);
        if (!discarded.ok) return fail(discarded.error);
        say(`Removed ${id}`);
      }),
    );
}
