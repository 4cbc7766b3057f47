import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { AttentionCount } from '../../components/attention-count.tsx';
import {
  CLIENT_STATUS_WORDS,
  CLIENT_TYPE_WORDS,
  TIER_WORDS,
} from '../../components/client-words.ts';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { moneyInFile } from '../../components/data-table-file.ts';
import { explainedDate } from '../../components/figures/explained-figure.ts';
import { countOf, formatMoment } from '../../components/formats.ts';
import { HealthText } from '../../components/health-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { NumberText } from '../../components/number-text.tsx';
import { RelativeDate } from '../../components/relative-date.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { UnknownText } from '../../components/unknown-text.tsx';
import { personDateOf } from '../../services/today.ts';
import type { ClientRow } from '../../vault/views.ts';
import classes from './clients-page.module.css';
import {
  amountReason,
  changeReason,
  explainedAmount,
  explainedChange,
  explainedHealth,
  MEANINGS,
} from './explained-client.ts';

const NOT_RATED = 'not rated yet';
const NO_CONTACT = 'no contact recorded';
const NO_MEETING = 'no meeting planned';

const TIER_ORDER = ['key', 'A', 'B', 'C', 'unrated'] as const;

/** The columns of the list on `today`. */
export function clientColumns(today: CalendarDate): readonly DataColumn<ClientRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 180,
      grow: 1,
      isHideable: false,
      value: ({ name }) => name,
      inFile: [
        { header: 'Name', text: ({ name }) => name },
        { header: 'Status', text: ({ status }) => CLIENT_STATUS_WORDS[status] },
      ],
      cell: (row) => (
        <span title={row.name} className={classes.name}>
          <span className={classes.nameText}>{row.name}</span>
          {row.status === 'active' ? null : (
            <span className={classes.status}>{CLIENT_STATUS_WORDS[row.status]}</span>
          )}
        </span>
      ),
    },
    {
      id: 'type',
      header: 'Kind',
      width: 130,
      isHidden: true,
      value: ({ clientType }) => CLIENT_TYPE_WORDS[clientType],
    },
    { id: 'city', header: 'City', width: 120, isHidden: true, value: ({ city }) => city },
    {
      id: 'tags',
      header: 'Tags',
      width: 140,
      isHidden: true,
      value: ({ tags }) => tags.join(', '),
    },
    {
      id: 'tier',
      header: 'Tier',
      width: 62,
      givesWay: 3,
      value: ({ tier }) => TIER_ORDER.indexOf(tier),
      cell: ({ tier }) =>
        tier === 'unrated' ? <UnknownText reason={NOT_RATED} /> : TIER_WORDS[tier],
      explain: ({ tier }) =>
        tier === 'unrated' ? { text: null, reason: NOT_RATED } : { text: TIER_WORDS[tier] },
      inFile: [
        { header: 'Tier', text: ({ tier }) => (tier === 'unrated' ? '' : TIER_WORDS[tier]) },
      ],
    },
    {
      id: 'amount',
      header: 'Value or revenue',
      about: 'What the accounts are worth today, or the revenue of the last twelve months',
      width: 196,
      align: 'end',
      startsDescending: true,
      value: ({ amount }) => amount,
      explain: explainedAmount,
      inFile: [
        ...moneyInFile('Value or revenue', ({ amount, currency }: ClientRow) =>
          amount === null ? null : { amount, currency: currency as CurrencyCode },
        ),
        { header: 'Which', text: ({ amountMeaning }) => MEANINGS[amountMeaning] },
      ],
      cell: (row) => (
        <span className={classes.amount} title={MEANINGS[row.amountMeaning]}>
          <Sparkline values={row.trend} />
          <MoneyText
            amount={row.amount}
            currencyCode={row.currency}
            reason={amountReason(row)}
            whole
          />
        </span>
      ),
    },
    {
      id: 'change',
      header: 'Change',
      about: 'Over twelve months: return of what is invested, or revenue against the year before',
      width: 80,
      givesWay: 1,
      align: 'end',
      startsDescending: true,
      value: ({ change }) => change,
      explain: explainedChange,
      inFile: [
        {
          header: 'Change, %',
          text: ({ change }) => (change === null ? '' : decimalText(hundredths(change), 2)),
        },
      ],
      cell: (row) => <NumberText value={row.change} percent signed reason={changeReason(row)} />,
    },
    {
      id: 'lastContact',
      header: 'Last contact',
      width: 122,
      givesWay: 2,
      startsDescending: true,
      value: ({ lastContactOn }) => lastContactOn,
      cell: ({ lastContactOn }) => (
        <RelativeDate date={lastContactOn} today={today} reason={NO_CONTACT} />
      ),
      explain: ({ lastContactOn }) => explainedDate(lastContactOn, NO_CONTACT),
    },
    {
      id: 'nextMeeting',
      header: 'Next meeting',
      width: 108,
      givesWay: 4,
      value: ({ nextMeetingAt }) => nextMeetingAt,
      inFile: [
        {
          header: 'Next meeting',
          text: ({ nextMeetingAt }) => (nextMeetingAt === null ? '' : personDateOf(nextMeetingAt)),
        },
      ],
      cell: ({ nextMeetingAt }) => (
        <RelativeDate
          date={nextMeetingAt === null ? null : personDateOf(nextMeetingAt)}
          today={today}
          reason={NO_MEETING}
        />
      ),
      explain: ({ nextMeetingAt }) =>
        nextMeetingAt === null
          ? { text: null, reason: NO_MEETING }
          : { text: formatMoment(nextMeetingAt) },
    },
    {
      id: 'health',
      header: 'Health',
      width: 102,
      value: ({ health }) => health,
      cell: ({ health }) => <HealthText score={health} />,
      explain: explainedHealth,
    },
    {
      id: 'attention',
      header: 'Attention',
      width: 96,
      startsDescending: true,
      value: ({ attentionCount }) => (attentionCount === 0 ? null : attentionCount),
      inFile: [{ header: 'Attention', text: ({ attentionCount }) => String(attentionCount) }],
      explain: ({ attentionCount }) => ({
        text: countOf(attentionCount, 'thing to look at', 'things to look at'),
      }),
      cell: ({ attentionCount }) => <AttentionCount count={attentionCount} />,
    },
  ];
}
