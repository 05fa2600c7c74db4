import { Button, Select, TextInput } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import {
  type DrawStream,
  drawFormOf,
  drawProblems,
  drawStreams,
  type Scenario,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useFactText } from '../use-fact-text.ts';
import fieldClasses from './field.module.css';
import classes from './setup.module.css';

/** Values offered at a time; others are found by typing. */
const mostOffered = 50;

/** What can be given in a run, with its words. */
function useStreams(scenario: Scenario) {
  const { t } = useTranslation();
  const names = useActorNames();
  return useMemo(() => {
    const wordsOf = ({ kind, actor, key, for: to }: DrawStream) => {
      const what = [t(`draws.kind.${kind}`), ...(key ? [t(`draws.key.${key}`)] : [])].join(' · ');
      const told = { actor: names.short(actor), kind: what };
      return to === undefined
        ? t('draws.of', told)
        : t('draws.ofFor', { ...told, receiver: names.short(to) });
    };
    const streams = [...drawStreams(scenario)];
    return {
      streams,
      data: streams.map((stream) => ({ value: stream.name, label: wordsOf(stream) })),
    };
  }, [scenario, t, names]);
}

/** Hex as people paste it. */
const bareHex = (text: string) =>
  text
    .replace(/^\s*0x/i, '')
    .replaceAll(/[\s:,-]/g, '')
    .toLowerCase();

/** Gives a value of the run instead of having it drawn. */
export function DrawForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const tell = useFactText();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { streams, data } = useStreams(scenario);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const about = useId();
  const stream = streams.find(({ name }) => name === chosen) ?? streams[0];
  if (stream === undefined) return null;
  const { name } = stream;
  const text = typed ?? scenario.draws[name] ?? '';
  const give = () => {
    const value = bareHex(text);
    const isHex = /^([0-9a-f]{2})+$/.test(value);
    const draws = { ...scenario.draws, [name]: isHex ? value : '' };
    const problem = drawProblems({ ...scenario, draws }).find(
      ({ path }) => path === `draws.${name}`,
    );
    setError(problem ? tell(problem.problem) : null);
    if (problem) return;
    changeScenario({ draws });
    onDone();
  };
  return (
    <form
      className={classes.fields}
      aria-describedby={about}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <p id={about} className={classes.note}>
        {t('draws.about')}
      </p>
      <Select
        size="xs"
        classNames={{ label: fieldClasses.label ?? '' }}
        label={t('draws.stream')}
        data-autofocus
        searchable
        allowDeselect={false}
        limit={mostOffered}
        value={name}
        nothingFoundMessage={t('draws.noMatch')}
        onChange={(value) => {
          setChosen(value);
          setTyped(null);
          setError(null);
        }}
        data={data}
      />
      <p className={classes.drawName}>
        <code>{name}</code>
      </p>
      <TextInput
        classNames={fieldClasses}
        size="xs"
        label={t('draws.value')}
        description={t(
          `draws.${'to' in drawFormOf(stream) ? 'formRange' : 'form'}`,
          drawFormOf(stream),
        )}
        value={text}
        error={error}
        data-mono
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(null);
        }}
      />
      <div className={classes.drawActions}>
        <Button size="compact-sm" type="submit">
          {t('draws.put')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          {t('draws.cancel')}
        </Button>
      </div>
    </form>
  );
}
