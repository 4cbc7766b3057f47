import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  RULE_WORDS,
  sentenceText,
  valueText,
} from '#shared/domain/advice/vigilance/alert-words.ts';
import { nameOf } from '#shared/domain/advice/vigilance/movement-words.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { personWording } from '../../services/person-locale.ts';
import { countOf, formatDate, formatMoney } from '../formats.ts';
import { Section } from '../section.tsx';
import classes from './alerts.module.css';
import type { AlertDetail } from './use-alert-detail.ts';

const SHOWN_AT_FIRST = 12;

/** What was noticed, by which figures, how each is computed, and the transactions behind them. */
export function AlertExplanation({ detail }: { detail: AlertDetail }) {
  const { alert } = detail.settled;
  return (
    <>
      <p className={classes.sentence}>{sentenceText(alert.sentence, personWording)}.</p>
      <Section title="How this is computed" about={RULE_WORDS[alert.rule].about}>
        <dl className={classes.figures}>
          {alert.figures.map(({ label, value, how }) => (
            <div key={label} className={classes.figure}>
              <dt>{label}</dt>
              <dd>{valueText(value, personWording)}</dd>
              {how ? <dd className={classes.how}>{how}</dd> : null}
            </div>
          ))}
          {detail.accountName ? (
            <div className={classes.figure}>
              <dt>Account</dt>
              <dd>{detail.accountName}</dd>
            </div>
          ) : null}
        </dl>
      </Section>
      <Entries title="Transactions" entries={detail.transactions} />
      {detail.compared.length > 0 ? (
        <Entries title="Measured against" entries={detail.compared.toReversed()} />
      ) : null}
    </>
  );
}

function Entries(props: { title: string; entries: readonly Entry<Transaction>[] }) {
  const [isWhole, setWhole] = useState(false);
  const { title, entries } = props;
  const shown = isWhole ? entries : entries.slice(0, SHOWN_AT_FIRST);
  return (
    <Section title={title} count={entries.length}>
      <ul className={classes.entries}>
        {shown.map(({ id, data }) => (
          <li key={id}>
            <span className={classes.entryDay}>{formatDate(data.date)}</span>
            <span className={classes.entryAmount}>{formatMoney(data.amount, data.currency)}</span>
            <span className={classes.entryText}>
              {[nameOf({ data }), data.counterparty, data.description].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < entries.length ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          Show all {countOf(entries.length, 'entry', 'entries')}
        </Button>
      ) : null}
    </Section>
  );
}
