import { newRecommendation } from '#shared/domain/advice/advice-builders.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { isHoldingAccount } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { useSession } from '../../../services/session.tsx';
import { useShortcuts } from '../../../services/shortcuts.ts';
import { usePlace } from '../../../services/view-state.ts';
import type { Ledger } from '../use-client.ts';
import classes from './advice.module.css';
import { Composer } from './composer.tsx';
import { MandatesSection } from './mandates-section.tsx';
import { ProfileFactorsSection } from './profile-factors-section.tsx';
import { RecommendationDetail } from './recommendation-detail.tsx';
import { RecommendationsSection } from './recommendations-section.tsx';
import { useWithSecurities } from './use-advice.ts';

interface AdviceTabProps {
  work: ClientFile;
  ledger: Ledger;
  today: CalendarDate;
}

const NEW = 'new';

/** What is recommended to the client, what they said of themselves, and who may decide for them. */
export function AdviceTab({ work, ledger, today }: AdviceTabProps) {
  const { owner } = useSession();
  const clientId = work.client.id;
  const whole = ledger.state === 'whole' ? ledger.file : null;
  const file = useWithSecurities(whole ?? work);
  const [openId, setOpenId] = usePlace<RecordId | null>(`advice.open.${clientId}`, null);
  const [composed, setComposed] = usePlace<RecordId | typeof NEW | null>(
    `advice.composed.${clientId}`,
    null,
  );
  useShortcuts([{ keys: 'a', label: 'New recommendation', run: () => setComposed(NEW) }]);
  const edited = work.recommendations.find(({ id }) => id === composed);

  if (composed === NEW || edited) {
    return (
      <Composer
        key={edited?.id ?? NEW}
        editing={{
          kind: 'recommendation',
          id: edited?.id ?? null,
          data: edited?.data ?? blank(work, today, owner.personId),
          context: clientId,
        }}
        file={file}
        ledger={ledger}
        today={today}
        onClose={(saved) => {
          setComposed(null);
          if (saved) setOpenId(saved);
        }}
      />
    );
  }
  const open = work.recommendations.find(({ id }) => id === openId);
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <RecommendationsSection
          file={file}
          openId={openId}
          onOpen={setOpenId}
          onNew={() => setComposed(NEW)}
        />
        {open ? (
          <RecommendationDetail
            key={open.id}
            recommendation={open}
            file={file}
            whole={whole ? file : null}
            today={today}
            onEdit={() => setComposed(open.id)}
          />
        ) : null}
      </div>
      <div className={classes.column}>
        <ProfileFactorsSection file={work} today={today} />
        <MandatesSection file={work} today={today} />
      </div>
    </div>
  );
}

/** A new recommendation, with what can be supposed of the client already filled in. */
function blank(work: ClientFile, today: CalendarDate, proposedBy: PersonId): Recommendation {
  const account = work.accounts.find(
    (each) => isHoldingAccount(each) && each.data.accountType === 'investment',
  );
  return newRecommendation({
    clientId: work.client.id,
    action: account ? 'buy' : 'product',
    accountId: account?.id ?? null,
    currency: account?.data.currency ?? work.client.data.reportingCurrency,
    proposedOn: today,
    proposedBy,
  });
}
