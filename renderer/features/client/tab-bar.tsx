import { Tabs, VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { formatNumber } from '../../components/formats.ts';
import type { ClientTab } from './client-tabs.ts';
import { CLIENT_TABS, TAB_FIRST_WORD, TAB_WORDS } from './client-tabs.ts';
import classes from './tab-bar.module.css';

interface TabBarProps {
  readonly shown: ClientTab;
  /** How many there are of what each tab shows, in the order of the tabs. */
  readonly counts: readonly (number | null)[];
  readonly onShow: (name: string) => void;
}

/** The tabs of a client's page with their counts; drawn again only when one of these changes. */
export const TabBar = memo(
  function TabBar({ shown, counts, onShow }: TabBarProps) {
    return (
      <Tabs value={shown} onChange={(name) => name && onShow(name)} className={classes.tabs}>
        <Tabs.List className={classes.list}>
          {CLIENT_TABS.map((name, index) => {
            const count = counts[index];
            return (
              <Tabs.Tab key={name} value={name}>
                <TabName tab={name} />
                {count ? <span className={classes.count}>{formatNumber(count)}</span> : null}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
      </Tabs>
    );
  },
  (last, next) =>
    last.shown === next.shown &&
    last.onShow === next.onShow &&
    last.counts.every((count, index) => count === next.counts[index]),
);

/** "Meetings", and for those who hear it "and notes": twelve tabs have to stand beside each other. */
function TabName({ tab }: { tab: ClientTab }) {
  const whole = TAB_WORDS[tab];
  const shown = TAB_FIRST_WORD[tab] ?? whole;
  return (
    <>
      {shown}
      {shown === whole ? null : <VisuallyHidden>{whole.slice(shown.length)}</VisuallyHidden>}
    </>
  );
}
