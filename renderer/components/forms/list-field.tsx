import { ActionIcon, Button, Input } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './list-field.module.css';

interface ListFieldProps<Item> {
  label: string;
  /** What one more is called ("Add a factor"). */
  addLabel: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  /** What an item is called, for the button that takes it away. */
  itemName: (item: Item) => string;
  draw: (item: Item, change: (item: Item) => void) => ReactNode;
  onChange: (items: readonly Item[]) => void;
  /** A new item; `null` when there is nothing left to add. */
  make: () => Item | null;
  problem?: string | undefined;
  hint?: string;
}

/** A list of small things inside a form, each with its own fields. */
export function ListField<Item>(props: ListFieldProps<Item>) {
  const { label, items, itemKey, onChange, problem } = props;
  return (
    <Input.Wrapper label={label} description={props.hint} error={problem} labelElement="div">
      {items.map((item) => {
        const key = itemKey(item);
        return (
          <div key={key} className={classes.item}>
            <div className={classes.fields}>
              {props.draw(item, (changed) =>
                onChange(items.map((each) => (itemKey(each) === key ? changed : each))),
              )}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${props.itemName(item)}`}
              onClick={() => onChange(items.filter((each) => itemKey(each) !== key))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={4}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => {
          const made = props.make();
          if (made !== null) onChange([...items, made]);
        }}
      >
        {props.addLabel}
      </Button>
    </Input.Wrapper>
  );
}
