import { buyersSentence } from '#shared/domain/growth/similar-buyers.ts';
import type { WhiteSpaceIdea } from '#shared/domain/growth/white-space.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { Section } from '../../../components/section.tsx';
import { useShortened } from '../../../components/shortened-list.tsx';
import { useLiveQuery } from '../../../services/live-query.ts';
import classes from './overview.module.css';

const SHOWN = 4;
const KINDS = ['client', 'entitlement'];

interface IdeasSectionProps {
  clientId: RecordId;
  ideas: readonly WhiteSpaceIdea[];
}

/** Products that answer what the client wants and does not have, and how many others have them. */
export function IdeasSection({ clientId, ideas }: IdeasSectionProps) {
  const hasIdeas = ideas.length > 0;
  const { data: similar } = useLiveQuery(
    async (vault) => (hasIdeas ? vault.similarBuyers(clientId) : null),
    [clientId, hasIdeas],
    { kinds: KINDS },
  );
  const { shown, toggle } = useShortened(ideas, SHOWN);
  if (!hasIdeas) return null;
  return (
    <Section title="What to offer next" count={ideas.length}>
      <ul className={classes.lines}>
        {shown.map(({ productId, product, reason }) => {
          const others = similar ? buyersSentence(productId, similar) : null;
          return (
            <li key={productId} className={classes.item}>
              {product}
              <div className={classes.small}>{reason}.</div>
              {others ? <div className={classes.small}>{others}.</div> : null}
            </li>
          );
        })}
      </ul>
      {toggle}
    </Section>
  );
}
