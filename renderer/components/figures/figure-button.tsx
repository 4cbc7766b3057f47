import { type ReactNode, useState } from 'react';
import type { ExplainedFigure } from './explained-figure.ts';
import classes from './figure-button.module.css';
import { FigureDialog } from './figure-dialog.tsx';

interface FigureButtonProps {
  /** Asked when the figure is pressed: a page has hundreds of figures, and few are. */
  explain: () => ExplainedFigure;
  /** What a screen reader calls it where no heading of a table says it ("Value: €410,000"). */
  label?: string;
  /** On hover; what is not known brings its own. */
  title?: string | undefined;
  /** The figure as it is shown. */
  children: ReactNode;
}

/** Whether the press was the end of marking the text of the figure. */
function endsSelection(figure: HTMLElement): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && figure.contains(selection.anchorNode);
}

/**
 * A figure that opens its explanation, for those who press it and those who use keys alone. It looks
 * and stands as its text would. Inside a `DataTable` figures are plain text: there `H` explains the
 * whole row, as a place for Tab in every cell would be a plague and a component in each cost a frame.
 */
export function FigureButton({ explain, label, title, children }: FigureButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const figure = isOpen ? explain() : null;
  return (
    <>
      <button
        type="button"
        className={classes.figure}
        aria-haspopup="dialog"
        aria-label={label}
        title={title}
        data-figure=""
        onClick={(event) => {
          if (!endsSelection(event.currentTarget)) setOpen(true);
        }}
      >
        {children}
      </button>
      {figure ? (
        <FigureDialog title={figure.name} figures={[figure]} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
