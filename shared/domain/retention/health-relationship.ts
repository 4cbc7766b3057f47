import { daysBetween, localDate } from '#shared/lib/calendar-date.ts';
import { comingMeetings, lastContact } from '../meeting/contact-history.ts';
import { isOverdue } from '../meeting/follow-up.ts';
import { isOpenRequest } from '../service/service-steps.ts';
import { counted, daysAgo, everyDays } from '../wording.ts';
import type { HealthDriver, HealthInput } from './health-score.ts';

/** Contact is expected this often when the client's record does not say. */
const USUAL_CONTACT_DAYS = 90;
const RECENT_DAYS = 90;

/** Drivers from how the firm and the client's people deal with each other. */
export function relationshipDrivers(input: HealthInput): readonly HealthDriver[] {
  return [
    ...contactDriver(input),
    ...meetingDriver(input),
    ...promiseDrivers(input),
    ...complaintDriver(input),
    ...sentimentDriver(input),
  ];
}

function contactDriver({ file, today, offsetMinutes }: HealthInput): readonly HealthDriver[] {
  const last = lastContact(file, today, offsetMinutes);
  if (!last) return [];
  const meant = file.client.data.contactEveryDays ?? USUAL_CONTACT_DAYS;
  const days = daysBetween(last.on, today);
  const reason = `last contact ${daysAgo(days)}, it should be ${everyDays(meant)}`;
  if (days <= meant) return [{ name: 'Contact', points: 12, reason }];
  const points = days > 2 * meant ? -20 : -10;
  return [{ name: 'Contact', points, reason }];
}

function meetingDriver({ file, today, offsetMinutes, wording }: HealthInput): HealthDriver[] {
  const next = comingMeetings(file.meetings, today, offsetMinutes)[0];
  if (!next) return [];
  const day = wording.date(localDate(next.data.startsAt, offsetMinutes));
  return [{ name: 'Next meeting', points: 5, reason: `a meeting is planned for ${day}` }];
}

function promiseDrivers({ file, today }: HealthInput): readonly HealthDriver[] {
  const ours = file.promises.filter(({ data }) => data.promisedBy === 'us');
  const overdue = ours.filter(
    ({ data }) => data.status === 'open' && isOverdue(data.dueOn, today),
  ).length;
  const kept = ours.filter(
    ({ data }) =>
      data.status === 'kept' && data.keptOn && daysBetween(data.keptOn, today) <= RECENT_DAYS,
  ).length;
  const drivers: HealthDriver[] = [];
  if (overdue > 0) {
    const reason = `${counted(overdue, 'promise')} of ours overdue`;
    drivers.push({ name: 'Promises', points: -Math.min(24, 8 * overdue), reason });
  }
  if (kept > 0) {
    const reason = `${counted(kept, 'promise')} kept in the last ${RECENT_DAYS} days`;
    drivers.push({ name: 'Promises kept', points: Math.min(9, 3 * kept), reason });
  }
  return drivers;
}

/** A complaint weighs little more than a late promise: what counts is how it ends. */
function complaintDriver({ file }: HealthInput): HealthDriver[] {
  const open = file.serviceRequests.filter(
    ({ data }) => data.sort === 'complaint' && isOpenRequest(data),
  ).length;
  if (open === 0) return [];
  const reason = `${counted(open, 'complaint')} open`;
  return [{ name: 'Complaints', points: -Math.min(20, 10 * open), reason }];
}

function sentimentDriver({ file }: HealthInput): readonly HealthDriver[] {
  const deciders = file.contacts.filter(({ data }) => data.influence === 'decisionMaker');
  const asked = (deciders.length > 0 ? deciders : file.contacts).filter(
    ({ data }) => data.sentiment !== 'unknown',
  );
  const critical = asked.find(({ data }) => data.sentiment === 'critical');
  if (critical) {
    return [{ name: 'Sentiment', points: -15, reason: `${critical.data.name} is critical` }];
  }
  const supportive = asked.find(({ data }) => data.sentiment === 'supportive');
  if (supportive) {
    return [{ name: 'Sentiment', points: 10, reason: `${supportive.data.name} is supportive` }];
  }
  return [];
}
