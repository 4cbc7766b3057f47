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
  const content = await page.getTextContent();
  return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
}
