import { useEffect, useRef } from 'react';
import { actsOf, planOf, regroupSpan } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { endOfAct } from '../../store/act-end.ts';
import { traceInAct } from '../../store/acts.ts';
import { isToldWhole } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { actName, timeSince } from '../act-words.ts';
import type { Words } from '../actor-names.ts';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import { useNumberedNames } from '../use-actor-names.ts';
import classes from './acts.module.css';

/** The acts of the run as blocks in their order, and the way to each of them. Nothing where there is one. */
export function ActStrip() {
  const { t } = useTranslation();
  const whole = useAppStore(({ quiz, trace }) => quiz.whole ?? trace);
  const scenario = useAppStore((state) => state.scenario);
  const now = useAppStore((state) => state.act);
  const isTold = useAppStore(isToldWhole);
  const showAct = useAppStore((state) => state.showAct);
  const names = useNumberedNames(regroupSpan(scenario) !== null);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another act is looked at, or the names before it grow by how it ended
  useEffect(() => {
    // Once the page has been laid out anyhow: asked for here, that would be done in the same task.
    let later: ReturnType<typeof setTimeout>;
    const frame = requestAnimationFrame(() => {
      later = setTimeout(() => {
        const shown = list.current?.querySelector('[aria-current]');
        shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(later);
    };
  }, [now, isTold, whole]);
  const words: Words = (key, values = {}) => t(key, values);
  const { source } = whole;
  if (source.kind !== 'scenario' || source.scenario.acts.length === 0) return null;
  return (
    <nav className={classes.strip} aria-label={t('acts.strip')}>
      <ol ref={list}>
        {actsOf(source.scenario).map((scene) => {
          const { at, act } = planOf(scene);
          const told =
            at < now || (at === now && isTold) ? endOfAct(traceInAct(whole, at).events) : null;
          const since = act && timeSince(act.afterSeconds);
          return (
            <li key={at}>
              <button
                type="button"
                aria-current={at === now ? 'step' : undefined}
                data-failed={(told !== null && told !== 'well') || undefined}
                disabled={traceInAct(whole, at).events.length === 0}
                title={actName(act, scene, words, names)}
                // A task of its own: what the click itself does would hold up the page too.
                onClick={() => setTimeout(() => showAct(at))}
                onPointerUp={releaseFocusAfterPointer}
              >
                <span className={classes.number}>{at}</span>
                <span className={classes.what}>{actName(act, scene, words, names)}</span>
                {since && (
                  <span className={classes.since}>{t(`acts.since.${since.unit}`, since)}</span>
                )}
                {told !== null && <span className={classes.end}>{t(`acts.ended.${told}`)}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
