import { useMemo, useState } from 'react';
import { compareMessages } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { chosenOf } from './chosen.ts';
import { DifferenceTable } from './difference-table.tsx';
import classes from './message-diff.module.css';
import { OctetsOfBoth } from './octets-of-both.tsx';
import { type Pick, SidePicker } from './side-picker.tsx';
import { useChoices } from './use-choices.ts';
import { useSources } from './use-sources.ts';

type First = Readonly<{ left: Pick; right: Pick | null }>;

/** Two messages: what is chosen, which fields differ, and the octets of both. `first`: the messages
 *  it begins with; where there is none on the right, what is most like the other. */
export function MessageDiff({ first }: { first: First }) {
  const sources = useSources();
  const [left, setLeft] = useState<Pick>(first.left);
  // Beside a message of somebody else, ours.
  const beside = sources.some(({ id }) => id === 'own') ? 'own' : 'screen';
  const [right, setRight] = useState<Pick>(
    first.right ?? { source: beside, message: null, text: '' },
  );
  const [path, setPath] = useState<string | null>(null);
  const sourceOf = ({ source }: Pick) => sources.find(({ id }) => id === source);
  const onLeft = useChoices(sourceOf(left), left.text);
  const onRight = useChoices(sourceOf(right), right.text);
  const a = chosenOf(onLeft.list, left.message, null);
  const b = chosenOf(onRight.list, right.message, a ?? null);
  const comparison = useMemo(() => (a && b ? compareMessages(a, b) : null), [a, b]);
  return (
    <div className={classes.diff}>
      <div className={classes.sides}>
        <SidePicker
          side="left"
          sources={sources}
          choices={onLeft}
          pick={left}
          chosen={a?.id ?? null}
          onPick={setLeft}
        />
        <SidePicker
          side="right"
          sources={sources}
          choices={onRight}
          pick={right}
          chosen={b?.id ?? null}
          onPick={setRight}
        />
      </div>
      {comparison && a && b && (
        <>
          <Verdict
            same={comparison.sameFields}
            differing={comparison.differences.length}
            identical={comparison.identical}
            order={comparison.order !== null}
          />
          {!comparison.identical && (
            <DifferenceTable
              differences={comparison.differences}
              selected={path}
              onSelect={setPath}
            />
          )}
          <OctetsOfBoth
            a={a}
            b={b}
            differences={comparison.differences}
            selected={path}
            onSelect={setPath}
          />
        </>
      )}
    </div>
  );
}

type VerdictProps = Readonly<{
  identical: boolean;
  differing: number;
  same: number;
  order: boolean;
}>;

function Verdict({ identical, differing, same, order }: VerdictProps) {
  const { t } = useTranslation();
  return (
    <p className={classes.verdict} role="status">
      {identical
        ? t('messageDiff.identical')
        : [
            t('messageDiff.differ', { count: differing }),
            t('messageDiff.same', { count: same }),
            ...(order ? [t('messageDiff.order')] : []),
          ].join(' ')}
    </p>
  );
}
