import { UnstyledButton } from '@mantine/core';
import { type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import { formatDate } from '../../../components/formats.ts';
import { iconOfKind, nameOfKind } from '../../../components/kind-words.ts';
import { useEditor } from '../editor/editor.tsx';
import classes from './timeline.module.css';
import type { TimelineStep } from './timeline-steps.ts';

/** What became of a service request, a promise or a task; its title opens the record. */
export function StepEntry({ step }: { step: TimelineStep }) {
  const editor = useEditor();
  const { what, entry, on, happened, facts, text } = step;
  const Icon = iconOfKind(what);
  return (
    <>
      <span className={classes.icon}>
        <Icon size={16} stroke={1.75} aria-label={nameOfKind(what)} />
      </span>
      <div className={classes.body}>
        <UnstyledButton className={classes.step} onClick={() => editor.edit<Kind>(what, entry)}>
          {kindDefinition(what)?.title(entry.data)}
        </UnstyledButton>
        <div className={classes.meta}>
          <time dateTime={on}>{formatDate(on)}</time> · {[happened, ...facts].join(' · ')}
        </div>
        {text ? <p className={classes.text}>{text}</p> : null}
      </div>
    </>
  );
}
