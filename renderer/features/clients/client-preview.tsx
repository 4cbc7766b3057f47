import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { attentionFlags } from '#shared/domain/advice/attention.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { CLIENT_TYPE_WORDS, TIER_WORDS } from '../../components/client-words.ts';
import { FigureButton } from '../../components/figures/figure-button.tsx';
import { formatDate, formatMoment } from '../../components/formats.ts';
import { HealthText } from '../../components/health-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Section } from '../../components/section.tsx';
import { useBookAlerts } from '../../services/book-alerts.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { routes } from '../../services/routes.ts';
import type { ClientRow } from '../../vault/views.ts';
import classes from './clients-page.module.css';
import { amountReason, explainedAmount, explainedHealth, MEANINGS } from './explained-client.ts';

/** A client at a glance, beside the list. */
export function ClientPreview({ row, today }: { row: ClientRow; today: CalendarDate }) {
  const file = useLiveQuery((vault) => vault.clientFile(row.id, 'work'), [row.id], {
    clientId: row.id,
  });
  const alerts = useBookAlerts(today, row.id);
  const flags = useMemo(
    () =>
      file.data
        ? attentionFlags({
            file: file.data,
            today,
            offsetMinutes: -new Date().getTimezoneOffset(),
            alerts: alerts?.settled ?? [],
          })
        : [],
    [file.data, alerts, today],
  );
  const promises = file.data?.promises.filter(({ data }) => data.status === 'open') ?? [];
  const summary = file.data?.client.data.summary;

  return (
    <Stack gap="md">
      <div>
        <h2 className={classes.previewName}>{row.name}</h2>
        <Text size="sm" c="dimmed">
          {CLIENT_TYPE_WORDS[row.clientType]}
          {row.tier === 'unrated' ? '' : `, tier ${TIER_WORDS[row.tier]}`}
          {row.city ? `, ${row.city}` : ''}
        </Text>
      </div>
      <Group gap="xs">
        <Button component={Link} to={routes.client(row.id)} aria-keyshortcuts="Enter">
          Open
        </Button>
      </Group>
      <dl className={classes.facts}>
        <dt>{row.amountMeaning === 'revenue' ? 'Revenue' : 'Value'}</dt>
        <dd>
          <FigureButton
            label={`${MEANINGS[row.amountMeaning]}: ${explainedAmount(row).text ?? 'unknown'}`}
            explain={() => ({
              name: MEANINGS[row.amountMeaning],
              ...explainedAmount(row),
              of: row.name,
            })}
          >
            <MoneyText amount={row.amount} currencyCode={row.currency} reason={amountReason(row)} />
          </FigureButton>
        </dd>
        <dt>Health</dt>
        <dd>
          <FigureButton
            label={`Health: ${explainedHealth(row).text ?? 'unknown'}`}
            explain={() => ({ name: 'Health', of: row.name, ...explainedHealth(row) })}
          >
            <HealthText score={row.health} />
          </FigureButton>
        </dd>
        <dt>Last contact</dt>
        <dd>{row.lastContactOn ? formatDate(row.lastContactOn) : 'none is recorded'}</dd>
        <dt>Next meeting</dt>
        <dd>{row.nextMeetingAt ? formatMoment(row.nextMeetingAt) : 'none is planned'}</dd>
      </dl>
      {summary ? <Text size="sm">{summary}</Text> : null}
      {flags.length > 0 ? (
        <Section title="Attention" count={flags.length}>
          <ul className={classes.reasons}>
            {flags.slice(0, 5).map(({ rule, source, reason }) => (
              <li key={`${rule}${source.id}`}>{reason}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {promises.length > 0 ? (
        <Section title="Open promises" count={promises.length}>
          <ul className={classes.reasons}>
            {promises.slice(0, 6).map(({ id, data }) => (
              <li key={id}>
                {data.promisedBy === 'us' ? 'We: ' : 'They: '}
                {data.undertaking}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Stack>
  );
}
