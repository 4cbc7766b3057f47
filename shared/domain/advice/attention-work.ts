import { daysBetween } from '#shared/lib/calendar-date.ts';
import { lastContact } from '../meeting/contact-history.ts';
import { isOverdue } from '../meeting/follow-up.ts';
import { reportStatus } from '../reporting/report-due.ts';
import { isAnswerOverdue, isOpenRequest } from '../service/service-steps.ts';
import { standing } from '../service/service-words.ts';
import { counted, daysAgo, everyDays } from '../wording.ts';
import type { AttentionFlag, AttentionInput } from './attention-flag.ts';
import { AUTHORITY_NAMES } from './authority.ts';
import { authorityStatus } from './authority-status.ts';
import { FACTOR_NAMES, staleFactors } from './profile-staleness.ts';

/** Flags about what was agreed: complaints, authorities, promises, answers, reports, profile, contact. */
export function workFlags(input: AttentionInput): readonly AttentionFlag[] {
  return [
    ...complaintFlags(input),
    ...authorityFlags(input),
    ...promiseFlags(input),
    ...answerFlags(input),
    ...reportFlags(input),
    ...profileFlags(input),
    ...contactFlags(input),
  ];
}

/** Complaints that are open, whether their answer is late or not. */
function complaintFlags({ file, today, wording }: AttentionInput): AttentionFlag[] {
  return file.serviceRequests.flatMap(({ id, data }): AttentionFlag[] => {
    if (data.sort !== 'complaint' || !isOpenRequest(data)) return [];
    const { subject, raisedOn, dueOn } = data;
    const due = isAnswerOverdue(data, today) ? 'was due on' : 'due by';
    // The day first: where there is little room, what comes last is cut.
    const answer = dueOn ? `; answer ${due} ${wording.date(dueOn)}` : '';
    const raised = `${standing(data)}, raised on ${wording.date(raisedOn)}`;
    return [
      {
        rule: 'openComplaint',
        severity: 'high',
        reason: `Complaint: ${subject}${answer}, ${raised}`,
        source: { kind: 'serviceRequest', id },
      },
    ];
  });
}

/** Service requests whose answer is late; complaints have a flag of their own. */
function answerFlags({ file, today, wording }: AttentionInput): AttentionFlag[] {
  return file.serviceRequests.flatMap(({ id, data }): AttentionFlag[] => {
    const { sort, subject, dueOn } = data;
    if (sort === 'complaint' || !dueOn || !isAnswerOverdue(data, today)) return [];
    return [
      {
        rule: 'overdueAnswer',
        severity: 'medium',
        reason: `An answer was owed on ${wording.date(dueOn)}, ${standing(data)}: ${subject}`,
        source: { kind: 'serviceRequest', id },
      },
    ];
  });
}

function authorityFlags({ file, today, wording, settings }: AttentionInput): AttentionFlag[] {
  return file.authorities.flatMap(({ id, data }): AttentionFlag[] => {
    const status = authorityStatus(data, today, settings.authorityWarningDays);
    const source = { kind: 'authority', id } as const;
    const name = `${AUTHORITY_NAMES[data.authorityType]} of ${data.holder}`;
    if (status.tag === 'expired') {
      const reason = `${name} expired on ${wording.date(status.until)}`;
      return [{ rule: 'authorityExpired', severity: 'high', reason, source }];
    }
    if (status.tag === 'expiringSoon') {
      const days = counted(status.daysLeft, 'day');
      const reason = `${name} expires in ${days}, on ${wording.date(status.until)}`;
      return [{ rule: 'authorityExpiring', severity: 'medium', reason, source }];
    }
    return [];
  });
}

function promiseFlags({ file, today, wording }: AttentionInput): AttentionFlag[] {
  return file.promises.flatMap(({ id, data }): AttentionFlag[] => {
    if (data.status !== 'open' || !data.dueOn || !isOverdue(data.dueOn, today)) return [];
    const whose = data.promisedBy === 'us' ? 'Our promise' : 'The client’s promise';
    const since = wording.date(data.dueOn);
    return [
      {
        rule: 'overduePromise',
        severity: data.promisedBy === 'us' ? 'high' : 'medium',
        reason: `${whose} was due on ${since}: ${data.undertaking}`,
        source: { kind: 'promise', id },
      },
    ];
  });
}

function reportFlags({ file, today, wording }: AttentionInput): AttentionFlag[] {
  return file.reportSchedules.flatMap(({ id, data }): AttentionFlag[] => {
    const status = reportStatus(data, today);
    if (status.tag !== 'overdue') return [];
    const frequency = FREQUENCY_NAMES[data.frequency];
    return [
      {
        rule: 'overdueReport',
        severity: 'medium',
        reason: `${frequency} report was due on ${wording.date(data.nextDueOn)}, ${daysAgo(status.daysLate)}`,
        source: { kind: 'reportSchedule', id },
      },
    ];
  });
}

const FREQUENCY_NAMES = {
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  halfYearly: 'Half-yearly',
  yearly: 'Yearly',
} as const;

function profileFlags({ file, today, wording }: AttentionInput): AttentionFlag[] {
  const { profile } = file;
  if (!profile) {
    const invests = file.accounts.some(({ data }) => data.accountType === 'investment');
    if (!invests || file.client.data.status !== 'active') return [];
    return [
      {
        rule: 'missingProfile',
        severity: 'medium',
        reason: 'The client has an investment account, but no profile is recorded',
        source: { kind: 'client', id: file.client.id },
      },
    ];
  }
  const [oldest, ...others] = staleFactors(file, today);
  if (!oldest) return [];
  const name = FACTOR_NAMES[oldest.factor];
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return [
    {
      rule: 'staleProfile',
      severity: 'medium',
      reason: `Profile is out of date: ${name}, last stated on ${wording.date(oldest.statedOn)}${more}`,
      source: { kind: 'profile', id: profile.id },
    },
  ];
}

function contactFlags({ file, today, offsetMinutes, wording }: AttentionInput): AttentionFlag[] {
  const { contactEveryDays, status } = file.client.data;
  if (contactEveryDays === null || status === 'former') return [];
  const source = { kind: 'client', id: file.client.id } as const;
  const last = lastContact(file, today, offsetMinutes);
  if (!last) {
    const reason = `No contact is recorded; it should be ${everyDays(contactEveryDays)}`;
    return [{ rule: 'noContact', severity: 'low', reason, source }];
  }
  const days = daysBetween(last.on, today);
  if (days <= contactEveryDays) return [];
  const reason = `Last contact was ${daysAgo(days)}, on ${wording.date(last.on)}; it should be ${everyDays(contactEveryDays)}`;
  return [{ rule: 'noContact', severity: 'medium', reason, source }];
}
