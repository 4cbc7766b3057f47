import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import { formatMoment } from '../../../components/formats.ts';
import { nameOfField } from '../../../components/kind-words.ts';
import { Section } from '../../../components/section.tsx';
import { useLiveQuery } from '../../../services/live-query.ts';
import { useSession } from '../../../services/session.tsx';
import { useSyncView } from '../../../services/sync-view.ts';
import classes from './history.module.css';
import { auditLines, changeWords, type HistoryLine } from './history-lines.ts';

/** Who changed what and when: on this device always, everywhere when there is a network. */
export function HistoryTab({ file }: { file: ClientFile }) {
  const clientId = file.client.id;
  const { owner } = useSession();
  const isOnline = useSyncView()?.online ?? false;
  const here = useLiveQuery((vault) => vault.history({ clientId }), [clientId], { clientId });
  const nameOf = (id: PersonId) =>
    id === owner.personId ? owner.personName : (file.people.get(id)?.data.name ?? '');
  const lines = here.data?.map(
    (line, index): HistoryLine => ({
      key: `${line.at}${index}`,
      at: line.at,
      what: changeWords({ ...line, products: file.products }),
      fields: line.what === 'changed' ? line.fields.map(nameOfField).join(', ') : '',
      by: nameOf(line.by),
      address: null,
    }),
  );
  return (
    <Stack gap="lg">
      {isOnline ? (
        <ServerHistory file={file} />
      ) : (
        <Text size="sm" c="dimmed">
          Working offline: what others changed shows when there is a network.
        </Text>
      )}
      <Section title="On this device">
        {lines && lines.length === 0 ? (
          <Text size="sm" c="dimmed">
            What you change here is listed with the day and the fields.
          </Text>
        ) : (
          <Lines lines={lines ?? []} />
        )}
      </Section>
    </Stack>
  );
}

function ServerHistory({ file }: { file: ClientFile }) {
  const clientId = file.client.id;
  const audit = useLiveQuery((vault) => vault.audit({ clientId }), [clientId], {
    clientId,
    // An edit is in the trail once the server has taken it, which changes no record here.
    includesSync: true,
  });
  if (!audit.data) {
    return (
      <Text size="sm" c="dimmed">
        Asking the server…
      </Text>
    );
  }
  if (!audit.data.ok) {
    return (
      <Text size="sm" c="dimmed">
        What others changed cannot be shown now: {audit.data.error.message}
      </Text>
    );
  }
  const lines = auditLines(audit.data.value, clientId, file.products);
  return (
    <Section title="At the server" count={lines.length || undefined}>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was changed here since the client was loaded.
        </Text>
      ) : (
        <Lines lines={lines} />
      )}
    </Section>
  );
}

function Lines({ lines }: { lines: readonly HistoryLine[] }) {
  return (
    <ol className={classes.lines}>
      {lines.map(({ key, at, what, fields, by, address }) => (
        <li key={key} className={classes.line}>
          <time dateTime={at} className={classes.when}>
            {formatMoment(at)}
          </time>
          <span className={classes.what}>
            {address ? (
              <Anchor component={Link} to={address} inherit c="inherit" underline="always">
                {what}
              </Anchor>
            ) : (
              what
            )}
            {fields ? <span className={classes.dim}> {fields}</span> : null}
          </span>
          <span className={classes.dim}>{by}</span>
        </li>
      ))}
    </ol>
  );
}
