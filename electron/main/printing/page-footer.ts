import type { PrintLayout } from '#shared/ipc/print-contract.ts';

/**
 * The footer template of `printToPDF`: the document's footer at the left, "Page x/y" at the right.
 * Chromium has no page counters in margin boxes before 131, and the oldest runtime is 114. It fills
 * the spans by their class names, and starts from a font size of 0.
 */
export function pageFooter({ footer, page }: PrintLayout): string {
  return (
    // Older Chromiums take a pixel of the template for a point, newer ones do not, so sizes are parts
    // of the paper's width: 1.26 % of A4 are 7.5 pt, and 7.6 % the 16 mm of the page's own margin.
    '<div style="width:100%;container-type:inline-size"><div style="padding:0 7.6cqw;display:flex;' +
    'justify-content:space-between;gap:2cqw;font:1.26cqw system-ui,sans-serif;color:#555;' +
    '-webkit-print-color-adjust:exact">' +
    `<span>${escapeHtml(footer)}</span>` +
    `<span style="white-space:nowrap">${escapeHtml(page)} <span class="pageNumber"></span>/<span class="totalPages"></span></span>` +
    '</div></div>'
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
