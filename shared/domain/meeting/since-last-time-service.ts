import { addDays, type CalendarDate, localDate } from '#shared/lib/calendar-date.ts';
import { AUTHORITY_NAMES } from '../advice/authority.ts';
import { FACTOR_NAMES } from '../advice/profile-staleness.ts';
import { worthOf } from '../instruction/check-means.ts';
import type { Instruction } from '../instruction/instruction.ts';
import {
  type ChangeLine,
  type ChangesInput,
  clientLine,
  internalLine,
  isNews,
  rankOf,
} from './change-line.ts';
import type { InstructionStep } from './client-change.ts';
import { requestChanges } from './since-last-time-requests.ts';

type Source = NonNullable<ChangeLine['source']>;

/**
 * Changes of what was agreed and done: profile, authorities, instructions, goals, meetings,
 * service requests, reports.
 * For the client's eyes is only what they have from us anyway: what they ordered, and reports.
 */
export function serviceChanges(input: ChangesInput): readonly ChangeLine[] {
  return [
    ...clientChanges(input),
    ...profileChanges(input),
    ...authorityChanges(input),
    ...instructionChanges(input),
    ...goalChanges(input),
    ...meetingChanges(input),
    ...overdueChanges(input),
    ...requestChanges(input),
    ...reportChanges(input),
  ];
}

/** A line that is only for us. */
const line = (
  area: ChangeLine['area'],
  rank: number,
  date: CalendarDate,
  text: string,
  source: Source,
): ChangeLine => internalLine(text, { date, area, rank, source });

function clientChanges(input: ChangesInput): readonly ChangeLine[] {
  const { id, data } = input.file.client;
  const source = { kind: 'client', id } as const;
  const lines: ChangeLine[] = [];
  if (isNews(data.clientSince, input)) {
    const about = { date: data.clientSince, area: 'people', rank: 67, source } as const;
    lines.push(clientLine({ tag: 'becameClient' }, about, input.wording));
  }
  if (isNews(data.clientUntil, input)) {
    lines.push(line('people', 78, data.clientUntil, 'Left', source));
  }
  return lines;
}

function profileChanges(input: ChangesInput): readonly ChangeLine[] {
  const { profile } = input.file;
  if (!profile) return [];
  const source = { kind: 'profile', id: profile.id } as const;
  return profile.data.factors.flatMap(({ id, statement, statedOn }) =>
    isNews(statedOn, input)
      ? [line('profile', 63, statedOn, `Profile, ${FACTOR_NAMES[id]}: ${statement}`, source)]
      : [],
  );
}

function authorityChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.authorities.flatMap(({ id, data }) => {
    const source = { kind: 'authority', id } as const;
    const name = `${AUTHORITY_NAMES[data.authorityType]} of ${data.holder}`;
    const lines: ChangeLine[] = [];
    if (isNews(data.validFrom, input)) {
      lines.push(line('people', 64, data.validFrom, `Began: ${name}`, source));
    }
    // It is valid through its last day: it has ended on the day after.
    const ended = data.validUntil && addDays(data.validUntil, 1);
    if (isNews(ended, input)) lines.push(line('people', 69, ended, `Ended: ${name}`, source));
    return lines;
  });
}

function instructionChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.instructions.flatMap(({ id, data }) => {
    const source = { kind: 'instruction', id } as const;
    const [latest] = instructionSteps(data, input.offsetMinutes).filter(({ on }) =>
      isNews(on, input),
    );
    if (!latest) return [];
    const worth = worthOf(data.details, { file: input.file, today: input.to });
    const weighed = rankOf(worth === 'tooLarge' ? null : worth, latest.rank, input);
    // What was refused has to be spoken of, however small.
    const rank = latest.isTrouble ? Math.max(latest.rank, weighed) : weighed;
    const { on: date, step } = latest;
    const statement = data.statement.split('\n')[0] ?? '';
    const about = { date, area: 'instructions', rank, source } as const;
    return [clientLine({ tag: 'instruction', step, statement }, about, input.wording)];
  });
}

interface DatedStep {
  readonly on: CalendarDate;
  readonly step: InstructionStep;
  readonly rank: number;
  readonly isTrouble: boolean;
}

/** What became of an instruction, the last first: one line says it all. */
function instructionSteps(
  { answer, withdrawal, givenOn }: Instruction,
  offsetMinutes: number,
): readonly DatedStep[] {
  const given = { on: givenOn, step: 'ordered', rank: 59, isTrouble: false } as const;
  if (answer) {
    const isDone = answer.outcome === 'executed';
    const done = answer.dealt === undefined ? 'executed' : 'executedInPart';
    const step = isDone ? done : 'refused';
    const on = localDate(answer.at, offsetMinutes);
    return [{ on, step, rank: isDone ? 61 : 71, isTrouble: !isDone }, given];
  }
  if (withdrawal) {
    const step = withdrawal.how === 'cancelled' ? 'cancelled' : 'replaced';
    const on = localDate(withdrawal.at, offsetMinutes);
    return [{ on, step, rank: 52, isTrouble: false }, given];
  }
  return [given];
}

function goalChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.goals.flatMap(({ id, data }) => {
    const source = { kind: 'goal', id } as const;
    if (isNews(data.closedOn, input)) {
      const isReached = data.status === 'reached';
      const text = `${isReached ? 'Goal reached' : 'Goal given up'}: ${data.name}`;
      return [line('goals', isReached ? 68 : 53, data.closedOn, text, source)];
    }
    return isNews(data.statedOn, input)
      ? [line('goals', 54, data.statedOn, `New goal: ${data.name}`, source)]
      : [];
  });
}

function meetingChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.meetings.flatMap(({ id, data }) => {
    const on = localDate(data.startsAt, input.offsetMinutes);
    return data.status === 'finished' && isNews(on, input)
      ? [line('service', 58, on, `Met: ${data.purpose}`, { kind: 'meeting', id })]
      : [];
  });
}

/** What was due meanwhile and is not kept. */
function overdueChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.promises.flatMap(({ id, data }) => {
    const overdue = data.status === 'open' && data.dueOn ? addDays(data.dueOn, 1) : null;
    if (!isNews(overdue, input)) return [];
    const who = data.promisedBy === 'us' ? 'We are late' : 'The client is late';
    const text = `${who}: ${data.undertaking}`;
    return [line('promises', 57, overdue, text, { kind: 'promise', id })];
  });
}

function reportChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.reportSchedules.flatMap(({ id, data }) => {
    if (!isNews(data.lastSentOn, input)) return [];
    const source = { kind: 'reportSchedule', id } as const;
    const about = { date: data.lastSentOn, area: 'service', rank: 47, source } as const;
    return [clientLine({ tag: 'reportSent' }, about, input.wording)];
  });
}
