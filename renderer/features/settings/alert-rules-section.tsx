import { Anchor, NumberInput, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { VIGILANCE_RULES, type VigilanceRule } from '#shared/domain/advice/vigilance/alert.ts';
import { RULE_WORDS } from '#shared/domain/advice/vigilance/alert-words.ts';
import {
  type VigilanceRecord,
  vigilanceRecordId,
} from '#shared/domain/advice/vigilance/vigilance-record.ts';
import {
  limitId,
  VIGILANCE_FIGURE_NAMES,
  VIGILANCE_FIGURES,
  type VigilanceFigure,
  type VigilanceFigureName,
  vigilanceSettings,
  within,
} from '#shared/domain/advice/vigilance/vigilance-settings.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import classes from './alert-rules.module.css';
import { OtherLimits } from './other-limits.tsx';
import { SettingRow } from './setting-row.tsx';

const NONE: VigilanceRecord = { figures: [], rulesOff: [] };

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
  const books = useLiveQuery((vault) => vault.books(), []);
  const own = books.data?.filter(({ isFirmBook }) => !isFirmBook) ?? [];
  const [chosen, setChosen] = useState(0);
  const book = own[chosen];
  if (!book) return null;
  return (
    <Section
      title="Alert rules"
      about="What is noticed in the clients’ transactions, by which limits. A change goes to everybody who works in this book."
    >
      {own.length > 1 ? (
        <div className={classes.books}>
          {own.map(({ bookId, name }, index) => (
            <Anchor
              key={bookId}
              component="button"
              type="button"
              size="sm"
              aria-pressed={index === chosen}
              fw={index === chosen ? 600 : 400}
              onClick={() => setChosen(index)}
            >
              {name}
            </Anchor>
          ))}
        </div>
      ) : null}
      <Rules key={book.bookId} book={book} />
    </Section>
  );
}

function Rules({ book }: { book: BookAccess }) {
  const { save } = useCommands();
  const id = vigilanceRecordId(book.bookId);
  const record = useLiveQuery((vault) => vault.record('vigilanceSettings', id), [id], {
    kinds: ['vigilanceSettings'],
  });
  const data = (record.data?.data as VigilanceRecord | undefined) ?? NONE;
  const settings = vigilanceSettings(data);
  const mayWrite = book.role === 'owner' || book.role === 'assistant';

  const keep = (next: VigilanceRecord, done: string) =>
    void save([{ kind: 'vigilanceSettings', id, data: next, bookId: book.bookId }], { done });
  const setFigure = (name: VigilanceFigureName, value: number) => {
    const { label } = VIGILANCE_FIGURES[name];
    const bounded = within(VIGILANCE_FIGURES[name], value);
    if (bounded === settings[name]) return;
    const others = data.figures.filter((figure) => figure.id !== name);
    const isUsual = bounded === VIGILANCE_FIGURES[name].value;
    const figures = isUsual ? others : [...others, { id: name, value: bounded }];
    keep({ ...data, figures }, `${label}: kept`);
  };
  const setOtherLimit = (currency: string, value: number | null) => {
    const others = data.figures.filter((figure) => figure.id !== limitId(currency));
    const figures = value === null ? others : [...others, { id: limitId(currency), value }];
    keep({ ...data, figures }, `Limit in ${currency}: ${value === null ? 'removed' : 'kept'}`);
  };
  const setRule = (rule: VigilanceRule, isOn: boolean) => {
    const others = data.rulesOff.filter((off) => off !== rule);
    const rulesOff = isOn ? others : [...others, rule];
    keep({ ...data, rulesOff }, `${RULE_WORDS[rule].name}: ${isOn ? 'on' : 'off'}`);
  };
  if (record.isLoading) return null;
  return (
    <>
      {GROUPS.map(({ rule, title, about }) => (
        <div key={rule} className={classes.rule}>
          {rule === 'all' || rule === 'habit' ? null : (
            <Switch
              className={classes.switch}
              aria-label={title}
              checked={!settings.rulesOff.has(rule)}
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
            {VIGILANCE_FIGURE_NAMES.filter((name) => VIGILANCE_FIGURES[name].rule === rule).map(
              (name) => (
                <FigureRow
                  key={`${name} ${settings[name]}`}
                  figure={VIGILANCE_FIGURES[name]}
                  value={settings[name]}
                  mayWrite={mayWrite}
                  onChange={(value) => setFigure(name, value)}
                />
              ),
            )}
            {rule === 'structuring' ? (
              <OtherLimits
                limits={settings.otherLimits}
                mayWrite={mayWrite}
                onChange={setOtherLimit}
              />
            ) : null}
          </details>
        </div>
      ))}
    </>
  );
}

function FigureRow(props: {
  figure: VigilanceFigure;
  value: number;
  mayWrite: boolean;
  onChange: (value: number) => void;
}) {
  const { figure, value } = props;
  const [draft, setDraft] = useState<string | number>(value);
  const isChanged = value !== figure.value;
  return (
    <SettingRow
      label={figure.label}
      about={`Source: ${figure.source}.${isChanged ? ` Default: ${figure.value}.` : ''}`}
    >
      <NumberInput
        aria-label={figure.label}
        value={draft}
        min={figure.least}
        max={figure.most}
        w={130}
        disabled={!props.mayWrite}
        suffix={figure.unit === 'percent' ? ' %' : ''}
        rightSectionWidth={0}
        hideControls
        onChange={setDraft}
        onBlur={() => {
          if (typeof draft === 'number') props.onChange(draft);
          else setDraft(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typeof draft === 'number') props.onChange(draft);
        }}
      />
    </SettingRow>
  );
}
