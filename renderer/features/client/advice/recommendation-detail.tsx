import { Group, Stack, Text } from '@mantine/core';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import { costWords, recommendationLine } from '#shared/domain/advice/recommendation-words.ts';
import { termsAsked } from '#shared/domain/advice/terms-asked.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatMoment } from '../../../components/formats.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { STATUS_TONES, STATUS_WORDS } from '../../../components/recommendation-words.ts';
import { Section } from '../../../components/section.tsx';
import { SignaturePicture } from '../../../components/signature-field.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { personWording } from '../../../services/person-locale.ts';
import classes from './advice.module.css';
import { VERDICT_WORDS, WAY_WORDS } from './advice-words.ts';
import { RecommendationActions } from './recommendation-actions.tsx';
import { SuitabilityPanel } from './suitability-panel.tsx';
import { changedSinceConsent, useSuitability } from './use-advice.ts';

interface RecommendationDetailProps {
  recommendation: Entry<Recommendation>;
  file: ClientFile;
  /** The file once every transaction has arrived. */
  whole: ClientFile | null;
  today: CalendarDate;
  onEdit: () => void;
}

/** One recommendation with its reasons, what became of it, and the steps it can take. */
export function RecommendationDetail(props: RecommendationDetailProps) {
  const { recommendation, file, whole, today, onEdit } = props;
  const { data } = recommendation;
  const report = useSuitability(data, whole, today);
  const isOpen = data.status === 'proposed' || data.status === 'discussed';
  return (
    <div className={classes.detail}>
      <Section
        title={recommendationLine(data, file, personWording)}
        action={
          <StatusBadge tone={STATUS_TONES[data.status]}>{STATUS_WORDS[data.status]}</StatusBadge>
        }
      >
        <Stack gap="md">
          <RecommendationActions {...{ recommendation, file, report, today, onEdit }} />
          <Terms data={data} file={file} />
          <Decisions data={data} file={file} />
          {isOpen && report ? (
            <SuitabilityPanel report={report} securities={file.securities} />
          ) : null}
        </Stack>
      </Section>
    </div>
  );
}

function Terms({ data: written, file }: { data: Recommendation; file: ClientFile }) {
  const data = termsAsked(written);
  const account = file.accounts.find(({ id }) => id === data.accountId)?.data.name ?? '';
  const considered = data.alternatives
    .map(({ alternative, whyNot }) => (whyNot ? `${alternative}: ${whyNot}` : alternative))
    .join('\n');
  return (
    <dl className={classes.facts}>
      <Fact name="Account" text={account} />
      <Fact name="Proposed on" text={formatDate(data.proposedOn)} />
      <Fact name="Rationale" text={data.rationale} />
      <Fact name="Cost" text={costWords(data, personWording)} />
      <Fact name="Risks" text={data.risks} />
      <Fact name="Considered instead" text={considered} />
      <Fact name="Conflicts" text={data.conflicts} />
      <Fact name="Disclosures" text={data.disclosures} />
    </dl>
  );
}

const CARRIED_OUT_BY = {
  consent: 'with the client’s consent',
  discretion: 'by the discretionary mandate',
  nothingToDo: 'nothing had to be done',
} as const;

function Decisions({ data, file }: { data: Recommendation; file: ClientFile }) {
  const changed = changedSinceConsent(data, file);
  const { suitability, consent, refusal, carriedOutOn, carriedOutBy } = data;
  const by = carriedOutBy ? `, ${CARRIED_OUT_BY[carriedOutBy]}` : '';
  return (
    <dl className={classes.facts}>
      <Fact name="Discussed on" text={data.discussedOn ? formatDate(data.discussedOn) : ''} />
      <Fact
        name="Suitability then"
        text={
          suitability
            ? [
                `${VERDICT_WORDS[suitability.verdict]}, checked on ${formatDate(suitability.checkedOn)}`,
                ...suitability.findings,
                suitability.proceedsBecause
                  ? `Went ahead because: ${suitability.proceedsBecause}`
                  : '',
              ]
                .filter(Boolean)
                .join('\n')
            : ''
        }
      />
      {consent ? (
        <>
          <dt>Consent</dt>
          <dd>
            <Stack gap={4}>
              <span>
                {consent.givenBy}, {formatMoment(consent.givenAt)}. {WAY_WORDS[consent.way]}
                {consent.declaration ? `: ${consent.declaration}` : ''}
              </span>
              {changed ? <ProblemNote>{changed}</ProblemNote> : null}
              {consent.strokes ? (
                <SignaturePicture name={consent.givenBy} strokes={consent.strokes} />
              ) : null}
              <details>
                <summary>The text that was consented to</summary>
                <Text size="sm">{consent.text}</Text>
                <Group gap={4}>
                  <Text size="xs" c="dimmed">
                    SHA-256 {consent.textHash}
                  </Text>
                </Group>
              </details>
            </Stack>
          </dd>
        </>
      ) : null}
      <Fact
        name="Declined"
        text={
          refusal
            ? `${[formatDate(refusal.on), refusal.by].filter(Boolean).join(', ')}: ${refusal.reason}`
            : ''
        }
      />
      <Fact name="Carried out" text={carriedOutOn ? `${formatDate(carriedOutOn)}${by}` : ''} />
      <Fact
        name="Reviewed"
        text={data.reviewedOn ? `${formatDate(data.reviewedOn)}: ${data.outcome}` : ''}
      />
      <Fact
        name="Withdrawn"
        text={data.withdrawnOn ? `${formatDate(data.withdrawnOn)}: ${data.withdrawnBecause}` : ''}
      />
    </dl>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  if (!text) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
