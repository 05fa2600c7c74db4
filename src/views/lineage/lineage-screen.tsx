import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type ActorId, lineageOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { lineageGraph, lineageMember, lineageValue } from '../../store/lineage-selectors.ts';
import type { LineageStart } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFigureNames } from '../use-actor-names.ts';
import { useValueName } from '../use-fact-text.ts';
import { useFocusOnArrival } from '../use-focus-on-arrival.ts';
import classes from './lineage.module.css';
import { LineageDetail } from './lineage-detail.tsx';
import { LineageFlow } from './lineage-flow.tsx';
import { LineageList } from './lineage-list.tsx';
import { LineageWordsContext, useLineageWords } from './use-lineage-words.ts';

/** The lines of one value: ancestors left, descendants right, as a graph or as a list. */
export function LineageScreen({ start }: { start: LineageStart }) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const screen = useFocusOnArrival('button');
  const trace = useAppStore((state) => state.trace);
  const cursor = useAppStore((state) => state.cursor);
  const quiz = useAppStore((state) => state.quiz);
  const act = useAppStore((state) => state.act);
  const fallback = useAppStore(lineageMember);
  const showLineage = useAppStore((state) => state.showLineage);
  const [form, setForm] = useState<'graph' | 'list'>('graph');
  const [steps, setSteps] = useState(false);
  const [looked, setLooked] = useState<{ at: LineageStart; key: string } | null>(null);
  const isThere = trace.actors.some(({ id }) => id === start.member);
  const member = isThere ? start.member : fallback;
  const words = useLineageWords(member);
  const graph = useMemo(
    () => lineageGraph({ trace, cursor, quiz, act }, member),
    [trace, cursor, quiz, act, member],
  );
  const focus = useMemo(() => lineageValue(graph, start), [graph, start]);
  const lines = useMemo(
    () => (focus ? lineageOf(graph, focus.key, steps) : null),
    [graph, focus, steps],
  );
  const chosen = looked?.at === start && lines?.roles.has(looked.key) ? looked.key : focus?.key;
  const choose = (key: string) => setLooked({ at: start, key });
  const restart = (key: string) => {
    const first = graph.values.get(key)?.places[0];
    if (first) showLineage({ eventId: first.eventId, name: first.name, member });
  };
  return (
    <section
      ref={screen}
      className={classes.screen}
      data-focus-part=""
      aria-label={t('lineage.title')}
    >
      <header className={classes.head}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => showLineage(null)}
        >
          {t('lineage.back')}
        </Button>
        <h2>{focus ? t('lineage.of', { name: words.name(focus) }) : t('lineage.title')}</h2>
        <MemberSelect member={member} onChange={(id) => showLineage({ ...start, member: id })} />
        <Checkbox
          size="xs"
          label={t('lineage.steps')}
          checked={steps}
          onChange={(event) => setSteps(event.currentTarget.checked)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('lineage.form')}
          value={form}
          onChange={(value) => setForm(value === 'list' ? 'list' : 'graph')}
          data={[
            { value: 'graph', label: t('lineage.graph') },
            { value: 'list', label: t('lineage.list') },
          ]}
        />
      </header>
      {lines === null || chosen === undefined ? (
        <p className={classes.empty}>{t('lineage.notYet', { name: valueName(start.name) })}</p>
      ) : (
        <LineageWordsContext value={words}>
          {form === 'graph' ? (
            <LineageFlow lines={lines} chosen={chosen} onChoose={choose} onRestart={restart} />
          ) : (
            <LineageList lines={lines} chosen={chosen} onChoose={choose} />
          )}
          <LineageDetail lines={lines} chosen={chosen} onChoose={choose} onRestart={restart} />
        </LineageWordsContext>
      )}
    </section>
  );
}

type MemberProps = Readonly<{ member: ActorId | null; onChange: (member: ActorId) => void }>;

const mostListed = 100;

/** Whose part of the run is looked at: the rest happens once for all. */
function MemberSelect({ member, onChange }: MemberProps) {
  const { t } = useTranslation();
  const names = useFigureNames();
  const actors = useAppStore((state) => state.trace.actors);
  const data = useMemo(
    () =>
      actors.flatMap(({ id, kind }) =>
        kind === 'ue' ? [{ value: id, label: names.short(id) }] : [],
      ),
    [actors, names],
  );
  if (data.length < 2) return null;
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t('lineage.member')}
      data={data}
      limit={mostListed}
      value={member}
      searchable={data.length > 8}
      allowDeselect={false}
      onChange={(value) => {
        const actor = actors.find(({ id }) => id === value);
        if (actor) onChange(actor.id);
      }}
    />
  );
}
