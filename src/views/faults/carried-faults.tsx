import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import { type CarriedFault, type FaultEntry, faultById } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFactText } from '../use-fact-text.ts';
import classes from './carried.module.css';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePhrases } from './use-phrases.ts';
import { usePlaceWords } from './use-place-words.ts';

/** The faults of a scenario as they are in one of its designs, whose store stands above. */
export function CarriedFaults({ carried }: { carried: readonly CarriedFault[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={classes.scroll} tabIndex={0} aria-label={t('faults.ui.carried.title')}>
      <ul className={classes.carried}>
        {carried.map((one) => (
          <Carried key={one.from.join()} carried={one} />
        ))}
      </ul>
    </section>
  );
}

function Carried({ carried }: { carried: CarriedFault }) {
  const { t } = useTranslation();
  const phrases = usePhrases();
  const tell = useFactText();
  const { title } = useFaultTexts();
  const { place } = usePlaceWords();
  const fault = faultById(carried.fault);
  const name = fault === undefined ? carried.fault : title(fault);
  const { absent, entries, spared } = carried;
  const Mark = absent === null ? IconAlertTriangle : IconBan;
  const shared = useSharedWords(carried);
  const key = useKeyWords(carried);
  return (
    <li data-absent={absent !== null || undefined}>
      <Mark size={15} aria-hidden="true" />
      <span>
        <b>
          {t(absent === null ? 'faults.ui.carried.here' : 'faults.ui.carried.absent', { name })}
        </b>{' '}
        {absent === null ? (
          <>
            {key} · {phrases(entries.map((entry) => place(withoutKey(entry))))}
          </>
        ) : (
          <NotHere absent={absent} />
        )}
        {shared !== null && <small>{shared}</small>}
        {spared.map((one) => (
          <small key={one.key}>
            {t('faults.ui.carried.spared', {
              key: t(`faults.ui.at.keys.${one.key}`),
              reason: tell(one.reason),
            })}
          </small>
        ))}
      </span>
    </li>
  );
}

/** The place of an entry, whose key is told by itself. */
function withoutKey({ at: { procedure, step }, to }: FaultEntry) {
  return { at: { procedure, step }, to };
}

/** The key or keys the fault hits in the design. */
function useKeyWords({ hits, entries }: CarriedFault): string {
  const { t } = useTranslation();
  const [only] = hits;
  if (entries[0]?.at.step === 0) return t('faults.ui.carried.provisioning');
  return hits.length === 1 && only !== undefined
    ? t(`faults.ui.at.keys.${only}`)
    : t('faults.ui.carried.allKeys');
}

/** Why the other key is hit as well; null where it is not. */
function useSharedWords({ shared, hits }: CarriedFault): string | null {
  const { t } = useTranslation();
  const [only] = hits;
  if (shared === null || only === undefined) return null;
  const other = t(`faults.ui.at.keys.${only === 'media' ? 'floor' : 'media'}`);
  return t(`faults.ui.carried.shared.${shared}`, { other });
}

function NotHere({ absent }: { absent: NonNullable<CarriedFault['absent']> }) {
  const { t } = useTranslation();
  const tell = useFactText();
  switch (absent.code) {
    case 'excluded':
      return t('faults.ui.carried.excluded', { reason: tell(absent.reason) });
    case 'one-key':
      return t('faults.ui.carried.oneKey', { key: t(`faults.ui.at.keys.${absent.key}`) });
    case 'server-key':
      return t('faults.ui.carried.serverKey');
    case 'edited':
      return t('faults.ui.carried.edited');
  }
}
