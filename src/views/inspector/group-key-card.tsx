import { eventIndex, type KeyRecord, keyKindOrGmk, type NamedValue } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { foreignStores } from '../foreign-stores.ts';
import { purposeLook } from '../purpose-look.ts';
import { groupKeyValues } from './group-key-values.ts';
import frame from './inspector.module.css';
import classes from './keys.module.css';
import { NamedValueRow } from './named-value-row.tsx';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

/** Where the GMK comes from, where the GMS has not made it. */
function useForeign(record: KeyRecord) {
  const { events } = useInspected();
  return foreignStores(events).find((store) => store.record === record)?.origin ?? null;
}

function Values({ values }: { values: readonly NamedValue[] }) {
  return (
    <dl className={frame.list}>
      {values.map((value) => (
        <NamedValueRow key={value.name} value={value} />
      ))}
    </dl>
  );
}

/** A key in the store of a receiver, with its SRTP keys and where it was learnt. */
export function GroupKeyCard({ record }: { record: KeyRecord }) {
  const foreign = useForeign(record);
  const { t } = useTranslation();
  const names = useNames();
  const { events } = useInspected();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const selectPayload = useAppStore((state) => state.selectPayload);
  const { learntFrom, purpose, state } = record;
  const message = events[eventIndex(events, learntFrom.messageId)];
  const show = () => {
    selectEvent(learntFrom.messageId);
    selectPayload(learntFrom.payload);
  };
  const values = groupKeyValues(record);
  const kind = keyKindOrGmk(record.gmkId);
  const srtpTitle = kind.controlOnly
    ? 'srtpOf.control'
    : values.responder
      ? 'srtpOf.initiator'
      : 'srtp';
  return (
    <section className={`${classes.card} ${classes[purposeLook(purpose)]}`}>
      <h3 className={classes.cardTitle}>
        {t(kind.name === 'GMK' ? 'inspector.keys.groupKey' : `inspector.keys.keyOf.${kind.name}`)}{' '}
        <Badge tone={purposeLook(purpose)}>{names.purpose(purpose)}</Badge>{' '}
        <Badge tone={state === 'active' ? 'ok' : 'plain'}>{t(`inspector.keyState.${state}`)}</Badge>{' '}
        {foreign && <Badge tone="failure">{t(`inspector.keys.foreign.${foreign}`)}</Badge>}
      </h3>
      <Values values={values.key} />
      {message && (
        <LinkButton className={frame.link} onClick={show}>
          {t('inspector.keys.learntFrom', { title: names.title(message) })}
        </LinkButton>
      )}
      <h4 className={frame.subheading}>{t('inspector.keys.parameters')}</h4>
      <Values values={values.parameters} />
      <h4 className={frame.subheading}>{t(`inspector.keys.${srtpTitle}`)}</h4>
      <Values values={values.srtp} />
      {values.responder && (
        <>
          <h4 className={frame.subheading}>{t('inspector.keys.srtpOf.responder')}</h4>
          <Values values={values.responder} />
        </>
      )}
    </section>
  );
}
