import { ScrollArea, Skeleton, Table, UnstyledButton } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';
import classes from './chart-figure.module.css';

interface ChartFigureProps {
  /** The question the chart answers. */
  title: string;
  /** The answer in a sentence, for those who do not see it. */
  summary: string;
  height: number;
  /** The numbers behind the chart; left out where their table stands beside it. */
  head?: readonly string[];
  rows?: readonly (readonly string[])[];
  /** Controls at the right of the title. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A chart with its title, and its numbers one click away. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, summary, height, head, rows = [], controls } = props;
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
          <Table verticalSpacing={4} fz="sm" className="tabular">
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
              {rows.map(([name = '', ...values]) => (
                <Table.Tr key={name}>
                  <Table.Td>{name}</Table.Td>
                  {values.map((value, index) => (
                    <Table.Td key={head[index + 1]} ta="end">
                      {value}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      ) : (
        <div role="img" aria-label={summary} style={{ height }}>
          <Suspense fallback={<Skeleton height={height} />}>{props.children}</Suspense>
        </div>
      )}
    </figure>
  );
}
