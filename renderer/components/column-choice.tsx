import { ActionIcon, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { memo } from 'react';
import classes from './data-table.module.css';
import type { DataColumn } from './data-table-columns.ts';

interface ColumnChoiceProps<Row> {
  columns: readonly DataColumn<Row>[];
  /** Those that are on view: what was chosen and has room. */
  visible: readonly DataColumn<Row>[];
  visibility: Readonly<Record<string, boolean>>;
  show: (id: string, isShown: boolean) => void;
}

function Choice<Row>({ columns, visible, visibility, show }: ColumnChoiceProps<Row>) {
  const choosable = columns.filter((column) => column.isHideable !== false);
  if (choosable.length < 2) return null;
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label="Choose columns"
          className={classes.choice}
        >
          <IconColumns3 size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choosable.map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={visibility[column.id] ?? true}
            onChange={(isChecked) => show(column.id, isChecked)}
          >
            {column.header}
            {visibility[column.id] && !visible.includes(column) ? ' (no room in this window)' : ''}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Which columns are on view. */
export const ColumnChoice = memo(Choice) as typeof Choice;
