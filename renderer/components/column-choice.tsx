import { ActionIcon, Menu } from '@mantine/core';
import { IconColumns3, IconDownload, IconHelpCircle } from '@tabler/icons-react';
import { memo } from 'react';
import classes from './data-table.module.css';
import type { DataColumn } from './data-table-columns.ts';
import { KeyHint } from './key-hint.tsx';

interface ColumnChoiceProps<Row> {
  columns: readonly DataColumn<Row>[];
  /** Those that are on view: what was chosen and has room. */
  visible: readonly DataColumn<Row>[];
  visibility: Readonly<Record<string, boolean>>;
  show: (id: string, isShown: boolean) => void;
  /** Explains the figures of the row in focus; `undefined` where there are none. */
  onExplain: (() => void) | undefined;
  /** Saves the table as it stands; `undefined` while it has no rows. */
  onSave: (() => void) | undefined;
}

const NAME = 'Choose columns or save as CSV';

function Choice<Row>(props: ColumnChoiceProps<Row>) {
  const { columns, visible, visibility, show, onExplain, onSave } = props;
  const choosable = columns.filter((column) => column.isHideable !== false);
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={NAME}
          title={NAME}
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
        <Menu.Divider />
        {onExplain ? (
          <Menu.Item
            closeMenuOnClick
            leftSection={<IconHelpCircle size={14} aria-hidden="true" />}
            aria-keyshortcuts="h"
            rightSection={<KeyHint keys="h" />}
            onClick={onExplain}
          >
            Explain the row
          </Menu.Item>
        ) : null}
        <Menu.Item
          closeMenuOnClick
          disabled={!onSave}
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={onSave}
        >
          Save as CSV…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Which columns are on view, the figures of a row explained, and the table as a file. */
export const ColumnChoice = memo(Choice) as typeof Choice;
