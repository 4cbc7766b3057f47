import type { Block, Section, TextRun } from '#shared/documents/model.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { ChartView } from './chart-view.tsx';
import { CoursesView } from './courses-view.tsx';
import { useLayoutWords } from './paper.ts';
import { ContentsView, FactsView, LongTableView, SharesView } from './report-blocks.tsx';
import { unbroken } from './unbroken.ts';

/** One block of a document; `sections` are those the contents name. */
export function BlockView({ block, sections }: { block: Block; sections: readonly Section[] }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p className="paragraph">
          <Runs runs={block.runs} />
        </p>
      );
    case 'list':
      return <ListView list={block} />;
    case 'keyFigures':
      return <KeyFiguresView figures={block.figures} />;
    case 'chart':
      return <ChartView chart={block} />;
    case 'table':
      return <TableView table={block} />;
    case 'ruledSpace':
      return <div className="ruled" data-ruled={block.lines} />;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'facts':
      return <FactsView facts={block} />;
    case 'contents':
      return <ContentsView sections={sections} />;
    case 'longTable':
      return <LongTableView table={block} />;
    case 'shares':
      return <SharesView shares={block} />;
    case 'courses':
      return <CoursesView block={block} />;
    default:
      return assertNever(block);
  }
}

function Runs({ runs }: { runs: readonly TextRun[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity and never move
    <span key={index} data-strong={run.strong || undefined} data-tone={run.tone}>
      {unbroken(run.text)}
    </span>
  ));
}

function ListView({ list }: { list: Extract<Block, { type: 'list' }> }) {
  const { omitted } = useLayoutWords();
  const List = list.style === 'numbered' ? 'ol' : 'ul';
  return (
    <>
      <List className="list" data-style={list.style} data-omitted={list.omitted}>
        {list.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity and never move
          <li key={index}>
            <Runs runs={item.runs} />
          </li>
        ))}
      </List>
      <p className="more" hidden={list.omitted === 0}>
        {list.omitted > 0 ? omitted(list.omitted) : ''}
      </p>
    </>
  );
}

function KeyFiguresView(props: Pick<Extract<Block, { type: 'keyFigures' }>, 'figures'>) {
  return (
    <dl className="figures">
      {props.figures.map(({ label, value, reason, detail }, index) => {
        const column = { gridColumn: index + 1 };
        return (
          <div key={label} className="figure">
            <dt style={column}>{label}</dt>
            <dd className={value === null ? 'figure-reason' : 'figure-value'} style={column}>
              {value ?? reason}
            </dd>
            {detail ? (
              <dd className="figure-detail" style={column}>
                {detail}
              </dd>
            ) : null}
          </div>
        );
      })}
    </dl>
  );
}

function TableView({ table }: { table: Extract<Block, { type: 'table' }> }) {
  return (
    <table className="table">
      {table.caption ? <caption>{table.caption}</caption> : null}
      <thead>
        <tr>
          {table.columns.map(({ label, align }) => (
            <th key={label} scope="col" data-align={align}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, rowIndex) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity and never move
          <tr key={rowIndex}>
            {row.map((cell, index) => (
              <td key={table.columns[index]?.label} data-align={table.columns[index]?.align}>
                <Runs runs={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
