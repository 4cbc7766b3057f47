// needs: system
// The feed of a book: 24 writers on PostgreSQL for COUNT seconds, tight and slow readers, and a naive feed as control.
import { feed, naiveControl } from './checks/feed.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('feed', [
  { check: feed, count: 600 },
  { check: naiveControl, count: 60 },
]);
