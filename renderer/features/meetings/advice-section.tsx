import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { isOpenRecommendation } from '#shared/domain/advice/recommendation-steps.ts';
import { recommendationLine } from '#shared/domain/advice/recommendation-words.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { byId } from '#shared/domain/client/client-file-builder.ts';
import { STATUS_WORDS } from '../../components/recommendation-words.ts';
import { Section } from '../../components/section.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { personWording } from '../../services/person-locale.ts';
import { routes } from '../../services/routes.ts';
import classes from './meeting.module.css';

/** What is recommended to the client and waits for a decision or for being done. */
export function AdviceSection({ file }: { file: ClientFile }) {
  const securities = useLiveQuery((vault) => vault.list('security'), [], { kinds: ['security'] });
  const open = file.recommendations.filter(({ data }) => isOpenRecommendation(data));
  if (open.length === 0 || !securities.data) return null;
  const names = { ...file, securities: byId(securities.data) };
  return (
    <Section title="Recommendations" count={open.length}>
      <ul className={classes.list}>
        {open.map(({ id, data }) => (
          <li key={id} className={classes.advice}>
            <Anchor component={Link} to={routes.client(file.client.id, 'advice')} inherit>
              {recommendationLine(data, names, personWording)}
            </Anchor>
            <div className={classes.dim}>{STATUS_WORDS[data.status]}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
