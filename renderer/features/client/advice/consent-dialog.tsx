import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type Signer, signersOf } from '#shared/domain/advice/may-act-on.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import { recordConsent } from '#shared/domain/advice/recommendation-steps.ts';
import { consentText } from '#shared/domain/advice/recommendation-words.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { type CalendarDate, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ChoiceField, TextField } from '../../../components/form-fields.tsx';
import { formatRelativeDate, formatTime } from '../../../components/formats.ts';
import { formKeys } from '../../../components/forms/form-keys.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { SignatureField } from '../../../components/signature-field.tsx';
import { personWording } from '../../../services/person-locale.ts';
import { useSession } from '../../../services/session.tsx';
import { personDateOf } from '../../../services/today.ts';
import classes from './advice.module.css';
import { WAY_WORDS } from './advice-words.ts';
import { useConsentDraft } from './consent-draft.ts';
import { useStep } from './use-advice.ts';

interface ConsentDialogProps {
  recommendation: Entry<Recommendation>;
  file: ClientFile;
  today: CalendarDate;
  onClose: () => void;
}

const declarationOf = (name: string): string =>
  `I, ${name}, have read the text above and consent to it.`;

const sameName = (typed: string, name: string): boolean =>
  typed.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase();

/** Takes the client's consent at the table: the very text, who gives it, how, and their hand to it. */
export function ConsentDialog({ recommendation, file, today, onClose }: ConsentDialogProps) {
  const { owner } = useSession();
  const takeStep = useStep(recommendation);
  const signers = signersOf(file, recommendation.data, today, personWording);
  const able = signers.filter(({ against }) => against === null);
  const text = consentText(recommendation.data, file, personWording);
  const draft = useConsentDraft(recommendation, text, able[0]?.id ?? '');
  const { signerId, way, strokes, typed, signedAt } = draft.fields;
  const [problem, setProblem] = useState<string | null>(null);
  const signer = able.find(({ id }) => id === signerId);
  const { suitability } = recommendation.data;
  const cancel = () => {
    draft.cancel();
    onClose();
  };

  const record = async () => {
    if (!signer) return;
    if (way === 'typedName' && !sameName(typed, signer.name)) {
      setProblem(`Type the name as it stands: ${signer.name}.`);
      return;
    }
    // Only so can it be removed together with the sample's clients.
    const sample = file.client.data.isSample ? { isSample: true } : {};
    const givenAt = signedAt ?? instantFromMillis(Date.now());
    const outcome = recordConsent(
      { ...recommendation.data, ...sample },
      {
        givenBy: signer.name,
        contactId: signer.by === 'contact' ? signer.id : null,
        authorityId: signer.by === 'authority' ? signer.id : null,
        way,
        givenAt,
        givenOn: personDateOf(givenAt),
        text,
        locale: personWording.locale,
        ...(way === 'signedOnScreen' ? { strokes: strokes.map((stroke) => [...stroke]) } : {}),
        declaration: way === 'typedName' ? declarationOf(signer.name) : typed.trim(),
        takenBy: owner.personId,
      },
      today,
    );
    const wrong = await takeStep(outcome, 'Consent recorded');
    if (wrong !== null) return setProblem(wrong);
    draft.discard();
    onClose();
  };

  return (
    <Dialog title="Take consent" size={640} onClose={cancel}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
        onKeyDown={formKeys(() => void record())}
      >
        <Stack gap="md">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with keys */}
          <section aria-label="Text consented to" className={classes.text} tabIndex={0}>
            {text}
          </section>
          {suitability && suitability.verdict !== 'passes' ? (
            <Text size="sm">
              A consent does not make an unsuitable recommendation suitable (FINRA 2111.02); the
              text above says what failed or could not be judged, and why it is recommended all the
              same.
            </Text>
          ) : null}
          {draft.isOutdated ? (
            <ProblemNote title="To be signed anew">
              The text has changed since it was signed on this screen. Let it be read and signed
              once more.
            </ProblemNote>
          ) : null}
          {problem ? <ProblemNote>{problem}</ProblemNote> : null}
          {signer ? (
            <>
              <Group grow align="flex-start">
                <ChoiceField
                  label="Who consents"
                  choices={able.map(({ id, name, right }) => ({
                    value: id as string,
                    label: `${name}, ${right}`,
                  }))}
                  value={signerId}
                  onChange={(id) => draft.choose({ signerId: id })}
                />
                <ChoiceField
                  label="How"
                  choices={choicesOf(WAY_WORDS)}
                  value={way}
                  onChange={(chosen) => {
                    draft.choose({ way: chosen });
                    setProblem(null);
                  }}
                />
              </Group>
              {way === 'signedOnScreen' ? (
                <SignatureField name={signer.name} strokes={strokes} onChange={draft.draw} />
              ) : (
                <TextField
                  label={way === 'typedName' ? 'Full name' : 'Where it is kept'}
                  hint={
                    way === 'typedName'
                      ? declarationOf(signer.name)
                      : 'The folder of the paper, the day of the message, the number of the call.'
                  }
                  value={typed}
                  onChange={draft.type}
                />
              )}
              {signedAt ? (
                <Text size="xs" c="dimmed">
                  Given {formatRelativeDate(personDateOf(signedAt), today)} at{' '}
                  {formatTime(signedAt)}; kept on this device until the consent is recorded.
                </Text>
              ) : null}
            </>
          ) : (
            <ProblemNote title="Nobody may consent">
              No contact may sign and no authority to decide for the client is valid today. Say at a
              contact that they may sign, or record the authority.
            </ProblemNote>
          )}
          <Unable signers={signers} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={cancel}>
              Cancel
            </Button>
            <Button type="submit" disabled={!signer} aria-keyshortcuts="Control+Enter">
              Record the consent
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Who may not consent, and why. */
function Unable({ signers }: { signers: readonly Signer[] }) {
  const unable = signers.filter(({ against }) => against !== null);
  if (unable.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {unable.map(({ against }) => against).join(' ')}
    </Text>
  );
}
