import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { mayActOn, signersOf } from '#shared/domain/advice/may-act-on.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import {
  canChangeTerms,
  carryOut,
  decline,
  discuss,
  NEXT_STEPS,
  review,
  withdraw,
} from '#shared/domain/advice/recommendation-steps.ts';
import { type SuitabilityReport, suitabilityRecordOf } from '#shared/domain/advice/suitability.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ChoiceField } from '../../../components/form-fields.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { personWording } from '../../../services/person-locale.ts';
import classes from './advice.module.css';
import { VERDICT_WORDS } from './advice-words.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { changedSinceConsent, useStep } from './use-advice.ts';

interface RecommendationActionsProps {
  recommendation: Entry<Recommendation>;
  file: ClientFile;
  /** `null` while the accounts are not whole. */
  report: SuitabilityReport | null;
  today: CalendarDate;
  onEdit: () => void;
}

type Step = 'discussed' | 'consented' | 'declined' | 'carriedOut' | 'reviewed' | 'withdrawn';

const STEP_BUTTONS: readonly (readonly [step: Step, label: string])[] = [
  ['discussed', 'Discuss'],
  ['consented', 'Take consent'],
  ['carriedOut', 'Carry out'],
  ['reviewed', 'Review'],
  ['declined', 'Declined'],
  ['withdrawn', 'Withdraw'],
];

/** The steps that a recommendation can take now, each with its dialog. */
export function RecommendationActions(props: RecommendationActionsProps) {
  const { recommendation, file, onEdit } = props;
  const [step, setStep] = useState<Step | null>(null);
  const { status } = recommendation.data;
  const buttons = STEP_BUTTONS.filter(
    ([each]) =>
      NEXT_STEPS[status].includes(each) &&
      // Asked again only when what was consented to has changed since.
      !(each === 'consented' && status === each && !changedSinceConsent(recommendation.data, file)),
  );
  if (buttons.length === 0) return null;
  const [forward] = buttons.map(([each]) => each).filter((each) => each !== status);
  return (
    <Group gap="xs">
      {buttons.map(([each, label]) => (
        <Button
          key={each}
          size="compact-md"
          variant={each === forward ? 'filled' : 'default'}
          onClick={() => setStep(each)}
        >
          {each === status ? `${label} again` : label}
        </Button>
      ))}
      {canChangeTerms(recommendation.data) ? (
        <Button size="compact-md" variant="subtle" onClick={onEdit}>
          Edit
        </Button>
      ) : null}
      {step ? <StepOf {...props} step={step} onClose={() => setStep(null)} /> : null}
    </Group>
  );
}

function StepOf(props: RecommendationActionsProps & { step: Step; onClose: () => void }) {
  const { recommendation, file, today, step, onClose } = props;
  const { data } = recommendation;
  const takeStep = useStep(recommendation);
  switch (step) {
    case 'discussed':
      return <DiscussDialog {...props} />;
    case 'consented':
      return <ConsentDialog {...{ recommendation, file, today, onClose }} />;
    case 'carriedOut':
      return <CarryOutDialog {...props} />;
    case 'declined':
      return <DeclineDialog {...props} />;
    case 'reviewed':
      return (
        <StepDialog
          recommendation={recommendation}
          step={step}
          title="Review the recommendation"
          confirm="Record the review"
          today={today}
          textLabel="What came of it"
          onClose={onClose}
          onConfirm={({ on, text }) =>
            takeStep(review(data, { on, outcome: text }, today), 'Recommendation reviewed')
          }
        />
      );
    case 'withdrawn':
      return (
        <StepDialog
          recommendation={recommendation}
          step={step}
          title="Withdraw the recommendation"
          confirm="Withdraw"
          today={today}
          textLabel="Why"
          onClose={onClose}
          onConfirm={({ on, text }) =>
            takeStep(withdraw(data, { on, reason: text }, today), 'Recommendation withdrawn')
          }
        />
      );
  }
}

type DialogProps = RecommendationActionsProps & { onClose: () => void };

