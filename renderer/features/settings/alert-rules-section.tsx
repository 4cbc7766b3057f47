import { Switch, Text } from '@mantine/core';
import { VIGILANCE_RULES, type VigilanceRule } from '#shared/domain/advice/vigilance/alert.ts';
import { RULE_WORDS } from '#shared/domain/advice/vigilance/alert-words.ts';
import {
  limitId,
  VIGILANCE_FIGURES,
  type VigilanceFigure,
  vigilanceSettings,
} from '#shared/domain/advice/vigilance/vigilance-settings.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import classes from './book-rules.module.css';
import { BookRulesSection, FigureRows, useBookRules } from './book-rules.tsx';
import { OtherLimits } from './other-limits.tsx';

const GROUPS: readonly { rule: VigilanceFigure['rule']; title: string; about: string }[] = [
  { rule: 'all', title: 'All rules', about: '' },
  {
    rule: 'habit',
    title: 'Habit',
    about:
      'What is usual is the median of the client’s own earlier entries of the same sort, with their spread, both of logarithms: odd amounts do not move it.',
  },
  ...VIGILANCE_RULES.map((rule) => ({
    rule,
    title: RULE_WORDS[rule].name,
    about: RULE_WORDS[rule].about,
  })),
];

/** The rules of vigilance with their figures and where those come from, for each book of one's own. */
export function AlertRulesSection() {
  return (
    <BookRulesSection
      title="Alert rules"
      about="What is noticed in the clients’ transactions, by which limits. A change goes to everybody who works in this book."
    >
      {(book) => <Rules key={book.bookId} book={book} />}
    </BookRulesSection>
  );
}

function Rules({ book }: { book: BookAccess }) {
  const rules = useBookRules(book);
  if (!rules) return null;
  const { data, mayWrite, keep } = rules;
  const setRule = (rule: VigilanceRule, isOn: boolean) => {
    const others = data.rulesOff.filter((off) => off !== rule);
    const rulesOff = isOn ? others : [...others, rule];
    keep({ ...data, rulesOff }, `${RULE_WORDS[rule].name}: ${isOn ? 'on' : 'off'}`);
  };
  const setOtherLimit = (currency: string, value: number | null) => {
    const others = data.figures.filter((figure) => figure.id !== limitId(currency));
    const figures = value === null ? others : [...others, { id: limitId(currency), value }];
    keep({ ...data, figures }, `Limit in ${currency}: ${value === null ? 'removed' : 'kept'}`);
  };
  return GROUPS.map(({ rule, title, about }) => (
    <div key={rule} className={classes.rule}>
      {rule === 'all' || rule === 'habit' ? null : (
        <Switch
          className={classes.switch}
          aria-label={title}
          checked={!data.rulesOff.includes(rule)}
          disabled={!mayWrite}
          onChange={(event) => setRule(rule, event.currentTarget.checked)}
        />
      )}
      <details>
        <summary className={classes.summary}>{title}</summary>
        {about ? (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        ) : null}
        <FigureRows rules={rules} figures={VIGILANCE_FIGURES} rule={rule} />
        {rule === 'structuring' ? (
          <OtherLimits
            limits={vigilanceSettings(data).otherLimits}
            mayWrite={mayWrite}
            onChange={setOtherLimit}
          />
        ) : null}
      </details>
    </div>
  ));
}
