import { useEffect, useState } from 'react';
import type { DocumentModel, DocumentPack } from '#shared/documents/model.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import { useShell } from '../../services/shell.tsx';

export interface PdfState {
  /** The PDF of the last model that was laid out; stays on screen while a newer one is made. */
  readonly pdf: Uint8Array | null;
  /** What that PDF says. */
  readonly said: DocumentModel | DocumentPack | null;
  readonly isRendering: boolean;
  /** Why there is no newer PDF, in words for the person. */
  readonly problem: string | null;
}

const NOTHING: PdfState = { pdf: null, said: null, isRendering: true, problem: null };

/** The PDF of `model` on `paper`, made anew whenever either changes; the latest wins. */
export function usePdf(model: DocumentModel | DocumentPack | undefined, paper: Paper): PdfState {
  const shell = useShell();
  const [state, setState] = useState<PdfState>(NOTHING);

  useEffect(() => {
    if (!model) return;
    let isCurrent = true;
    setState((last) => ({ ...last, isRendering: true }));
    shell.call['document.render']({ model, paper }).then(
      (outcome) => {
        if (!isCurrent) return;
        setState((last) =>
          outcome.ok
            ? { pdf: outcome.value, said: model, isRendering: false, problem: null }
            : { ...last, isRendering: false, problem: outcome.error.message },
        );
      },
      (cause: unknown) => {
        if (!isCurrent) return;
        const message = cause instanceof Error ? cause.message : String(cause);
        setState((last) => ({ ...last, isRendering: false, problem: message }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [shell, model, paper]);

  return state;
}
