import { SUITABILITY_RULES } from '#shared/domain/advice/suitability-rules.ts';
import { SUITABILITY_FIGURES } from '#shared/domain/advice/suitability-settings.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import classes from './book-rules.module.css';
import { BookRulesSection, FigureRows, useBookRules } from './book-rules.tsx';

/** The rules that have figures, in the order of the check. */
const RULES = [...new Set(Object.values(SUITABILITY_FIGURES).map(({ rule }) => rule))];

/** The figures of the check of suitability and where they come from, for each book of one's own. */
export function SuitabilityRulesSection() {
  return (
    <BookRulesSection
      title="Suitability rules"
      about="What the check of a recommendation compares with. A change goes to everybody who works in this book; what was said to a client stays as it was said."
    >
      {(book) => <Rules key={book.bookId} book={book} />}
    </BookRulesSection>
  );
}

function Rules({ book }: { book: BookAccess }) {
  const rules = useBookRules(book);
  if (!rules) return null;
  return RULES.map((rule) => (
    <div key={rule} className={classes.rule}>
      <details>
        <summary className={classes.summary}>{SUITABILITY_RULES[rule].name}</summary>
        <FigureRows rules={rules} figures={SUITABILITY_FIGURES} rule={rule} />
      </details>
    </div>
  ));
}
