import { Tabs } from '@mantine/core';
import { memo } from 'react';
import type { ClientView } from './client-views.ts';
import classes from './clients-page.module.css';

interface ViewTabsProps {
  views: readonly ClientView[];
  /** `null` while the filter is none of the views'. */
  active: string | null;
  onShow: (id: string) => void;
}

/** The views of the list as tabs; typing in the filter leaves them as they are. */
export const ViewTabs = memo(function ViewTabs({ views, active, onShow }: ViewTabsProps) {
  return (
    <Tabs value={active} onChange={(id) => id && onShow(id)} className={classes.tabs}>
      <Tabs.List style={{ flexWrap: 'nowrap', '--tab-border-color': 'transparent' }}>
        {views.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
});
