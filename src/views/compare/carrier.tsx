import { useMemo } from 'react';
import {
  type ActorId,
  type CarrierMessage,
  createCarrier,
  hasPartner,
  type KeyDocument,
  planOf,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Side } from '../../store/align-traces.ts';
import { sidesOf } from '../../store/compare-sides.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useNumberedNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { useSideNames } from './use-side-names.ts';

/** The stage 3 messages around what each side sends at this stop. */
export function CarrierSection(props: {
  left: SideRun;
  right: SideRun;
  at: Readonly<Record<Side, number | null>>;
}) {
  const { t } = useTranslation();
  return (
    <details className={classes.carrier}>
      <summary>{t('compare.carrier.title')}</summary>
      <p className={classes.note}>{t('compare.carrier.about')}</p>
      <div className={classes.columns}>
        <CarrierSide side="left" run={props.left} index={props.at.left} />
        <CarrierSide side="right" run={props.right} index={props.at.right} />
      </div>
    </details>
  );
}

function CarrierSide({ side, run, index }: { side: Side; run: SideRun; index: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useSideNames().short[side];
  const event = index === null ? undefined : run.trace.events[index];
  const keyDocument = useAppStore((state) => state.compare.keyDocument);
  const acts = useAppStore(({ compare, sideRuns }) => sideRuns[sidesOf(compare)[side]]);
  const messages = useMemo(
    () => carriedAt(run, acts ?? [], index, keyDocument),
    [run, acts, index, keyDocument],
  );
  const octets = messages.reduce((sum, message) => sum + message.octets, 0);
  const regroup = hasPartner(run.scenario);
  const empty =
    event?.kind !== 'message' ? 'noMessage' : event.step === 'use' ? 'packet' : 'answer';
  return (
    <section aria-label={t(`compare.carrier.side.${side}`)}>
      <h4>{name}</h4>
      {messages.length === 0 ? (
        <p className={classes.note}>{t(`compare.carrier.${empty}`)}</p>
      ) : (
        <p>
          {t('compare.carrier.sum', { count: messages.length, octets: formats.number(octets) })}
        </p>
      )}
      {messages.map((message) => (
        <CarrierText key={message.name} message={message} regroup={regroup} />
      ))}
    </section>
  );
}

/** What carries the message at `index`, after what was sent to the same receiver before, in earlier acts too. */
function carriedAt(
  { scenario, trace }: SideRun,
  acts: readonly SideRun[],
  index: number | null,
  keyDocument: KeyDocument,
) {
  const event = index === null ? undefined : trace.events[index];
  if (index === null || event?.kind !== 'message') return [];
  const actorOf = (id: ActorId) => trace.actors.find((actor) => actor.id === id);
  const carrierOf = createCarrier(scenario, actorOf, keyDocument);
  let carried: readonly CarrierMessage[] = [];
  const before = acts.slice(0, planOf(scenario).at - 1).flatMap((act) => act.trace.events);
  for (const message of [...before, ...trace.events.slice(0, index + 1)]) {
    if (message.kind === 'message' && message.to === event.to) carried = carrierOf(message);
  }
  return carried;
}

/** Hex of a payload with its middle left out: copying takes the whole. */
function shortened(text: string, octetWords: (count: number) => string): string {
  return text.replace(
    /([0-9A-F]{64})([0-9A-F]{200,})([0-9A-F]{32})/g,
    (_, head: string, middle: string, tail: string) =>
      `${head} … ${octetWords(middle.length / 2)} … ${tail}`,
  );
}

function CarrierText({ message, regroup }: { message: CarrierMessage; regroup: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNumberedNames(regroup);
  const { name, from, to, octets, text, notes, clause } = message;
  return (
    <details className={classes.carrierMessage}>
      <summary>
        {t('compare.carrier.message', {
          name: t(`compare.carrier.name.${name}`),
          from: names.short(from),
          to: names.short(to),
          octets: formats.number(octets),
        })}
      </summary>
      <p className={classes.note}>
        {clause}
        {notes.map((note) => ` · ${t(`compare.carrier.note.${note}`)}`)}
      </p>
      <div className={classes.text}>
        <CopyButton
          text={text}
          labels={{
            copy: t('compare.copy.text'),
            copied: t('compare.copy.copied'),
            failed: t('compare.copy.failed'),
          }}
        />
        <pre>
          {shortened(text, (count) =>
            t('compare.carrier.octets', { count: formats.number(count) }),
          )}
        </pre>
      </div>
    </details>
  );
}
