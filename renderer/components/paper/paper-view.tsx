import { Button, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { DocumentModel, DocumentPack } from '#shared/documents/model.ts';
import { spokenParts } from '#shared/documents/spoken.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import { useSettings } from '../../services/settings.tsx';
import { useShell } from '../../services/shell.tsx';
import { useShortcuts } from '../../services/shortcuts.ts';
import { PageFrame } from '../page-frame.tsx';
import { ProblemNote } from '../problem-note.tsx';
import classes from './paper.module.css';
import { PdfPages } from './pdf-pages.tsx';
import { usePdf } from './use-pdf.ts';

interface PaperViewProps {
  title: string;
  subtitle?: ReactNode;
  /** `undefined` while its records are on their way. */
  model: DocumentModel | DocumentPack | undefined;
  /** The PDF itself, where it was made before and must not change; then `model` is not laid out. */
  made?: Uint8Array | undefined;
  /** What can be chosen of the document besides its paper. */
  switches?: ReactNode;
  /** What else can be done with the PDF that is on screen. */
  actions?: (pdf: Uint8Array | null) => ReactNode;
  /** Name of the file without its ending, from what the document is about. */
  fileName: string;
}

/** Paper in the middle of the window: the PDF itself, its switches, and the ways out of here. */
export function PaperView(props: PaperViewProps) {
  const { title, model, fileName } = props;
  const { settings, change } = useSettings();
  const laidOut = usePdf(props.made ? undefined : model, settings.paper);
  // What was made before may say something else than its records say today.
  const { pdf, said, isRendering, problem } = props.made
    ? { pdf: props.made, said: null, isRendering: false, problem: null }
    : laidOut;
  const out = useWaysOut(pdf, title, fileName);
  const parts = useMemo(() => (said ? spokenParts(said) : undefined), [said]);

  useShortcuts([{ keys: 'mod+p', label: 'Print', run: () => void out.print() }]);

  return (
    <PageFrame
      title={title}
      subtitle={props.subtitle}
      layout="list"
      action={
        <Group gap="xs" wrap="nowrap">
          {props.switches}
          <SegmentedControl
            aria-label="Paper"
            size="sm"
            disabled={props.made !== undefined}
            value={settings.paper}
            onChange={(value) => void change({ paper: value as Paper })}
            data={['A4', 'Letter']}
          />
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            disabled={!pdf}
            onClick={() => void out.save()}
          >
            Save PDF
          </Button>
          <Button
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
            disabled={!pdf}
            loading={out.isPrinting}
            aria-keyshortcuts="Control+P Meta+P"
            onClick={() => void out.print()}
          >
            Print
          </Button>
          {props.actions?.(pdf)}
        </Group>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className={classes.desk} aria-label="Preview" aria-busy={isRendering} tabIndex={0}>
        {problem ? (
          <ProblemNote title="The document could not be made">{problem}</ProblemNote>
        ) : null}
        {out.failure ? (
          <ProblemNote title={out.failure.title}>{out.failure.message}</ProblemNote>
        ) : null}
        {pdf ? (
          <PdfPages pdf={pdf} title={title} parts={parts} />
        ) : problem ? null : (
          <Skeleton className={classes.waiting} height={1_080} radius={0} aria-label="Laying out" />
        )}
      </section>
    </PageFrame>
  );
}

interface Failure {
  readonly title: string;
  readonly message: string;
}

const NOTICE = 'paper';

/** Says that it is done without moving the paper one is reading. */
function showNotice(message: string): void {
  notifications.show({ id: NOTICE, withBorder: true, autoClose: 7_000, message });
}

/** Printing and saving the bytes that are on screen. */
function useWaysOut(pdf: Uint8Array | null, title: string, fileName: string) {
  const shell = useShell();
  const [isPrinting, setPrinting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // What was said of one document must not stand above another.
  useEffect(() => {
    if (!pdf) return;
    notifications.hide(NOTICE);
    setFailure(null);
  }, [pdf]);
  const begin = () => {
    notifications.hide(NOTICE);
    setFailure(null);
  };

  const print = async () => {
    if (!pdf) return;
    begin();
    setPrinting(true);
    const outcome = await shell.call['document.print']({ pdf, title: title.slice(0, 200) });
    setPrinting(false);
    if (outcome.ok) showNotice('Sent to the printer.');
    else setFailure({ title: 'Not printed', message: outcome.error.message });
  };
  const save = async () => {
    if (!pdf) return;
    begin();
    const suggestedName = `${fileName.slice(0, 180)}.pdf`;
    const outcome = await shell.call['document.save']({ pdf, suggestedName });
    if (!outcome.ok) setFailure({ title: 'Not saved', message: outcome.error.message });
    else if (outcome.value.path) showNotice(`Saved as ${outcome.value.path}`);
  };
  return { print, save, isPrinting, failure };
}
