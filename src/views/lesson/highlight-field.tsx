import { CloseButton, NativeSelect } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Highlight } from '../../lesson/lesson.ts';
import { stepKeyOf } from '../../store/depth.ts';
import { currentEvent } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import classes from './lesson.module.css';

type Props = Readonly<{
  highlight: readonly Highlight[];
  onWrite: (highlight: readonly Highlight[]) => void;
}>;

const most = 12;
const written = ({ kind, ref }: Highlight) => `${kind} ${ref}`;

/** What is ringed in the drawing: parties of the run, and what is looked at now. */
export function HighlightField({ highlight, onWrite }: Props) {
  const { t } = useTranslation();
  const nameOf = useHighlightName();
  const offers = useOffers().filter(
    (one) => !highlight.some((known) => written(known) === written(one)),
  );
  const add = (key: string) => {
    const offer = offers.find((one) => written(one) === key);
    if (offer !== undefined) onWrite([...highlight, offer]);
  };
  return (
    <div className={classes.highlight}>
      <NativeSelect
        size="xs"
        label={t('lesson.highlight.title')}
        value=""
        disabled={highlight.length >= most}
        data={[
          { value: '', label: t('lesson.highlight.choose') },
          ...offers.map((one) => ({ value: written(one), label: nameOf(one) })),
        ]}
        onChange={(event) => add(event.currentTarget.value)}
      />
      {highlight.length > 0 && (
        <ul aria-label={t('lesson.highlight.list')}>
          {highlight.map((one) => (
            <li key={written(one)}>
              {nameOf(one)}
              <CloseButton
                size="xs"
                aria-label={t('lesson.highlight.remove', { name: nameOf(one) })}
                onClick={() => onWrite(highlight.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Every party, and the step, event, field and cell that are looked at. */
function useOffers(): readonly Highlight[] {
  const actors = useAppStore((state) => state.trace.actors);
  const event = useAppStore(currentEvent);
  const path = useAppStore((state) => state.selection.path);
  const cell = useAppStore((state) => state.custodyCell);
  const step = stepKeyOf(event);
  return [
    ...(step === null ? [] : [{ kind: 'step', ref: step } as const]),
    ...(event === undefined ? [] : [{ kind: 'event', ref: event.id } as const]),
    ...(path === null ? [] : [{ kind: 'field', ref: path } as const]),
    ...(cell === null ? [] : [{ kind: 'custody', ref: `${cell.actor}.${cell.key}` } as const]),
    ...actors.map(({ id }) => ({ kind: 'actor', ref: id }) as const),
  ];
}

function useHighlightName(): (highlight: Highlight) => string {
  const { t } = useTranslation();
  const names = useActorNames();
  const actors = useAppStore((state) => state.trace.actors);
  return ({ kind, ref }) => {
    const actor = kind === 'actor' ? actors.find(({ id }) => id === ref) : undefined;
    const name = actor ? names.short(actor.id) : ref;
    return t(`lesson.highlight.kinds.${kind}`, { name });
  };
}
