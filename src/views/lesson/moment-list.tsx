import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { moveMoment, removeMoment } from '../../store/lesson-edits.ts';
import type { OpenLesson } from '../../store/lesson-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import classes from './lesson.module.css';
import { listKey } from './list-key.ts';
import { useMomentName } from './use-moment-name.ts';

/** The moments in their order. Enter or a click goes to one; Alt with an arrow, its buttons or the mouse
 *  move it. */
export function MomentList({ open: { lesson, at } }: { open: OpenLesson }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { moments } = lesson;
  const nameOf = useMomentName();
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const drag = useDrag((from, to) => move(from, to - from));

  // A moment that is moved keeps the focus: its place in the page is another one then.
  useEffect(() => {
    if (focused === null) return;
    list.current?.querySelector<HTMLElement>(`[data-moment="${focused}"]`)?.focus();
    setFocused(null);
  }, [focused]);

  const move = (from: number, by: number) => {
    const to = from + by;
    if (by === 0 || to < 0 || to >= moments.length) return;
    moveMoment(store, from, by);
    setSaid(t('lesson.moved', { n: to + 1, of: moments.length }));
  };
  const remove = (index: number) => {
    removeMoment(store, index);
    setSaid(t('lesson.removed', { n: index + 1 }));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const action = listKey(event, index, moments.length);
    if (action === null) return;
    event.preventDefault();
    const id = moments[action.kind === 'move' ? index : action.to]?.id ?? null;
    if (action.kind === 'move') move(index, action.by);
    setFocused(id);
  };
  return (
    <>
      <ol ref={list} className={classes.moments} aria-label={t('lesson.list')} data-owns-arrows>
        {moments.map((moment, index) => (
          <li
            key={moment.id}
            draggable
            data-current={index === at || undefined}
            data-over={drag.over === index || undefined}
            {...drag.handlers(index)}
          >
            <IconGripVertical className={classes.grip} size={16} aria-hidden="true" />
            <button
              type="button"
              className={classes.moment}
              data-moment={moment.id}
              tabIndex={index === at ? 0 : -1}
              aria-current={index === at ? 'step' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onClick={() => store.getState().goToMoment(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span className={classes.number}>{index + 1}</span>
              <span lang={moment.caption === '' ? undefined : lesson.language}>
                {nameOf(moment)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className={classes.listTools}>
        <IconControl
          icon={IconArrowUp}
          name={t('lesson.moveUp', { n: at + 1 })}
          disabled={at === 0}
          onClick={() => move(at, -1)}
        />
        <IconControl
          icon={IconArrowDown}
          name={t('lesson.moveDown', { n: at + 1 })}
          disabled={at === moments.length - 1}
          onClick={() => move(at, 1)}
        />
        <IconControl
          icon={IconTrash}
          name={t('lesson.remove', { n: at + 1 })}
          disabled={moments.length === 1}
          onClick={() => remove(at)}
        />
        <span className={classes.note} role="status">
          {said}
        </span>
      </div>
    </>
  );
}

/** Moving by mouse: what is dragged, and over which moment. */
function useDrag(onMove: (from: number, to: number) => void) {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setFrom(null);
    setOver(null);
  };
  const handlers = (index: number) => ({
    onDragStart(event: DragEvent) {
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags nothing that carries nothing.
      event.dataTransfer.setData('text/plain', `${index + 1}`);
      setFrom(index);
    },
    onDragOver(event: DragEvent) {
      if (from === null) return;
      event.preventDefault();
      setOver(index);
    },
    onDrop(event: DragEvent) {
      if (from === null) return;
      event.preventDefault();
      onMove(from, index);
      end();
    },
    onDragEnd: end,
  });
  return { over: from === over ? null : over, handlers };
}
