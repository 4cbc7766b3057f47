import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SpokenPart } from '#shared/documents/spoken.ts';
import { drawPage, openPdf, textOfPage } from './pdf-document.ts';
import classes from './pdf-pages.module.css';

/** CSS pixels across a page: near the size of the paper on a usual screen. */
const PAGE_WIDTH = 780;

interface DrawnPage {
  readonly canvas: HTMLCanvasElement;
  /** `null` where what the document says is known and stands below all pages. */
  readonly text: string | null;
}

interface PdfPagesProps {
  pdf: Uint8Array;
  title: string;
  /** What it says, for screen readers, where it is known; else what can be read from the PDF. */
  parts?: readonly SpokenPart[] | undefined;
}

/** The pages of the very PDF that is printed and saved, as sheets of paper. */
export function PdfPages({ pdf, title, parts }: PdfPagesProps) {
  const isKnown = parts !== undefined;
  const [pages, setPages] = useState<readonly DrawnPage[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const opened = openPdf(pdf);
    const draw = async () => {
      const document_ = await opened.document;
      const drawn: DrawnPage[] = [];
      for (let number = 1; number <= document_.numPages && isCurrent; number += 1) {
        const page = await document_.getPage(number);
        const canvas = document.createElement('canvas');
        await drawPage(page, canvas, PAGE_WIDTH);
        drawn.push({ canvas, text: isKnown ? null : await textOfPage(page) });
      }
      // Shown all at once: a preview that is drawn anew must not flicker page by page.
      if (isCurrent) {
        setPages(drawn);
        setProblem(null);
      }
    };
    draw().catch((cause: unknown) => {
      if (isCurrent) setProblem(cause instanceof Error ? cause.message : String(cause));
    });
    return () => {
      isCurrent = false;
      opened.close();
    };
  }, [pdf, isKnown]);

  if (problem) {
    return (
      <p role="alert">
        The preview could not be drawn ({problem}). The document itself is complete: print or save
        it.
      </p>
    );
  }
  return (
    <>
      {pages.map(({ canvas, text }, index) => (
        <Sheet
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
          key={index}
          canvas={canvas}
          label={`${title}, page ${index + 1} of ${pages.length}`}
          text={text}
        />
      ))}
      {parts && pages.length > 0 ? <Spoken title={title} parts={parts} /> : null}
    </>
  );
}

/** The words of the document in the order in which they are read. */
function Spoken({ title, parts }: { title: string; parts: readonly SpokenPart[] }) {
  return (
    <VisuallyHidden component="section" aria-label={`${title}, text`}>
      {parts.map(({ language, heading, lines }, part) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <div key={part} lang={language}>
          {heading ? <h2>{heading}</h2> : null}
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <p key={at}>{line}</p>
          ))}
        </div>
      ))}
    </VisuallyHidden>
  );
}

function Sheet({
  canvas,
  label,
  text,
}: {
  canvas: HTMLCanvasElement;
  label: string;
  text: string | null;
}) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    canvas.setAttribute('aria-hidden', 'true');
    holder.current?.replaceChildren(canvas);
  }, [canvas]);
  return (
    <article className={classes.sheet} aria-label={label}>
      <div ref={holder} />
      {text === null ? null : <VisuallyHidden>{text}</VisuallyHidden>}
    </article>
  );
}