/** Records the client's no: who said it, when and why; nobody needs a right to sign for it. */
function DeclineDialog({ recommendation, file, today, onClose }: DialogProps) {
  const { data } = recommendation;
  const takeStep = useStep(recommendation);
  const signers = signersOf(file, data, today, personWording);
  const names = [...new Set([...signers.map(({ name }) => name), file.client.data.name])];
  const [by, setBy] = useState(names[0] ?? '');
  return (
    <StepDialog
      recommendation={recommendation}
      step="declined"
      title="The client declined"
      confirm="Record it"
      today={today}
      textLabel="Why"
      textHint="In the client’s words, as far as they said."
      onClose={onClose}
      onConfirm={({ on, text }) =>
        takeStep(decline(data, { by, on, reason: text }, today), 'Recommendation declined')
      }
    >
      {() => (
        <ChoiceField
          label="Who declined"
          choices={names.map((name) => ({ value: name, label: name }))}
          value={by}
          onChange={setBy}
        />
      )}
    </StepDialog>
  );
}

function DiscussDialog({ recommendation, file, report, today, onClose }: DialogProps) {
  const meetingNow = file.meetings.find(({ data }) => data.status === 'inProgress');
  const takeStep = useStep(recommendation);
  const asksReason = report !== null && report.verdict !== 'passes';
  return (
    <StepDialog
      recommendation={recommendation}
      step="discussed"
      title="Discussed with the client"
      confirm="Record it"
      today={today}
      textLabel={asksReason ? 'Why it goes to the client all the same' : undefined}
      onClose={onClose}
      isBlocked={() => report === null}
      onConfirm={({ on, text }) =>
        report
          ? takeStep(
              discuss(
                recommendation.data,
                {
                  on,
                  meetingId: meetingNow?.id ?? null,
                  // The check is of today, whenever it was discussed.
                  suitability: suitabilityRecordOf(report, today, asksReason ? text : ''),
                },
                today,
              ),
              'Recommendation discussed',
            )
          : Promise.resolve('The accounts have not all arrived.')
      }
    >
      {() => (
        <>
          {report === null ? (
            <ProblemNote>
              Whether it is suitable cannot be said before every transaction has arrived.
            </ProblemNote>
          ) : null}
          {report ? <Objections report={report} verdict="fails" /> : null}
          {report ? <Objections report={report} verdict="unknown" /> : null}
        </>
      )}
    </StepDialog>
  );
}

/** What failed, or what could not be judged, each with what would make it pass. */
function Objections(props: { report: SuitabilityReport; verdict: 'fails' | 'unknown' }) {
  const { report, verdict } = props;
  const findings = report.findings.filter((each) => each.verdict === verdict);
  if (findings.length === 0) return null;
  return (
    <ProblemNote title={VERDICT_WORDS[verdict]}>
      <ul className={classes.objections}>
        {findings.map(({ rule, factor, holding, because, remedy }) => (
          <li key={`${rule}${factor}${holding}`}>
            {because} {remedy}
          </li>
        ))}
      </ul>
    </ProblemNote>
  );
}

/** Lets it be carried out when there is consent or authority for it, and says why not otherwise. */
function CarryOutDialog({ recommendation, file, report, today, onClose }: DialogProps) {
  const takeStep = useStep(recommendation);
  const { consent, suitability, action } = recommendation.data;
  // What was said to the client stays with their consent, and with a hold; discretion must be suitable today.
  const keepsCheck = consent !== null || (action === 'hold' && suitability !== null);
  const checked =
    keepsCheck || !report
      ? recommendation.data
      : { ...recommendation.data, suitability: suitabilityRecordOf(report, today, '') };
  const permissionOn = (on: CalendarDate) => mayActOn(checked, file, on, personWording);
  return (
    <StepDialog
      recommendation={recommendation}
      step="carriedOut"
      title="Carry out"
      confirm="Mark as carried out"
      today={today}
      onClose={onClose}
      isBlocked={({ on }) => !permissionOn(on).isAllowed}
      onConfirm={({ on }) =>
        takeStep(
          carryOut(checked, { on, permission: permissionOn(on) }, today),
          'Recommendation carried out',
        )
      }
    >
      {({ on }) => {
        const permission = permissionOn(on);
        if (!permission.isAllowed) {
          return <ProblemNote title="Not allowed yet">{permission.reasons.join(' ')}</ProblemNote>;
        }
        const scope =
          permission.by === 'discretion'
            ? file.authorities.find(({ id }) => id === permission.authorityId)?.data.scope
            : undefined;
        return (
          <Text size="sm">
            {permission.because}
            {scope ? ` Its scope, to be read: ${scope}` : ''}
          </Text>
        );
      }}
    </StepDialog>
  );
}
