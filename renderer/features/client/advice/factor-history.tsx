import { z } from 'zod';
import { type Profile, type ProfileFactor, profileKind } from '#shared/domain/advice/profile.ts';
import { factorHistory, type ProfileVersion } from '#shared/domain/advice/profile-factors.ts';
import { isCompared, valueWords } from '#shared/domain/advice/profile-values.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { formatDate, formatMoment } from '../../../components/formats.ts';
import { useLiveQuery } from '../../../services/live-query.ts';
import { personWording } from '../../../services/person-locale.ts';
import { useSession } from '../../../services/session.tsx';
import { useSyncView } from '../../../services/sync-view.ts';
import classes from './advice.module.css';

/** What of the server's audit entries is needed here. */
const auditedProfile = z.object({
  kind: z.literal('profile'),
  personName: z.string(),
  editedAt: z.string().transform((text) => text as Instant),
  data: profileKind.schema,
});

/**
 * What a factor once said: from the steps of this device always, and from the server's audit trail
 * when there is a network.
 */
export function FactorHistory(props: { profile: Entry<Profile>; factor: ProfileFactor }) {
  const { profile, factor } = props;
  const { owner } = useSession();
  const isOnline = useSyncView()?.online ?? false;
  const { clientId } = profile.data;
  const found = useLiveQuery(
    async (vault) => {
      const here = await vault.versions({ kind: 'profile', id: profile.id });
      const audit = isOnline ? await vault.audit({ clientId }) : null;
      return { here, there: audit?.ok ? audit.value : null };
    },
    [profile.id, clientId, isOnline],
    { clientId, kinds: ['profile'] },
  );
  if (!found.data) return <p className={classes.small}>Looking it up…</p>;
  const { here, there } = found.data;
  const versions: readonly ProfileVersion[] = [
    ...here.flatMap(({ at, by, data }) =>
      versionOf(at, by === owner.personId ? owner.personName : '', data),
    ),
    ...(there ?? []).flatMap((entry) => {
      const parsed = auditedProfile.safeParse(entry);
      return parsed.success
        ? [{ at: parsed.data.editedAt, by: parsed.data.personName, data: parsed.data.data }]
        : [];
    }),
  ];
  const history = factorHistory(versions, factor);
  return (
    <>
      {history.length === 0 ? (
        <p className={classes.small}>Nothing else was written down of it here.</p>
      ) : (
        <ul className={classes.history}>
          {history.map(({ statement, statedOn, source, value, writtenAt, writtenBy }) => (
            <li key={`${statedOn}${statement}${source}${JSON.stringify(value)}`}>
              {formatDate(statedOn)}: {statement}
              {value !== null && isCompared(factor)
                ? ` (${valueWords(factor, value, personWording)})`
                : ''}
              <div className={classes.small}>
                {[source, writtenAt ? `written down ${formatMoment(writtenAt)}` : '', writtenBy]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </li>
          ))}
        </ul>
      )}
      {there === null ? (
        <p className={classes.small}>
          What others wrote, and what was there before, shows when there is a network.
        </p>
      ) : null}
    </>
  );
}

function versionOf(at: Instant | null, by: string, data: RecordData): readonly ProfileVersion[] {
  const parsed = profileKind.schema.safeParse(data);
  return parsed.success ? [{ at, by, data: parsed.data }] : [];
}
