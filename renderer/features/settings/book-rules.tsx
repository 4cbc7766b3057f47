import { Anchor, NumberInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { figuresInForce, type RuleFigures } from '#shared/domain/advice/rule-figure.ts';
import {
  type VigilanceRecord,
  vigilanceRecordId,
} from '#shared/domain/advice/vigilance/vigilance-record.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { mayWriteIn, useOwnBooks } from '../../services/own-books.ts';
import classes from './book-rules.module.css';
import { SettingRow } from './setting-row.tsx';

const NONE: VigilanceRecord = { figures: [], rulesOff: [] };

interface BookRulesSectionProps {
  title: string;
  about: string;
  children: (book: BookAccess) => ReactNode;
}

/** Rules that each book of one's own has with its own figures. */
export function BookRulesSection({ title, about, children }: BookRulesSectionProps) {
  const own = useOwnBooks();
  const [chosen, setChosen] = useState(0);
  const book = own[chosen];
  if (!book) return null;
  return (
    <Section title={title} about={about}>
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
      {children(book)}
    </Section>
  );
}

/** What a book sets otherwise than the defaults. */
export interface BookRules {
  readonly data: VigilanceRecord;
  readonly mayWrite: boolean;
  readonly keep: (next: VigilanceRecord, done: string) => void;
}

/** The rules of `book`, to be read and changed; `null` until they are known. */
export function useBookRules(book: BookAccess): BookRules | null {
  const { save } = useCommands();
  const id = vigilanceRecordId(book.bookId);
  const record = useLiveQuery((vault) => vault.record('vigilanceSettings', id), [id], {
    kinds: ['vigilanceSettings'],
  });
  // One that cannot be read would be written over.
  if (record.data === undefined) return null;
  const own = record.data?.bookId === book.bookId ? record.data : null;
  return {
    data: (own?.data as VigilanceRecord | undefined) ?? NONE,
    mayWrite: mayWriteIn(book),
    keep: (next, done) =>
      void save([{ kind: 'vigilanceSettings', id, data: next, bookId: book.bookId }], { done }),
  };
}

interface FigureRowsProps {
  rules: BookRules;
  figures: RuleFigures;
  /** Whose figures are shown. */
  rule: string;
}

/** The figures of one rule with their sources, each to be set otherwise. */
export function FigureRows({ rules, figures, rule }: FigureRowsProps) {
  const { data, keep } = rules;
  const inForce = figuresInForce(figures, data.figures);
  const set = (name: string, value: number) => {
    const figure = figures[name];
    if (!figure) return;
    if (value === inForce[name]) return;
    const others = data.figures.filter(({ id }) => id !== name);
    const changed = value === figure.value ? others : [...others, { id: name, value }];
    keep({ ...data, figures: changed }, `${figure.label}: kept`);
  };
  return Object.entries(figures)
    .filter(([, figure]) => figure.rule === rule)
    .map(([name, figure]) => {
      const value = inForce[name] ?? figure.value;
      return (
        <SettingRow
          key={`${name} ${value}`}
          label={figure.label}
          about={`Source: ${figure.source}.${value === figure.value ? '' : ` Default: ${figure.value}.`}`}
        >
          <FigureInput
            label={figure.label}
            value={value}
            range={[figure.least, figure.most]}
            suffix={figure.unit === 'percent' ? ' %' : ''}
            isDisabled={!rules.mayWrite}
            onChange={(next) => set(name, next)}
          />
        </SettingRow>
      );
    });
}

interface FigureInputProps {
  label: string;
  value: number;
  range: readonly [least: number, most: number];
  suffix: string;
  isDisabled: boolean;
  onChange: (value: number) => void;
}

function FigureInput({ label, value, range, suffix, isDisabled, onChange }: FigureInputProps) {
  const [draft, setDraft] = useState<string | number>(value);
  const [least, most] = range;
  const isBeyond = typeof draft === 'number' && (draft < least || draft > most);
  const keep = () => {
    if (typeof draft === 'number' && !isBeyond) onChange(draft);
  };
  return (
    <NumberInput
      aria-label={label}
      value={draft}
      // What is beyond stays as it was typed, and is refused.
      clampBehavior="none"
      error={isBeyond ? `Must be ${least} to ${most}` : undefined}
      w={130}
      disabled={isDisabled}
      suffix={suffix}
      rightSectionWidth={0}
      hideControls
      onChange={setDraft}
      onBlur={() => {
        if (typeof draft === 'number') keep();
        else setDraft(value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
