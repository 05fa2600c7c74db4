import { useEffect, useMemo, useRef } from 'react';
import {
  bytesToHex,
  type CheckEvent,
  explainRejection,
  faultById,
  type Rejection,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { shortenMiddle } from '../../ui/octet-text.ts';
import { isOtherKey } from '../opened-message.ts';
import { useActorNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import classes from './rejection.module.css';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePlaceWords } from './use-place-words.ts';

const longestOctets = 64;

/** A failed check explained, from the check down to the cause. */
export function RejectionNote({ check }: { check: CheckEvent }) {
  const { t } = useTranslation();
  const names = useActorNames();
  const events = useAppStore((state) => state.trace.events);
  const rejection = useMemo(
    () => (events.includes(check) ? explainRejection(events, check) : null),
    [events, check],
  );
  const section = useRef<HTMLElement>(null);
  // It is drawn after the check was scrolled to, and longer.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (rejection === null) return null;
  const { reply, mikeyError, noticed } = rejection;
  const actor = names.short(check.actor);
  const other = isOtherKey(check);
  return (
    <section ref={section} className={classes.rejection} aria-label={t('rejection.title')}>
      <h4>{t('rejection.title')}</h4>
      <dl>
        <Part name="octets">
          <Octets check={check} rejection={rejection} />
        </Part>
        <Part name="clause">{t('rejection.demands', { clause: rejection.failure.clause })}</Part>
        <Part name="cause">
          <Causes rejection={rejection} />
        </Part>
        <Part name="reply">
          {t(`rejection.replies.${other && reply === 'error' ? 'otherKey' : reply}`, { actor })}
          {mikeyError !== null && (
            <small>{t('rejection.mikeyError', { number: mikeyError })}</small>
          )}
        </Part>
        <Part name="kept">
          <Kept rejection={rejection} />
        </Part>
        <Part name="noticed">
          {t(`rejection.notices.${other && noticed !== 'nothing' ? 'otherKey' : noticed}`, {
            actor,
          })}
        </Part>
      </dl>
    </section>
  );
}

function Part({ name, children }: { name: string; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`rejection.parts.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Octets of the failing field as sent and as found, and every run of octets that changed. */
function Octets({ check, rejection }: { check: CheckEvent; rejection: Rejection }) {
  const { t } = useTranslation();
  const { octets, altered } = rejection;
  const hex = (bytes: Uint8Array) => shortenMiddle(bytesToHex(bytes), longestOctets);
  if (octets === null && altered.length === 0) return t('rejection.noOctets');
  const [first] = altered;
  return (
    <>
      {octets && (
        <p>
          <FieldLink check={check} path={octets.path} offset={octets.offset} />{' '}
          {octets.sent === null ? (
            t('rejection.asSent')
          ) : (
            <>
              {t('rejection.sent')} <code>{hex(octets.sent) || '—'}</code> {t('rejection.found')}{' '}
              <code>{hex(octets.found)}</code>
            </>
          )}
        </p>
      )}
      {first && (
        <p>
          {t('rejection.altered', { count: altered.length, offset: first.offset })}{' '}
          <code>{hex(first.sent) || '—'}</code> → <code>{hex(first.received) || '—'}</code>
        </p>
      )}
    </>
  );
}

type LinkProps = Readonly<{ check: CheckEvent; path: string; offset: number }>;

/** Leads to the field in the octets as they arrived. */
function FieldLink({ check, path, offset }: LinkProps) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { subject } = check;
  const show = () => {
    if (subject === undefined) return;
    const { selectEvent, selectPayload, selectField, openTab } = store.getState();
    selectEvent(subject.messageId);
    selectPayload(subject.payload);
    selectField(path);
    openTab('message');
  };
  return (
    <LinkButton className={classes.link} onClick={show}>
      {t('rejection.field', { path, offset })}
    </LinkButton>
  );
}

/** Which faults of the scenario are behind it, and where they altered something. */
function Causes({ rejection }: { rejection: Rejection }) {
  const { t } = useTranslation();
  const { title } = useFaultTexts();
  const { place } = usePlaceWords();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const source = useAppStore((state) => state.trace.source);
  const isMystery = useAppStore((state) => state.mystery !== null);
  const entries = source.kind === 'scenario' ? source.scenario.faults : [];
  const byFault = new Map(rejection.causes.map(({ fault, eventId }) => [fault, eventId]));
  if (byFault.size === 0 && isMystery) return t('mystery.cause');
  if (byFault.size === 0) return t(`rejection.noCause.${source.kind}`);
  return [...byFault].map(([index, eventId]) => {
    const entry = entries[index];
    const fault = faultById(entry?.fault ?? '');
    return (
      <p key={index}>
        <LinkButton className={classes.link} onClick={() => selectEvent(eventId)}>
          {fault ? title(fault) : t('rejection.fault', { number: index + 1 })}
        </LinkButton>
        {entry && <small>{place(entry)}</small>}
      </p>
    );
  });
}

function Kept({ rejection }: { rejection: Rejection }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kept, notStored, heldBefore } = rejection;
  const purposes = formats.list(notStored.map((purpose) => t(`trace.purpose.${purpose}`)));
  return [
    notStored.length > 0
      ? t('rejection.notStored', { count: notStored.length, purposes })
      : t('rejection.storesNothing'),
    ...(kept.length > 0 ? [t('rejection.stored', { count: kept.length })] : []),
    ...(heldBefore > 0 ? [t('rejection.heldBefore', { count: heldBefore })] : []),
  ].join(' ');
}
