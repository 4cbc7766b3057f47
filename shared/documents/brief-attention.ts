import type { AttentionFlag } from '#shared/domain/advice/attention-flag.ts';
import { ownedProducts } from '#shared/domain/growth/white-space.ts';
import type { BriefMaterial } from './brief-input.ts';
import type { Block, Section, TextRun } from './model.ts';
import { alert, clipped, listBlock, paragraphBlock, plain, strong } from './text.ts';

/** Flags that stand in another part of the brief: promises in part 3, drift in part 5. */
const ELSEWHERE: ReadonlySet<AttentionFlag['rule']> = new Set(['overduePromise', 'drift']);

/** Part 4: three dated lines of what changed since the last meeting. */
export function changesPart(material: BriefMaterial): readonly Section[] {
  const { wording, words, limits, edition, lastTime } = material;
  const lines = material.changes.flatMap(({ date, text, change }) => {
    if (edition === 'internal') return [{ date, text }];
    return change ? [{ date, text: words.brief.change(change, wording) }] : [];
  });
  const items = lines.map(({ date, text }): readonly TextRun[] => [
    strong(`${wording.shortDate(date)} `),
    plain(clipped(text, limits.changeWords)),
  ]);
  const heading = words.brief.since(wording.shortDate(lastTime));
  const blocks = listBlock(items, limits.changes);
  return blocks.length === 0
    ? []
    : [{ id: 'changes', heading, column: 'main', blocks: [...blocks] }];
}

/** Part 6: what needs attention, each with its reason. */
export function attentionPart({ flags, limits, edition }: BriefMaterial): readonly Section[] {
  if (edition === 'clientSafe') return [];
  const items = flags
    .filter(({ rule }) => !ELSEWHERE.has(rule))
    .map(({ severity, reason }) => {
      const text = clipped(reason, limits.flagWords);
      return [severity === 'high' ? alert(text) : plain(text)];
    });
  const blocks = listBlock(items, limits.flags);
  return blocks.length === 0
    ? []
    : [{ id: 'attention', heading: 'Attention', column: 'side', blocks: [...blocks] }];
}

/** Part 7: what the client has of ours, and at most two ideas. */
export function productsPart(material: BriefMaterial): readonly Section[] {
  const { file, today, limits, edition, ideas } = material;
  if (edition === 'clientSafe') return [];
  const names = [...ownedProducts(file, today)]
    .flatMap((id) => file.products.get(id)?.data.name ?? [])
    .map((name) => clipped(name, limits.productWords))
    .toSorted();
  const shown = names.slice(0, limits.products);
  const more = names.length - shown.length;
  // Names have commas of their own: "Cappuccino cup, white, 18 cl".
  const owned = shown.join(' · ') + (more > 0 ? ` and ${more} more` : '');
  const ideaItems = ideas
    .slice(0, limits.ideas)
    .map(({ product, reason }) => [
      strong(`Idea: ${clipped(product, limits.productWords)}`),
      plain(`. ${clipped(reason, limits.ideaWords)}`),
    ]);
  const blocks: Block[] = [
    ...paragraphBlock([plain(owned)]),
    ...listBlock(ideaItems, limits.ideas),
  ];
  return blocks.length === 0
    ? []
    : [{ id: 'products', heading: 'Products', column: 'side', blocks }];
}

/** Part 8: the health score with its two strongest drivers. */
export function healthPart({ file, health, limits, edition }: BriefMaterial): readonly Section[] {
  if (edition === 'clientSafe') return [];
  const heading = 'Health';
  if (!health.available) {
    const isNew = file.meetings.length + file.notes.length + file.transactions.length === 0;
    if (isNew) return [];
    const blocks = paragraphBlock([plain(`unavailable: ${clipped(health.reason, 14)}`)]);
    return [{ id: 'health', heading, column: 'side', blocks: [...blocks] }];
  }
  const { score, drivers } = health.value;
  const items = drivers.map(({ name, points, reason }) => [
    strong(`${name} ${points < 0 ? '−' : '+'}${Math.abs(points)}`),
    plain(`: ${clipped(reason, limits.driverWords)}`),
  ]);
  const blocks: Block[] = [
    ...paragraphBlock([strong(`${score} of 100`)]),
    ...listBlock(items.slice(0, limits.drivers), limits.drivers),
  ];
  return [{ id: 'health', heading, column: 'side', blocks }];
}
