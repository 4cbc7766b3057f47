import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { DayPlan } from '#shared/domain/meeting/day-plan.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countOf } from '../../components/formats.ts';
import { Section } from '../../components/section.tsx';
import { routes } from '../../services/routes.ts';
import classes from './today-page.module.css';
import { useAttention } from './use-attention.ts';

interface AttentionSectionProps {
  plan: DayPlan | undefined;
  today: CalendarDate;
}

/** Clients with something to look at: those one meets first, then those with the most. */
export function AttentionSection({ plan, today }: AttentionSectionProps) {
  const attention = useAttention(plan, today);
  if (!attention || attention.clients.length === 0) return null;
  return (
    <Section
      title="Attention"
      count={attention.total}
      action={
        <Anchor component={Link} to={routes.clients} size="sm">
          All clients
        </Anchor>
      }
    >
      <ul className={classes.lines}>
        {attention.clients.map((client) => (
          <li key={client.id} className={classes.line}>
            <Link to={routes.client(client.id)} className={classes.lineTitle}>
              {client.name}
            </Link>
            {client.reasons.map((reason) => (
              <span key={reason} className={classes.reason}>
                <IconAlertTriangle size={13} aria-hidden="true" />
                <span className={classes.reasonText} title={reason}>
                  {reason}
                </span>
              </span>
            ))}
            {client.more > 0 ? (
              <Text size="xs" c="dimmed">
                {client.reasons.length > 0
                  ? `${countOf(client.more, 'more thing', 'more things')} to look at`
                  : countOf(client.more, 'thing to look at', 'things to look at')}
              </Text>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
