import { useTranslation } from '../../i18n/translation.tsx';
import { channelRange } from '../../store/compare-view.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { NumberField } from './number-field.tsx';

/** Bit rate and round trip of the channel, and the model they go into in one line. */
export function AirFields() {
  const { t } = useTranslation();
  const { kilobitsPerSecond, roundTripMilliseconds } = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  return (
    <section className={classes.air} aria-labelledby="kl-compare-air">
      <h3 id="kl-compare-air">{t('compare.air.title')}</h3>
      <NumberField
        label={t('compare.air.bitRate')}
        value={kilobitsPerSecond}
        {...channelRange.kilobitsPerSecond}
        onChange={(value) => change({ kilobitsPerSecond: value })}
      />
      <NumberField
        label={t('compare.air.roundTrip')}
        value={roundTripMilliseconds}
        {...channelRange.roundTripMilliseconds}
        onChange={(value) => change({ roundTripMilliseconds: value })}
      />
      <p className={classes.note}>{t('compare.air.model')}</p>
    </section>
  );
}
