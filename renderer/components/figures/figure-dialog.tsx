import type { ReactNode } from 'react';
import { Dialog } from '../dialog.tsx';
import type { ExplainedFigure, FigureTerm } from './explained-figure.ts';
import classes from './figure-dialog.module.css';

const WIDTH = 520;

interface FigureDialogProps {
  /** What the figures are of; the name of the figure where there is one. */
  title: string;
  figures: readonly ExplainedFigure[];
  /** What more can be said, under the figures. */
  children?: ReactNode;
  onClose: () => void;
}

/** What figures are, how they came about, and why those are missing that are not known. */
export function FigureDialog({ title, figures, children, onClose }: FigureDialogProps) {
  return (
    <Dialog title={title} size={WIDTH} onClose={onClose}>
      <FigureList figures={figures} title={title} />
      {children}
    </Dialog>
  );
}

/** Figures below each other; one that is called as the whole is needs no heading. */
export function FigureList(props: { figures: readonly ExplainedFigure[]; title?: string }) {
  const { figures, title } = props;
  return figures.map((figure) => (
    <section key={figure.name} className={classes.figure}>
      {figure.name === title ? null : <h3 className={classes.name}>{figure.name}</h3>}
      <Explained figure={figure} />
    </section>
  ));
}

function Explained({ figure }: { figure: ExplainedFigure }) {
  const { text, of, reason, how, from = [], beside = [] } = figure;
  return (
    <>
      {of ? <p className={classes.of}>{of}</p> : null}
      {text === null ? null : <p className={classes.value}>{text}</p>}
      {reason ? (
        <p>
          {text === null ? 'Unknown' : 'Note'}: {reason}.
        </p>
      ) : null}
      {how ? <p className={classes.how}>{how}</p> : null}
      <Terms title="From these values and days" terms={from} />
      <Terms title="In the same row" terms={beside} />
    </>
  );
}

function Terms({ title, terms }: { title: string; terms: readonly FigureTerm[] }) {
  if (terms.length === 0) return null;
  return (
    <>
      <p className={classes.of}>{title}</p>
      <dl className={classes.terms}>
        {terms.map(({ name, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two payments may be alike, and none moves
          <div key={index} className={classes.term}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
