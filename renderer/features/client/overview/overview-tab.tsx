import { Skeleton, Text } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import { warningText } from '#shared/domain/portfolio/client-figures.ts';
import { accountValues } from '#shared/domain/portfolio/portfolio-page.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type FigureTerm, moneyTerm } from '../../../components/figures/explained-figure.ts';
import { personWording } from '../../../services/person-locale.ts';
import { type Ledger, useInsight } from '../use-client.ts';
import { AttentionSection } from './attention-section.tsx';
import { AuthoritySection } from './authority-section.tsx';
import { ChangesSection } from './changes-section.tsx';
import { DetailsSection } from './details-section.tsx';
import { FigureStrip, LoadingFigures } from './figure-strip.tsx';
import { GoalsSection } from './goals-section.tsx';
import { HealthSection } from './health-section.tsx';
import { IdeasSection } from './ideas-section.tsx';
import { keyFigures } from './key-figures.ts';
import classes from './overview.module.css';
import { ProfileSection } from './profile-section.tsx';
import { ReportsSection } from './reports-section.tsx';

interface OverviewTabProps {
  work: ClientFile;
  ledger: Ledger;
  today: CalendarDate;
}

/** The client on one page: figures, what changed, what needs a look, and who they are. */
export function OverviewTab(props: OverviewTabProps) {
  // What the rules say of a client without its accounts would be computed and drawn for nothing.
  return props.ledger.state === 'loading' ? <LoadingOverview /> : <Overview {...props} />;
}

/** What is in each account on `day`; computed when somebody asks what the value is made of. */
function accountTerms(file: ClientFile, day: CalendarDate): readonly FigureTerm[] {
  const values = accountValues(file, { day });
  return file.accounts.flatMap(({ id, data }) => {
    const value = values.get(id);
    return value ? [moneyTerm(data.name, value)] : [];
  });
}

function LoadingOverview() {
  return (
    <>
      <LoadingFigures />
      <div className={classes.columns} aria-hidden="true">
        <Skeleton height={160} />
        <Skeleton height={160} />
      </div>
    </>
  );
}

function Overview({ work, ledger, today }: OverviewTabProps) {
  const file = ledger.state === 'whole' ? ledger.file : work;
  const insight = useInsight(file, today);
  const figures =
    ledger.state === 'whole'
      ? keyFigures(insight.figures, today, () => accountTerms(file, figuresDay(file, today)))
      : [];
  return (
    <>
      {ledger.state === 'unavailable' ? (
        <Text c="dimmed" mb="md">
          Figures are unavailable: {ledger.reason}.
        </Text>
      ) : null}
      {figures.length > 0 ? <FigureStrip figures={figures} /> : null}
      {insight.figures.warnings
        .map((warning) => warningText(warning, personWording))
        .map((warning) => (
          <Text key={warning} size="sm" c="dimmed" mb="xs">
            Figures may be off: {warning}.
          </Text>
        ))}
      <div className={classes.columns}>
        <div className={classes.column}>
          {work.client.data.summary ? <Text maw="68ch">{work.client.data.summary}</Text> : null}
          <ChangesSection file={file} insight={insight} today={today} />
          <AttentionSection flags={insight.flags} clientId={work.client.id} today={today} />
          <ProfileSection file={work} today={today} />
        </div>
        <div className={classes.column}>
          <HealthSection health={insight.health} />
          <GoalsSection file={file} isLedgerWhole={ledger.state === 'whole'} today={today} />
          <AuthoritySection authorities={work.authorities} today={today} />
          <IdeasSection clientId={work.client.id} ideas={insight.ideas} />
          <ReportsSection schedules={work.reportSchedules} today={today} />
          <DetailsSection client={work.client} />
        </div>
      </div>
    </>
  );
}
