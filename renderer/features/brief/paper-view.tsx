import { Button, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { BriefEdition } from '#shared/documents/brief-input.ts';
import type { DocumentModel, DocumentPack } from '#shared/documents/model.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PdfPages } from '../../components/pdf-pages.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSettings } from '../../services/settings.tsx';
import { useShell } from '../../services/shell.tsx';
import { useShortcuts } from '../../services/shortcuts.ts';
import classes from './paper.module.css';
import { usePdf } from './use-pdf.ts';

interface PaperViewProps {
  title: string;
  subtitle?: ReactNode;
  /** `undefined` while its records are on their way. */
  model: DocumentModel | DocumentPack | undefined;
  edition: BriefEdition;
  onEdition: (edition: BriefEdition) => void;
  /** Name of the file without its ending, from what the document is about. */
  fileName: string;
}

/** What a file's name says of its edition: the wrong one must not be sent by mistake. */
export function fileEnding(edition: BriefEdition): string {
  return edition === 'internal' ? ' internal' : ' client copy';
}

/** Paper in the middle of the window: the PDF itself, its switches, and the ways out of here. */
export function PaperView(props: PaperViewProps) {
  const { title, model, edition, fileName } = props;
  const { settings, change } = useSettings();
  const { pdf, isRendering, problem } = usePdf(model, settings.paper);
  const out = useWaysOut(pdf, title, fileName);

  useShortcuts([{ keys: 'mod+p', label: 'Print', run: () => void out.print() }]);

  return (
    <PageFrame
      title={title}
      subtitle={props.subtitle}
      layout="list"
      action={
        <Group gap="xs" wrap="nowrap">
          <SegmentedControl
            aria-label="Edition"
            size="sm"
            value={edition}
            onChange={(value) => props.onEdition(value as BriefEdition)}
            data={[
              { value: 'internal', label: 'Internal' },
              { value: 'clientSafe', label: 'Client copy' },
            ]}
          />
          <SegmentedControl
            aria-label="Paper"
            size="sm"
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
          <PdfPages pdf={pdf} title={title} />
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
