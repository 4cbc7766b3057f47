import { Group, NativeSelect, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { causeWords } from '#shared/domain/figure-cause.ts';
import type { Period } from '#shared/domain/period.ts';
import type { Contribution } from '#shared/domain/portfolio/contributions.ts';
import type {
  PerformanceQuestion,
  PerformanceTable,
  PeriodRow,
} from '#shared/domain/portfolio/performance-page.ts';
import { type PeriodKey, shownPeriod } from '#shared/domain/portfolio/period-performance.ts';
import { type ScopeChoice, scopeChoices } from '#shared/domain/portfolio/scope-choices.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { FigurePart } from '../../../../components/figure-part.tsx';
import { reasonOf } from '../../../../components/figure-reason.ts';
import {
  SaveFiguresButton,
  type SaveFiguresButtonProps,
} from '../../../../components/figures/save-figures-button.tsx';
import { countOf, formatDate, formatNumber } from '../../../../components/formats.ts';
import { ContributionsTable } from '../../../../components/performance/contributions-table.tsx';
import { CourseFigure } from '../../../../components/performance/course-figure.tsx';
import { OwnPeriod } from '../../../../components/performance/own-period.tsx';
import classes from '../../../../components/performance/performance.module.css';
import {
  contributionsSheet,
  courseSheet,
  periodsSheet,
  stepsSheet,
} from '../../../../components/performance/performance-sheets.ts';
import { exchangeNote } from '../../../../components/performance/performance-words.ts';
import { PeriodsNote } from '../../../../components/performance/periods-note.tsx';
import { PeriodsTable } from '../../../../components/performance/periods-table.tsx';
import { Section } from '../../../../components/section.tsx';
import { useFigure } from '../../../../services/figures.ts';
import { usePlace, usePreference } from '../../../../services/view-state.ts';
import { useEditor } from '../../editor/editor.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';

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
    <Performance
      file={file}
      choice={choice}
      today={today}
      chooser={
        choices.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label="Accounts"
            data={choices.map(({ key: value, label }) => ({ value, label }))}
            value={choice.key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        ) : null
      }
    />
  );
}

function Performance(
  props: PerformanceSectionProps & {
    choice: ScopeChoice;
    /** What chooses the accounts, where there are several. */
    chooser: ReactNode;
  },
) {
  const { file, choice, today, chooser } = props;
  const [own, setOwn] = usePlace<Period | null>(`performance.own.${file.client.id}`, null);
  const question = { scope: choice.key, day: today, own };
  const figure = useFigure('performanceTable', file.client.id, question);
  const { answer } = figure;
  const saved = {
    clientName: file.client.data.name,
    asOf: today,
    about: ['Accounts', choice.label],
  };
  return (
    <Section
      title="Performance"
      action={
        <Group gap="xs" wrap="nowrap">
          {chooser}
          {answer ? (
            <SaveFiguresButton
              isDisabled={figure.isStale}
              {...{ ...saved, currency: answer.currency }}
              what="the returns by period"
              label="Save periods as CSV"
              fileName="performance"
              sheets={() => [periodsSheet(answer.rows)]}
            />
          ) : null}
        </Group>
      }
    >
      <FigurePart figure={figure} name="the performance" height={720}>
        {(table) =>
          table ? (
            <Periods
              file={file}
              table={table}
              question={question}
              saved={{ ...saved, currency: table.currency }}
              onOwn={setOwn}
            />
          ) : (
            <Text c="dimmed">
              Nothing to compute: no transaction is recorded in these accounts.
            </Text>
          )
        }
      </FigurePart>
    </Section>
  );
}

/** What every file of this section says of whose figures they are. */
type Saved = Pick<SaveFiguresButtonProps, 'clientName' | 'currency' | 'asOf'> & {
  readonly about: readonly string[];
};

