import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { IconControl } from '../icon-control.tsx';
import { letterOf } from '../letters.ts';
import { OptionRow } from './option-row.tsx';
import classes from './question.module.css';

/** A list with one of its entries at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

type Props = Readonly<{
  /** Ids in the order they are in now. */
  order: readonly string[];
  /** In the order that gave them their letters. */
  given: readonly string[];
  textOf: (id: string) => string;
  onOrder: (order: readonly string[]) => void;
}>;

/** Options to be put in order: by their buttons, by Alt and the arrows, or by dragging. */
export function OrderList({ order, given, textOf, onOrder }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    const next = moved(order, from, to);
    if (next === order) return;
    onOrder(next);
    const id = next[to] ?? '';
    setSaid(t('question.order.moved', { name: textOf(id), place: to + 1, of: order.length }));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const to = index + (event.key === 'ArrowUp' ? -1 : 1);
    const items = list.current?.querySelectorAll<HTMLElement>('[data-handle]');
    if (event.altKey) move(index, to);
    items?.[Math.min(Math.max(to, 0), order.length - 1)]?.focus();
  };
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, to);
    setDragged(null);
  };
  return (
    <>
      <p className={classes.note}>{t('question.order.how')}</p>
      <ol ref={list} className={classes.options} data-owns-arrows="">
        {order.map((id, index) => (
          <li
            key={id}
            className={classes.option}
            draggable
            data-dragged={dragged === index || undefined}
            onDragStart={() => setDragged(index)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, index)}
          >
            <OptionRow letter={letterOf(given.indexOf(id))} text={textOf(id)} verdict={null} />
            <button
              type="button"
              data-handle=""
              className={classes.handle}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              aria-label={t('question.order.place', {
                ...{ name: textOf(id), place: index + 1, of: order.length },
              })}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span aria-hidden="true">⠿</span>
            </button>
            <IconControl
              icon={IconArrowUp}
              name={t('question.order.up', { name: textOf(id) })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <IconControl
              icon={IconArrowDown}
              name={t('question.order.down', { name: textOf(id) })}
              disabled={index === order.length - 1}
              onClick={() => move(index, index + 1)}
            />
          </li>
        ))}
      </ol>
      <p className={classes.quiet} role="status">
        {said}
      </p>
    </>
  );
}
