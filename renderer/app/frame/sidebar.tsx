import { UnstyledButton } from '@mantine/core';
import {
  type Icon,
  IconBook2,
  IconCalendarEvent,
  IconChecklist,
  IconFileAnalytics,
  IconFileInvoice,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { formatNumber } from '../../components/formats.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useOwnBooks } from '../../services/own-books.ts';
import { routes } from '../../services/routes.ts';
import { palette } from '../palette/palette-pick.ts';
import classes from './sidebar.module.css';
import { useSidebarCounts } from './sidebar-counts.ts';
import { SyncLine } from './sync-line.tsx';

/** Where one can go, whose book this is, and how synchronisation stands. */
export function Sidebar() {
  const counts = useSidebarCounts();
  return (
    <nav className={classes.sidebar} aria-label="Main">
      <BookName />
      <UnstyledButton
        className={classes.search}
        onClick={palette.open}
        aria-keyshortcuts="Control+K"
        aria-label="Search and commands"
      >
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes.label}>Search</span>
        <KeyHint keys="mod+k" />
      </UnstyledButton>
      <ul className={classes.list}>
        <Entry to={routes.today} icon={IconSun} label="Today" keys="g t" />
        <Entry
          to={routes.clients}
          icon={IconUsers}
          label="Clients"
          keys="g c"
          count={counts.clients}
        />
        <Entry
          to={routes.meetings}
          icon={IconCalendarEvent}
          label="Meetings"
          keys="g m"
          count={counts.meetings}
          meaning="today"
        />
        <Entry
          to={routes.tasks}
          icon={IconChecklist}
          label="Tasks"
          keys="g k"
          count={counts.tasks}
          meaning="due"
        />
        <Entry
          to={routes.instructions}
          icon={IconFileInvoice}
          label="Instructions"
          keys="g i"
          count={counts.instructions}
          meaning="open"
        />
        <Entry
          to={routes.reports}
          icon={IconFileAnalytics}
          label="Reports"
          keys="g r"
          count={counts.reports}
          meaning="due"
        />
        <Entry
          to={routes.alerts}
          icon={IconShieldCheck}
          label="Alerts"
          keys="g a"
          count={counts.alerts}
          meaning="open"
        />
        <Entry to={routes.book} icon={IconBook2} label="Book" keys="g b" />
      </ul>
      <div className={classes.spacer} />
      <ul className={classes.list}>
        <Entry to={routes.settings} icon={IconSettings} label="Settings" keys="mod+," />
      </ul>
      <SyncLine />
    </nav>
  );
}

function BookName() {
  const own = useOwnBooks();
  const name = own.length > 1 ? `${own.length} books` : (own[0]?.name ?? '');
  return (
    <div className={classes.book} title={own.map((book) => book.name).join(', ')}>
      <span className={classes.product}>Fieldfolio</span>
      <span className={classes.bookName}>{name}</span>
    </div>
  );
}

interface EntryProps {
  to: string;
  icon: Icon;
  label: string;
  keys: string;
  count?: number | undefined;
  /** What is counted, where it is not all of them. */
  meaning?: string;
}

function Entry({ to, icon: Symbol_, label, keys, count, meaning }: EntryProps) {
  const [path] = useLocation();
  const isHere = path === to || path.startsWith(`${to}/`);
  return (
    <li>
      <Link
        to={to}
        className={classes.entry}
        aria-current={isHere ? 'page' : undefined}
        aria-keyshortcuts={keys}
        title={label}
      >
        <Symbol_ size={16} stroke={1.75} aria-hidden="true" />
        <span className={classes.label}>{label}</span>
        {count ? (
          <span className={classes.count}>
            {formatNumber(count)}
            {meaning ? <span className={classes.meaning}> {meaning}</span> : null}
          </span>
        ) : null}
      </Link>
    </li>
  );
}