function Periods(props: {
  file: ClientFile;
  table: PerformanceTable;
  question: PerformanceQuestion;
  saved: Saved;
  onOwn: (period: Period | null) => void;
}) {
  const { file, table, question, saved, onOwn } = props;
  const { rows, currency, benchmark } = table;
  const editor = useEditor();
  const [preferred, setPreferred] = usePreference<PeriodKey>('client.performancePeriod', 'oneYear');
  const shown = shownPeriod(rows, preferred);
  return (
    <>
      <PeriodsTable
        rows={rows}
        currency={currency}
        selected={shown?.key ?? preferred}
        onSelect={setPreferred}
      />
      <div className={classes.under}>
        <OwnPeriod
          period={question.own}
          today={question.day}
          onChange={(period) => {
            onOwn(period);
            setPreferred(period ? 'own' : 'oneYear');
          }}
        />
        <PeriodsNote
          benchmark={benchmark}
          shown={shown}
          onChooseBenchmark={() => editor.edit('client', file.client)}
        />
      </div>
      {shown ? (
        shown.net.available || shown.gain.available ? (
          <PeriodTakenApart
            clientId={file.client.id}
            question={question}
            row={shown}
            currency={currency}
            saved={saved}
          />
        ) : (
          <Text c="dimmed">Unavailable: {reasonOf(shown.net)}.</Text>
        )
      ) : null}
    </>
  );
}

function PeriodTakenApart(props: {
  clientId: RecordId;
  question: PerformanceQuestion;
  row: PeriodRow;
  currency: CurrencyCode;
  saved: Saved;
}) {
  const { clientId, question, row, currency, saved } = props;
  const asked = { ...question, key: row.key };
  const figure = useFigure('periodDetail', clientId, asked);
  const { from, to } = row.period;
  const about = [...saved.about, 'From', from, 'To', to];
  return (
    <>
      <FigurePart figure={figure} name="the course of the return" height={460}>
        {(detail) =>
          detail ? (
            <div className={classes.split}>
              <CourseFigure
                points={detail.course}
                row={row}
                name="Portfolio"
                controls={
                  <SaveFiguresButton
                    {...{ ...saved, about }}
                    what="the course of the return"
                    fileName="return-course"
                    sheets={() => [courseSheet(detail.course, 'Portfolio')]}
                  />
                }
              />
              <ContributionsTable
                contributions={detail.contributions}
                currency={currency}
                head="Part"
                keyOf={({ part, securityId }) => securityId ?? part}
                nameOf={(part) => <PartName part={part} />}
                wordsOf={({ name }) => name}
                action={(contributions) => (
                  <SaveFiguresButton
                    {...{ ...saved, about }}
                    what="what contributed to the gain"
                    fileName="contributions"
                    sheets={() => [contributionsSheet(contributions)]}
                  />
                )}
              />
            </div>
          ) : null
        }
      </FigurePart>
      <EstimateNote row={row} />
      <ExplanationPanel
        key={row.key}
        clientId={clientId}
        question={asked}
        row={row}
        currency={currency}
        action={(explained) => (
          <SaveFiguresButton
            {...{ ...saved, about }}
            what="the sub-periods of the return"
            fileName="sub-periods"
            sheets={() => [stepsSheet(explained)]}
          />
        )}
      />
    </>
  );
}

/** Names the first price that was missing when the return rests on estimates. */
function EstimateNote({ row: { net } }: { row: PeriodRow }) {
  if (!net.available || !net.value.isEstimate || !net.value.estimatedBecause) return null;
  const { steps, estimatedSteps, estimatedBecause } = net.value;
  return (
    <p className={classes.note}>
      An estimate: {countOf(estimatedSteps, 'sub-period', 'sub-periods')} of {formatNumber(steps)}{' '}
      by Modified Dietz, as there is {causeWords(estimatedBecause, formatDate)}
      {estimatedSteps > 1 ? ', and others; each is named below' : ''}.
    </p>
  );
}

/** The name of a part, and why a merger or spin-off is in its gain. */
function PartName({ part }: { part: Contribution }) {
  const note = exchangeNote(part, reasonOf);
  return (
    <>
      {part.name}
      {note ? <span className={classes.dim}> {note}</span> : null}
    </>
  );
}
