import { ActionIcon, Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import { RULE_WORDS } from '#shared/domain/advice/vigilance/alert-words.ts';
import type { AlertStatus } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { routes } from '../../services/routes.ts';
import { countOf } from '../formats.ts';
import { Section } from '../section.tsx';
import { useSidePanel } from '../use-side-panel.ts';
import { AlertExplanation } from './alert-explanation.tsx';
import { AlertStatusBadge } from './alert-status-badge.tsx';
import { type DecisionChoice, DecisionForm } from './decision-form.tsx';
import { DecisionView } from './decision-view.tsx';
import { type AlertDetail, useAlertDetail } from './use-alert-detail.ts';

/** Why there is a decision and no alert: past ones, and those of clients that are still to be read. */
export const NOT_RAISED =
  'its transactions lie further back than the rules look, have changed, or are not all read yet';

interface AlertPanelProps {
  clientId: RecordId;
  fingerprint: string;
  /** Where the panel stands on the client's own page there is none to lead to. */
  clientName?: string;
  today: CalendarDate;
  choice?: DecisionChoice | null;
  /** What was decided about an alert that the ledger no longer raises. */
  past?: Entry<AlertDecision> | undefined;
  /** A drawer brings its own way to close. */
  isInDrawer?: boolean;
  onClose: () => void;
}

/** One alert that explains itself, and what is decided about it. */
export function AlertPanel(props: AlertPanelProps) {
  const { clientId, fingerprint, clientName, today, past, isInDrawer, onClose } = props;
  useSidePanel(onClose);
  const { detail, error } = useAlertDetail(clientId, fingerprint, today);
  const rule = detail?.settled.alert.rule;
  return (
    <Stack gap="md">
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Title order={2} size="h4">
            {rule ? RULE_WORDS[rule].name : 'Alert'}
          </Title>
          {clientName ? (
            <Anchor component={Link} to={routes.client(clientId)} size="sm">
              {clientName}
            </Anchor>
          ) : null}
        </div>
        {isInDrawer ? null : (
          <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </Group>
      {error ? <Text c="dimmed">The alert could not be read: {error.message}</Text> : null}
      {detail === undefined && !error ? <Skeleton height={160} /> : null}
      {detail === null ? <Past past={past} today={today} /> : null}
      {detail ? <Current {...props} detail={detail} /> : null}
    </Stack>
  );
}

function Past({ past, today }: Pick<AlertPanelProps, 'past' | 'today'>) {
  if (!past) return <Text c="dimmed">The transactions do not raise this alert now.</Text>;
  return (
    <>
      <Text>{past.data.statement}.</Text>
      <Section title="Decision" about={`The alert stands no longer or not yet: ${NOT_RAISED}.`}>
        <DecisionView decision={past} today={today} />
      </Section>
    </>
  );
}

function Current(props: AlertPanelProps & { detail: AlertDetail }) {
  const { detail, today, choice = null } = props;
  const { status, decision, addedSince, alert } = detail.settled;
  return (
    <>
      <Group gap="xs">
        <AlertStatusBadge status={status} />
        <Text size="sm" c="dimmed">
          Rank {Math.round(alert.score)} of 100
        </Text>
      </Group>
      <AlertExplanation detail={detail} />
      <Section title="Decision" about={aboutDecision(status, decision, addedSince)}>
        {decision && status !== 'open' && status !== 'quiet' ? (
          <DecisionView decision={decision} today={today} />
        ) : (
          <DecisionForm
            key={`${alert.fingerprint} ${choice}`}
            detail={detail}
            today={today}
            choice={choice}
          />
        )}
      </Section>
    </>
  );
}

function aboutDecision(
  status: AlertStatus,
  decision: Entry<AlertDecision> | null,
  addedSince: number,
): string | undefined {
  if (status === 'quiet' && decision) {
    return `Quiet: its like was accepted (${decision.data.statement}).`;
  }
  if (status === 'escalated' && addedSince > 0) {
    return `${countOf(addedSince, 'transaction', 'transactions')} came since it was escalated: tell the lead.`;
  }
  if (status === 'open' && decision) {
    return `Decided before; ${countOf(addedSince, 'transaction', 'transactions')} came since.`;
  }
  return undefined;
}
