import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { pageFooter } from '../../../electron/main/printing/page-footer.ts';

/** A document as plain HTML with its styles in it: nothing runs, nothing is composed. */
export interface StaticPaper {
  readonly url: string;
}

export interface PrintedStatic {
  /** Loading the page, until its fonts are there. */
  readonly load: number;
  /** `printToPDF` alone. */
  readonly print: number;
  readonly pages: number;
}

/** Writes down what the application's print window shows now. */
export async function freezePaper(
  app: ElectronApplication,
  rendererFolder: string,
  name: string,
): Promise<StaticPaper> {
  const html = await app.evaluate(async ({ webContents }) => {
    const printing = webContents
      .getAllWebContents()
      .find((one) => /print\.html/.test(one.getURL()));
    if (!printing) throw new Error('There is no print window.');
    // Assets are named from where the style sheet lies; the frozen page lies beside them.
    return printing.executeJavaScript(`(() => {
      const rules = [...document.styleSheets].flatMap((sheet) =>
        [...sheet.cssRules].map((rule) =>
          rule.cssText.replace(/url\\("(?!data:|app:)([^"]+)"\\)/g, (_, file) =>
            'url("' + new URL(file, sheet.href ?? location.href).href + '")')));
      const copy = document.documentElement.cloneNode(true);
      for (const one of copy.querySelectorAll('script, link, style')) one.remove();
      const style = copy.ownerDocument.createElement('style');
      style.textContent = rules.join('\\n');
      copy.querySelector('head').append(style);
      return '<!doctype html>' + copy.outerHTML;
    })()`) as Promise<string>;
  });
  await writeFile(path.join(rendererFolder, `${name}.html`), html);
  return { url: `app://fieldfolio/${name}.html` };
}

/** Loads and prints frozen documents one after the other in one hidden window. */
export function printStatic(
  app: ElectronApplication,
  papers: readonly StaticPaper[],
): Promise<readonly PrintedStatic[]> {
  const footer = pageFooter({ footer: 'Internal · as of today', page: 'Page', title: '' });
  return app.evaluate(
    async ({ BrowserWindow }, { urls, footerTemplate }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      const printed: { load: number; print: number; pages: number }[] = [];
      try {
        // The first page of a window pays for its process; a kept window has paid already.
        await window.loadURL(urls[0] ?? 'about:blank');
        for (const url of urls) {
          const from = performance.now();
          await window.loadURL(url);
          await window.webContents.executeJavaScript('document.fonts.ready.then(() => null)');
          const loaded = performance.now();
          const pdf = await window.webContents.printToPDF({
            pageSize: 'A4',
            preferCSSPageSize: true,
            printBackground: true,
            displayHeaderFooter: true,
            headerTemplate: '<span></span>',
            footerTemplate,
            generateTaggedPDF: true,
          });
          const done = performance.now();
          const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
          printed.push({ load: loaded - from, print: done - loaded, pages });
        }
      } finally {
        window.destroy();
      }
      return printed;
    },
    { urls: papers.map(({ url }) => url), footerTemplate: footer },
  );
}
