import { Button } from '@mantine/core';
import { useContext } from 'react';
import {
  type LineageEdge,
  type LineageLines,
  type LineageValue,
  outsider,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useFigureNames } from '../use-actor-names.ts';
import classes from './lineage.module.css';
import { shortValue } from './lineage-names.ts';
import { LineageWordsContext } from './use-lineage-words.ts';

type Props = Readonly<{
  lines: LineageLines;
  chosen: string;
  onChoose: (key: string) => void;
  onRestart: (key: string) => void;
}>;

/** The chosen value: its names, who knows it, where it travelled, and every step to and from it. */
export function LineageDetail({ lines, chosen, onChoose, onRestart }: Props) {
  const { t } = useTranslation();
  const words = useContext(LineageWordsContext);
  const names = useFigureNames();
  const value = lines.values.find(({ key }) => key === chosen);
  if (!value) return null;
  const into = lines.edges.filter(({ to }) => to === chosen);
  const outOf = lines.edges.filter(({ from }) => from === chosen);
  const origin = originOf(value, into.length === 0);
  const [first] = value.places;
  // What somebody outside draws is not taken for what the GMS does.
  const maker = origin === 'random' && first?.actor === outsider ? names.short(first.actor) : '';
  return (
    <section className={classes.detail} aria-label={t('lineage.detail')}>
      <div>
        <h3>{words.names(value)}</h3>
        <p>
          <code>{shortValue(value, 48)}</code> {t('lineage.octets', { count: value.octets.length })}
        </p>
        <p>
          {t(value.secret ? 'lineage.knownSecret' : 'lineage.known', {
            actors: words.actors(value),
          })}
        </p>
        {origin && <p>{t(`lineage.origin.${maker ? 'randomBy' : origin}`, { actor: maker })}</p>}
        <Travels value={value} />
        {chosen !== lines.focus && (
          <Button size="compact-sm" variant="light" onClick={() => onRestart(chosen)}>
            {t('lineage.restart', { name: words.name(value) })}
          </Button>
        )}
      </div>
      <EdgeList
        title={t('lineage.comesFrom')}
        edges={into}
        end="from"
        lines={lines}
        onChoose={onChoose}
      />
      <EdgeList
        title={t('lineage.leadsTo')}
        edges={outOf}
        end="to"
        lines={lines}
        onChoose={onChoose}
      />
    </section>
  );
}

/** The messages and hand-overs that carried a value. */
function Travels({ value }: { value: LineageValue }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const words = useContext(LineageWordsContext);
  if (value.travels.length === 0) return <p>{t('lineage.notSent')}</p>;
  return (
    <>
      <p>{t('lineage.travels')}</p>
      <ul>
        {value.travels.map(({ eventId, path }) => (
          <li key={`${eventId}.${path}`}>
            <LinkButton
              className={classes.step}
              onClick={() => store.getState().selectEvent(eventId)}
            >
              {t('lineage.travel', { words: words.event(eventId), path })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </>
  );
}

type EdgeListProps = Readonly<{
  title: string;
  edges: readonly LineageEdge[];
  end: 'from' | 'to';
  lines: LineageLines;
  onChoose: (key: string) => void;
}>;

/** Edges at one side of the value: the value at their other end, and the events that take them. */
function EdgeList({ title, edges, end, lines, onChoose }: EdgeListProps) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const words = useContext(LineageWordsContext);
  return (
    <div>
      <h3>{title}</h3>
      {edges.length === 0 && <p>{t('lineage.nothing')}</p>}
      <ul>
        {edges.map((edge) => {
          const other = lines.values.find(({ key }) => key === edge[end]);
          return (
            <li key={edge[end]}>
              <LinkButton className={classes.value} onClick={() => onChoose(edge[end])}>
                {other ? words.name(other) : ''}
              </LinkButton>{' '}
              {words.edge(edge, end)}
              {edge.events.map((eventId) => (
                <LinkButton
                  key={eventId}
                  className={classes.step}
                  onClick={() => store.getState().selectEvent(eventId)}
                >
                  {words.event(eventId)}
                </LinkButton>
              ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Where a value comes from that nothing in the run is worked out to; null where something is. */
function originOf(
  { random, given }: LineageValue,
  isFirst: boolean,
): 'random' | 'own' | 'given' | null {
  if (random) return given ? 'own' : 'random';
  return isFirst ? 'given' : null;
}
