import { NativeSelect } from '@mantine/core';
import type { BenchmarkPart } from '#shared/domain/portfolio/benchmark.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';
import { weightLeft } from './weight-left.ts';

const { own } = fieldsOf<'client'>();

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the client's returns are measured against: one of `securities`, or several with weights. */
export function benchmarkField(securities: readonly Choice[]): FormField {
  const sorted = securities.toSorted((first, second) => first.label.localeCompare(second.label));
  return own('benchmark', ({ value, change, problem }) => (
    <Parts
      parts={(value as readonly BenchmarkPart[] | undefined) ?? []}
      securities={sorted}
      onChange={change}
      problem={problem}
    />
  ));
}

function Parts(props: {
  parts: readonly BenchmarkPart[];
  securities: readonly Choice[];
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
      hint="Weights add up to 100 %, and are restored after each month. Without one, that of the accounts."
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
