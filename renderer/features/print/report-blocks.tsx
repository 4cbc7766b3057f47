import type { Block, Section } from '#shared/documents/model.ts';
import { useLayoutWords } from './paper.ts';

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** Labels with what they stand for, one line each. */
export function FactsView({ facts }: { facts: BlockOf<'facts'> }) {
  return (
    <dl className="facts">
      {facts.items.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The id under which the contents find a section. */
export const anchorOf = (sectionId: string): string => `part-${sectionId}`;

/** The sections after this one with a place for the page, which is known once pages are made. */
export function ContentsView({ sections }: { sections: readonly Section[] }) {
  const own = sections.findIndex(({ blocks }) => blocks.some(({ type }) => type === 'contents'));
  return (
    <ol className="contents">
      {sections.slice(own + 1).map(({ id, heading }) =>
        heading === null ? null : (
          <li key={id}>
            <a href={`#${anchorOf(id)}`}>
              <span>{heading}</span>
              <span className="contents-dots" aria-hidden="true" />
              <span data-page-of={anchorOf(id)} />
            </a>
          </li>
        ),
      )}
    </ol>
  );
}

/** From so many columns on, type is smaller. */
const MANY_COLUMNS = 7;

/** Letters of a cell that is better left on one line. */
const SHORT_CELL = 24;

/** A table that may be divided among pages (see `paginate.ts`), with its note. */
export function LongTableView({ table }: { table: BlockOf<'longTable'> }) {
  const { caption, columns, rows, note } = table;
  return (
    <>
      <table className="ledger" data-dense={columns.length >= MANY_COLUMNS || undefined}>
        {caption ? <caption>{caption}</caption> : null}
        <thead>
          <tr>
            {columns.map(({ label, align }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <th key={index} scope="col" data-align={align}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ role, cells }, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity and never move
            <tr key={rowIndex} data-role={role}>
              {role === 'group' ? (
                <th colSpan={columns.length} scope="colgroup">
                  {cells[0]?.text}
                </th>
              ) : (
                cells.map(({ text }, index) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                    key={index}
                    data-align={columns[index]?.align}
                    data-short={text.length <= SHORT_CELL || undefined}
                  >
                    {text}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {note ? <p className="note">{note}</p> : null}
    </>
  );
}

/** All of the whole, in hundredths of a percent. */
const WHOLE = 10_000;

/** Bars beside each other, the target as a mark that stands out without colour. */
export function SharesView({ shares }: { shares: BlockOf<'shares'> }) {
  const { title, accessibleName, parts } = shares;
  const most = Math.max(1, ...parts.map(({ weight, target }) => Math.max(weight, target ?? 0)));
  const scale = Math.min(WHOLE, most * 1.05);
  const share = (weight: number) => `${(Math.max(0, weight) / scale) * 100}%`;
  const { withTargetMark } = useLayoutWords();
  const hasTarget = parts.some(({ target }) => target !== null);
  return (
    <figure className="shares">
      <figcaption>{hasTarget ? withTargetMark(title) : title}</figcaption>
      <div role="img" aria-label={accessibleName}>
        {parts.map(({ label, weight, weightText, target }) => (
          <div key={label} className="share">
            <span>{label}</span>
            <span className="share-track">
              <span className="share-bar" style={{ width: share(weight) }} />
              {target === null ? null : (
                <span className="share-mark" style={{ left: share(target) }} />
              )}
            </span>
            <span className="share-weight">{weightText}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}
