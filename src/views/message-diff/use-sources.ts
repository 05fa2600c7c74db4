import { useMemo } from 'react';
import { firstActOf, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Side } from '../../store/align-traces.ts';
import { sidesOf } from '../../store/compare-sides.ts';
import { designOf, designs, scenarioOfDesign } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** Where a message is taken from: what is on the screen, a side of the comparison, a run made apart, or a
 *  text put in. */
export type Source = Readonly<{ id: string; label: string }> &
  (
    | Readonly<{ kind: 'screen' }>
    | Readonly<{ kind: 'side'; side: Side }>
    | Readonly<{ kind: 'run'; scenario: Scenario }>
    | Readonly<{ kind: 'text' }>
  );

/** The id of the source a message is in. */
export const sourceOf = (side: Side | undefined) => (side ? `side-${side}` : 'screen');

/** The sources there are for the run on the screen; on the screen of the comparison both sides come first. */
export function useSources(): readonly Source[] {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const isOpened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const sides = useSideSources();
  return useMemo(() => {
    const { faults, skips } = scenario;
    const clean = { ...scenario, faults: [], skips: [] };
    const own = designOf(scenario);
    const run = (id: string, label: string, of: Scenario) =>
      ({ id, label, kind: 'run', scenario: of }) as const;
    const others = designs.filter((design) => design !== own);
    return [
      ...sides,
      {
        ...{ id: 'screen', kind: 'screen' },
        label: t(`messageDiff.source.${isOpened ? 'opened' : 'screen'}`),
      },
      ...(isOpened ? [run('own', t('messageDiff.source.own'), scenario)] : []),
      ...(faults.length + skips.length > 0
        ? [run('clean', t('messageDiff.source.clean'), clean)]
        : []),
      ...others.map((design) =>
        run(
          design,
          t('messageDiff.source.design', { design: t(`compare.designShort.${design}`) }),
          scenarioOfDesign(firstActOf(clean), design),
        ),
      ),
      { id: 'text', kind: 'text', label: t('messageDiff.source.text') },
    ];
  }, [t, scenario, isOpened, sides]);
}

/** The sides of a comparison of designs that stand on the screen. */
function useSideSources(): readonly Source[] {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const sides = sidesOf(compare);
  const isShown = useAppStore(
    ({ screen, sideRuns }) =>
      screen === 'compare' &&
      compare.without === null &&
      Boolean(sideRuns[sides.left] && sideRuns[sides.right]),
  );
  return useMemo(
    () =>
      isShown
        ? (['left', 'right'] as const).map((side) => ({
            ...{ id: sourceOf(side), kind: 'side' as const, side },
            label: t(`messageDiff.source.${side}`, {
              name: t(`compare.designShort.${sidesOf(compare)[side]}`),
            }),
          }))
        : [],
    [t, isShown, compare],
  );
}
