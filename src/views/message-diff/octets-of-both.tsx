import { useMemo, useState } from 'react';
import type { ComparedMessage, FieldDifference } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { fieldAt } from '../../ui/byte-field.ts';
import { ByteGrid } from '../../ui/byte-grid.tsx';
import { useNamedFields } from '../named-fields.ts';
import classes from './message-diff.module.css';

type Props = Readonly<{
  a: ComparedMessage;
  b: ComparedMessage;
  differences: readonly FieldDifference[];
  selected: string | null;
  onSelect: (path: string) => void;
}>;

/** The octets of both messages beside each other, those marked that the other has not. */
export function OctetsOfBoth({ a, b, differences, selected, onSelect }: Props) {
  const [hovered, setHovered] = useState<string | null>(null);
  const shared = { selected, hovered, onSelect, onHover: setHovered };
  return (
    <div className={classes.both}>
      <Octets side="left" message={a} marked={useMarked(differences, 'a')} {...shared} />
      <Octets side="right" message={b} marked={useMarked(differences, 'b')} {...shared} />
    </div>
  );
}

/** The octets of one message that differ. */
function useMarked(differences: readonly FieldDifference[], side: 'a' | 'b'): ReadonlySet<number> {
  return useMemo(() => {
    const marked = new Set<number>();
    for (const difference of differences) {
      for (const { start, end } of difference[side]?.differing ?? []) {
        for (let offset = start; offset < end; offset += 1) marked.add(offset);
      }
    }
    return marked;
  }, [differences, side]);
}

type OctetsProps = Readonly<{
  side: 'left' | 'right';
  message: ComparedMessage;
  marked: ReadonlySet<number>;
  selected: string | null;
  hovered: string | null;
  onSelect: (path: string) => void;
  onHover: (path: string | null) => void;
}>;

function Octets({ side, message, marked, selected, hovered, onSelect, onHover }: OctetsProps) {
  const { t } = useTranslation();
  const fields = useNamedFields(message.tree);
  const field = fieldAt(fields, selected);
  const { length } = message.octets;
  return (
    <section className={classes.octets}>
      <p className={classes.state}>
        {t(`messageDiff.side.${side}`)} · {t('messageDiff.octets', { count: length })} ·{' '}
        {t('messageDiff.marked', { count: marked.size })}
      </p>
      <ByteGrid
        label={t('messageDiff.gridLabel', { side: t(`messageDiff.side.${side}`) })}
        bytes={message.octets}
        fields={fields}
        selectedPath={field?.path ?? null}
        hoveredPath={hovered}
        marked={marked}
        onSelect={onSelect}
        onHover={onHover}
      />
    </section>
  );
}
