import { useState } from 'react';
import type { ReleaseMachine } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReleasesView } from '../../store/releases-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFocusOnArrival } from '../use-focus-on-arrival.ts';
import { WorkState } from '../work-state.tsx';
import { PairChecks } from './pair-checks.tsx';
import { type OctetsOfTwo, PairFields } from './pair-fields.tsx';
import { ReleaseControls } from './release-controls.tsx';
import { ReleaseMatrix } from './release-matrix.tsx';
import classes from './releases.module.css';
import { type MachineState, useReleaseMachine } from './use-release-machine.ts';
import { type ReleaseWords, useReleaseWords } from './use-release-words.ts';

type Props = Readonly<{ Octets: OctetsOfTwo }>;

/** One group keyed under four releases, and what a UE of each does with the message of each. */
export function ReleasesScreen({ Octets }: Props) {
  const { t } = useTranslation();
  const view = useAppStore((state) => state.releases);
  const [again, setAgain] = useState(0);
  const state = useReleaseMachine(view, again);
  const words = useReleaseWords();
  const screen = useFocusOnArrival('select');
  const { machine } = state;
  return (
    <section
      ref={screen}
      className={classes.screen}
      data-focus-part=""
      aria-label={t('releases.title')}
    >
      <header className={classes.head}>
        <h2>{t('releases.title')}</h2>
        <Progressing state={state} onAgain={() => setAgain(again + 1)} />
        <ReleaseControls view={view} />
      </header>
      <section
        className={classes.body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
        tabIndex={0}
        aria-label={t('releases.contents')}
      >
        {machine && <Made {...{ machine, view, words, Octets }} />}
        <Notes words={words} />
      </section>
    </section>
  );
}

type MadeProps = Readonly<{
  machine: ReleaseMachine;
  view: ReleasesView;
  words: ReleaseWords;
}> &
  Props;

function Made({ machine, view, words, Octets }: MadeProps) {
  const { t } = useTranslation();
  const { askReleases } = useAppStoreApi().getState();
  const { from, to, options } = view;
  const { pairs } = machine;
  const pair = pairs.find((one) => one.from === from && one.to === to);
  const own = pairs.find((one) => one.from === from && one.to === from);
  const isDual = options.design !== 'one';
  const context = [
    ...(['design', ...(isDual ? (['marking', 'knowledge'] as const) : [])] as const),
    ...(['unknownExtensions', 'coverage'] as const),
  ].map((name) => ({
    name: t(`releases.option.${name}`),
    value: t(`releases.choice.${name}.${options[name]}`),
  }));
  return (
    <>
      <div className={classes.top}>
        <ReleaseMatrix {...{ pairs, words, context }} chosen={view} onChoose={askReleases} />
        {pair && (
          <section className={classes.story} aria-live="polite">
            <h3>{t('releases.pair', { from: words.name(from), to: words.name(to) })}</h3>
            {words.story(pair).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </section>
        )}
      </div>
      {pair && own && (
        <div className={classes.parts}>
          <PairChecks {...{ pair, own, words }} />
          <PairFields {...{ machine, from, to, words, Octets }} />
        </div>
      )}
    </>
  );
}

/** How far it is, and what became of it. */
function Progressing({ state, onAgain }: Readonly<{ state: MachineState; onAgain: () => void }>) {
  const { t } = useTranslation();
  const { status, done, total } = state;
  if (status === 'done') return null;
  if (status === 'running') {
    return <WorkState progress={{ done, total }} label={t('releases.running')} />;
  }
  const action = { label: t('releases.again'), onClick: onAgain };
  return <WorkState label={t(`releases.${status}`)} action={action} />;
}

const notes = ['real', 'draft', 'v13-4-0', 'ts-33.179', 'ts-33.180', 'unread', 'unknown'] as const;

function Notes({ words }: Readonly<{ words: ReleaseWords }>) {
  const { t } = useTranslation();
  return (
    <section className={classes.notes} aria-label={t('releases.note.title')}>
      <h3>{t('releases.note.title')}</h3>
      <ul>
        {notes.map((name) => (
          <li key={name}>{t(`releases.note.${name}`, { name: words.name('draft') })}</li>
        ))}
      </ul>
    </section>
  );
}
