import type { DocumentModel, Section } from '#shared/documents/model.ts';
import { BlockView } from './block-view.tsx';
import { PaperContext } from './paper.ts';
import { anchorOf } from './report-blocks.tsx';

/** One document on paper: its head, then its sections in one or two columns. */
export function Sheet({ model }: { model: DocumentModel }) {
  return (
    <article
      className="sheet"
      data-sheet=""
      data-one-page={model.kind === 'brief' ? '' : undefined}
      data-kind={model.kind}
      lang={model.language}
    >
      <header className="sheet-head">
        <h1>{model.title}</h1>
        {model.subtitle ? <p>{model.subtitle}</p> : null}
      </header>
      <PaperContext value={model}>
        {bandsOf(model.sections).map((band) => (
          <BandView key={band.key} band={band} model={model} />
        ))}
      </PaperContext>
    </article>
  );
}

/** A strip of the page: one section over the full width, or sections in two columns. */
interface Band {
  readonly key: string;
  readonly full: Section | null;
  readonly main: readonly Section[];
  readonly side: readonly Section[];
}

/** Nothing but lines: it takes what a shorter column leaves free, rather than the foot of the page. */
const isRoomToWrite = ({ blocks }: Section): boolean =>
  blocks.every(({ type }) => type === 'ruledSpace');

/** Sections in bands: what stands between two full-width sections shares two columns. */
function bandsOf(sections: readonly Section[]): readonly Band[] {
  const bands: Band[] = [];
  for (const section of sections) {
    const last = bands.at(-1);
    if (isRoomToWrite(section) && last && last.main.length > 0 && last.side.length > 0) {
      bands[bands.length - 1] = { ...last, main: [...last.main, section] };
    } else if (section.column === 'full') {
      bands.push({ key: section.id, full: section, main: [], side: [] });
    } else if (last && last.full === null) {
      bands[bands.length - 1] = { ...last, [section.column]: [...last[section.column], section] };
    } else {
      const empty = { key: section.id, full: null, main: [], side: [] };
      bands.push({ ...empty, [section.column]: [section] });
    }
  }
  return bands;
}

function BandView({ band, model }: { band: Band; model: DocumentModel }) {
  if (band.full) return <SectionView section={band.full} model={model} />;
  const columns = [band.main, band.side].filter((column) => column.length > 0);
  return (
    <div className="band" data-columns={columns.length}>
      {columns.map((column) => (
        <div key={column[0]?.id} className="column">
          {column.map((section) => (
            <SectionView key={section.id} section={section} model={model} />
          ))}
        </div>
      ))}
    </div>
  );
}

function SectionView({ section, model }: { section: Section; model: DocumentModel }) {
  return (
    <section
      className="part"
      // Only a document with contents is alone on the page, so that its anchors are unique.
      id={model.kind === 'report' ? anchorOf(section.id) : undefined}
      data-part={section.id}
      data-starts-page={section.startsPage || undefined}
    >
      {section.heading ? <h2>{section.heading}</h2> : null}
      {section.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity and never move
        <BlockView key={index} block={block} sections={model.sections} />
      ))}
    </section>
  );
}
