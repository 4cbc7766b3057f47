import { Button, NativeSelect, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { causeWords } from '#shared/domain/figure-cause.ts';
import type { Period } from '#shared/domain/period.ts';
import { benchmarkName, benchmarkOf } from '#shared/domain/portfolio/benchmark.ts';
import {
  type PeriodKey,
  type PeriodPerformance,
  periodPerformance,
  standardPerformance,
} from '#shared/domain/portfolio/period-performance.ts';
import { type ScopeChoice, scopeChoices } from '#shared/domain/portfolio/scope-choices.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { countOf, formatDate, formatNumber } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { usePlace, usePreference } from '../../../../services/view-state.ts';
import { useEditor } from '../../editor/editor.tsx';
import { ContributionsTable } from './contributions-table.tsx';
import { CourseFigure } from './course-figure.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';
import { OwnPeriod } from './own-period.tsx';
import classes from './performance.module.css';
import { reasonOf } from './performance-words.ts';
import { PeriodsTable } from './periods-table.tsx';

interface PerformanceSectionProps {
  file: ClientFile;
  today: CalendarDate;
}

/** How the accounts did: returns by period, beside the benchmark, and where they came from. */
export function PerformanceSection({ file, today }: PerformanceSectionProps) {
  const choices = useMemo(() => scopeChoices(file), [file]);
  const [key, setKey] = usePlace(`performance.scope.${file.client.id}`, '');
  const choice = choices.find((each) => each.key === key) ?? choices[0];
  if (!choice) return null;
  return (
    <Section
      title="Performance"
      action={
        choices.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label="Accounts"
            data={choices.map(({ key: value, label }) => ({ value, label }))}
            value={choice.key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        ) : undefined
      }
    >
      <Performance key={choice.key} file={file} choice={choice} today={today} />
    </Section>
  );
}

function Performance(props: PerformanceSectionProps & { choice: ScopeChoice }) {
  const { file, choice, today } = props;
  const editor = useEditor();
  const [preferred, setPreferred] = usePreference<PeriodKey>('client.performancePeriod', 'oneYear');
  const [own, setOwn] = usePlace<Period | null>(`performance.own.${file.client.id}`, null);
  const chosen = file.client.data.benchmark;
  const scope = useMemo(() => choice.scope(), [choice]);
  const benchmark = useMemo(() => benchmarkOf(scope, chosen), [scope, chosen]);
  const standard = useMemo(
    () => standardPerformance(scope, today, benchmark),
    [scope, today, benchmark],
  );
  const rows = useMemo(
    () => (own ? [...standard, periodPerformance(scope, 'own', own, benchmark)] : standard),
    [scope, standard, own, benchmark],
  );
  if (!scope.ledger[0]) {
    return <Text c="dimmed">Returns stand here once a transaction is recorded.</Text>;
  }
  const shown = rowOf(rows, preferred);
  return (
    <>
      <PeriodsTable
        rows={rows}
        currency={scope.currency}
        selected={shown?.key ?? preferred}
        onSelect={setPreferred}
      />
      <div className={classes.under}>
        <OwnPeriod
          period={own}
          today={today}
          onChange={(period) => {
            setOwn(period);
            setPreferred(period ? 'own' : 'oneYear');
          }}
        />
        <p className={classes.note}>
          Net and gross are time-weighted; gross adds back fees charged by themselves.
          Money-weighted is XIRR. Returns over a year or more are yearly.{' '}
          {benchmark.available
            ? `Benchmark: ${benchmarkName(scope, benchmark.value)}, by its prices, over the same days${
                benchmark.value.length > 1 ? ', its weights restored after each month' : ''
              }. ${pricedWords(shown)}`
            : `Benchmark: ${reasonOf(benchmark)}. `}
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => editor.edit('client', file.client)}
          >
            Choose the benchmark
          </Button>
        </p>
      </div>
      {shown ? (
        shown.net.available || shown.gain.available ? (
          <>
            <div className={classes.split}>
              <CourseFigure scope={scope} performance={shown} benchmark={benchmark} />
              <ContributionsTable scope={scope} performance={shown} />
            </div>
            <EstimateNote performance={shown} />
            <ExplanationPanel key={shown.key} performance={shown} currency={scope.currency} />
          </>
        ) : (
          <Text c="dimmed">Unavailable: {reasonOf(shown.net)}.</Text>
        )
      ) : null}
    </>
  );
}

/** Names the first price that was missing when the return rests on estimates. */
function EstimateNote({ performance: { net } }: { performance: PeriodPerformance }) {
  if (!net.available || !net.value.isEstimate) return null;
  const { steps, firstStep } = net.value.chain;
  const estimated = steps.slice(firstStep).filter((step) => step.estimatedBecause !== null);
  const cause = estimated[0]?.estimatedBecause;
  if (!cause) return null;
  return (
    <p className={classes.note}>
      An estimate: {countOf(estimated.length, 'sub-period', 'sub-periods')} of{' '}
      {formatNumber(steps.length - firstStep)} by Modified Dietz, as there is{' '}
      {causeWords(cause, formatDate)}
      {estimated.length > 1 ? ', and others; each is named below' : ''}.
    </p>
  );
}

/** The row that is preferred, or, when it has no figures and nobody asked for it, since inception. */
function rowOf(
  rows: readonly PeriodPerformance[],
  preferred: PeriodKey,
): PeriodPerformance | undefined {
  const row = rows.find(({ key }) => key === preferred);
  if (row && (row.net.available || row.gain.available || preferred === 'own')) return row;
  return rows.find(({ key }) => key === 'sinceInception') ?? row;
}

/** Says when the benchmark's last price is older than the period. */
function pricedWords(row: PeriodPerformance | undefined): string {
  if (!row?.benchmark.available || row.benchmark.value.pricedOn >= row.period.to) return '';
  return `Its last price is of ${formatDate(row.benchmark.value.pricedOn)}. `;
}
