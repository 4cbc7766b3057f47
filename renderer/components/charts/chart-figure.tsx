import { ScrollArea, Skeleton, Table, UnstyledButton } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';
import { FigureButton } from '../figures/figure-button.tsx';
import { useRovingFigures } from '../figures/use-roving-figures.ts';
import { UnknownText } from '../unknown-text.tsx';
import classes from './chart-figure.module.css';

/** A day or part, and its numbers as they are shown, or why they are not known. */
export type ChartRow = readonly [name: string, ...values: (string | { readonly reason: string })[]];

interface ChartFigureProps {
  /** The question the chart answers. */
  title: string;
  /** The answer in a sentence, for those who do not see it. */
  summary: string;
  height: number;
  /** The numbers behind the chart; left out where their table stands beside it. */
  head?: readonly string[];
  rows?: readonly ChartRow[];
  /** How the numbers are computed, for those who open one of them. */
  how?: string;
  /** Controls at the right of the title. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A chart with its title, and its numbers one click away. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, summary, height, head, rows = [], how, controls } = props;
  const [isTable, setTable] = useState(false);
  return (
    <figure className={classes.figure} aria-label={title}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        <span className={classes.controls}>
          {controls}
          {head ? (
            <UnstyledButton className={classes.toggle} onClick={() => setTable(!isTable)}>
              {isTable ? 'Show the chart' : 'Show the numbers'}
            </UnstyledButton>
          ) : null}
        </span>
      </figcaption>
      {isTable && head ? (
        <ScrollArea.Autosize
          mah={height}
          viewportProps={{ tabIndex: 0, 'aria-label': title, role: 'region' }}
        >
          <Numbers title={title} head={head} rows={rows} how={how} />
        </ScrollArea.Autosize>
      ) : (
        <div role="img" aria-label={summary} style={{ height }}>
          <Suspense fallback={<Skeleton height={height} />}>{props.children}</Suspense>
        </div>
      )}
    </figure>
  );
}

function Numbers(props: {
  title: string;
  head: readonly string[];
  rows: readonly ChartRow[];
  how: string | undefined;
}) {
  const { title, head, rows, how } = props;
  const roving = useRovingFigures<HTMLTableElement>();
  return (
    <Table {...roving} verticalSpacing={4} fz="sm" className="tabular">
      <Table.Thead>
        <Table.Tr>
          {head.map((name, index) => (
            <Table.Th key={name} ta={index === 0 ? undefined : 'end'}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, ...values]) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            {values.map((value, index) => {
              const text = typeof value === 'string' ? value : null;
              const reason = typeof value === 'string' ? null : value.reason;
              const column = head[index + 1] ?? title;
              return (
                <Table.Td key={column} ta="end">
                  <FigureButton
                    explain={() => ({ name: column, of: `${name} · ${title}`, text, reason, how })}
                  >
                    {text ?? <UnknownText reason={reason ?? ''} />}
                  </FigureButton>
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
