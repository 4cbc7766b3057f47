import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { formatMoment } from '../../components/formats.ts';
import { labelOfField } from '../../components/kind-words.ts';
import { fieldText } from './field-text.ts';
import classes from './sync-page.module.css';
import { wordDiff } from './word-diff.ts';

interface ConflictSideProps {
  title: string;
  side: 'mine' | 'theirs';
  conflict: Conflict;
  fields: readonly string[];
  nameOf: (personId: string | null) => string;
}

/** One version, with the words marked that the other does not have. */
export function ConflictSide({ title, side, conflict, fields, nameOf }: ConflictSideProps) {
  const own = conflict[side];
  const other = conflict[side === 'mine' ? 'theirs' : 'mine'];
  return (
    <section className={classes.side} aria-label={title}>
      <p className={classes.sideHead}>
        {title}{' '}
        <span className={classes.sideWho}>
          {nameOf(own.personId)}
          {own.editedAt ? `, ${formatMoment(own.editedAt)}` : ''}
        </span>
      </p>
      {own.values === null ? <p className={classes.fieldValue}>Deleted</p> : null}
      {own.values === null
        ? null
        : fields.map((field) => (
            <div key={field} className={classes.field}>
              <div className={classes.fieldName}>{labelOfField(field)}</div>
              <p className={classes.fieldValue}>
                {other.values === null ? (
                  fieldText(own.values?.[field])
                ) : (
                  <Marked
                    own={fieldText(own.values?.[field])}
                    other={fieldText(other.values[field])}
                  />
                )}
              </p>
            </div>
          ))}
    </section>
  );
}

function Marked({ own, other }: { own: string; other: string }) {
  return wordDiff(own, other)
    .filter((part) => part.side !== 'second')
    .map((part, index) =>
      part.side === 'both' ? (
        part.text
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are derived and keep their order
        <mark key={index} className={classes.only}>
          {part.text}
        </mark>
      ),
    );
}
