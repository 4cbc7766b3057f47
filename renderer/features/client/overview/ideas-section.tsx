import type { WhiteSpaceIdea } from '#shared/domain/growth/white-space.ts';
import { Section } from '../../../components/section.tsx';
import classes from './overview.module.css';

const SHOWN = 4;

/** Products that answer what the client needs and that the client does not have. */
export function IdeasSection({ ideas }: { ideas: readonly WhiteSpaceIdea[] }) {
  if (ideas.length === 0) return null;
  return (
    <Section title="White space" count={ideas.length}>
      <ul className={classes.lines}>
        {ideas.slice(0, SHOWN).map(({ productId, product, reason }) => (
          <li key={productId} className={classes.item}>
            {product}
            <div className={classes.small}>{reason}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
