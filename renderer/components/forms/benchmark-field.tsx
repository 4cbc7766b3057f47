import { NativeSelect } from '@mantine/core';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { BenchmarkPart } from '#shared/domain/portfolio/benchmark.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DecimalField } from './decimal-field.tsx';
import { type FormField, fieldsOf } from './form-field.tsx';
import { ListField } from './list-field.tsx';
import { weightLeft } from './weight-left.ts';

const { own } = fieldsOf<'client'>();

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Price series to choose from, by name and symbol. */
export function priceSeriesChoices(securities: readonly Entry<Security>[]): readonly Choice[] {
  return securities.map(({ id, data }) => ({
    value: id,
    label: data.symbol ? `${data.name} (${data.symbol})` : data.name,
  }));
}

/**
 * What returns are measured against: one of `securities`, or several with weights.
 * @param without what counts when none is chosen, as the end of the hint
 */
export function benchmarkField(securities: readonly Choice[], without: string): FormField {
  const sorted = securities.toSorted((first, second) => first.label.localeCompare(second.label));
  return own('benchmark', ({ value, change, problem }) => (
    <Parts
      parts={(value as readonly BenchmarkPart[] | undefined) ?? []}
      securities={sorted}
      without={without}
      onChange={change}
      problem={problem}
    />
  ));
}

function Parts(props: {
  parts: readonly BenchmarkPart[];
  securities: readonly Choice[];
  without: string;
  onChange: (parts: readonly BenchmarkPart[]) => void;
  problem: string | undefined;
}) {
  const { parts, securities } = props;
  const free = securities.filter(({ value }) => !parts.some(({ id }) => id === value));
  const labelOf = (id: string) => securities.find(({ value }) => value === id)?.label ?? id;
  const left = weightLeft(parts);
  return (
    <ListField<BenchmarkPart>
      label="Benchmark"
      hint={`Weights add up to 100 %, and are restored after each month. ${props.without}`}
      addLabel="Add a part of the benchmark"
      items={parts}
      itemKey={({ id }) => id}
      itemName={({ id }) => labelOf(id)}
      problem={props.problem}
      onChange={props.onChange}
      make={() => (free[0] ? { id: free[0].value as RecordId, weight: Math.max(100, left) } : null)}
      draw={(part, change) => (
        <>
          <NativeSelect
            label="Price series"
            data={[{ value: part.id, label: labelOf(part.id) }, ...free]}
            value={part.id}
            onChange={(event) =>
              props.onChange(
                parts.map((each) =>
                  each.id === part.id
                    ? { ...each, id: event.currentTarget.value as RecordId }
                    : each,
                ),
              )
            }
          />
          <DecimalField
            label="Weight"
            value={part.weight}
            scale={2}
            suffix="%"
            isRequired
            onChange={(weight) => change({ ...part, weight: weight ?? 0 })}
          />
        </>
      )}
    />
  );
}
