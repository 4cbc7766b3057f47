import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/**
 * Opens a PDF for drawing (PDF.js, the build for older engines: the runtime's floor is Chromium 114).
 * Takes a copy, because PDF.js moves the bytes to its worker and they are still to be printed.
 */
export function openPdf(pdf: Uint8Array): {
  readonly document: Promise<PDFDocumentProxy>;
  close(): void;
} {
  const task = getDocument({ data: pdf.slice(), isEvalSupported: false });
  return {
    document: task.promise,
    close: () => void task.destroy(),
  };
}

/** Draws `page` into `canvas`, `width` CSS pixels wide, as sharp as the screen is. */
export async function drawPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<void> {
  const natural = page.getViewport({ scale: 1 });
  const scale = (width / natural.width) * window.devicePixelRatio;
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
}

/** The words of `page` in reading order, for screen readers. */
export async function textOfPage(page: PDFPageProxy): Promise<string> {
  // Not `getTextContent`, which iterates its stream: engines before Chromium 124 cannot.
  const reader = page.streamTextContent().getReader();
  const words: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return words.join(' ');
    for (const item of value.items) if ('str' in item) words.push(item.str);
  }
}
