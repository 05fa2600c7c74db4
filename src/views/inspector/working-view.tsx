import type { ComputeEvent, NamedValue } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './crypto.module.css';
import frame from './inspector.module.css';
import { NamedValueRow } from './named-value-row.tsx';
import { useInspected } from './use-inspected.ts';
import { millisecondsText } from './value-text.ts';

const parts = ['inputs', 'intermediates', 'outputs'] as const;

/** A calculation step by step: what went in, each named value on the way, what came out. */
export function WorkingView({ event }: { event: ComputeEvent }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const milliseconds = useInspected().trace.timings[event.id];
  const selectEvent = useAppStore((state) => state.selectEvent);
  const openTab = useAppStore((state) => state.openTab);
  const show = () => {
    selectEvent(event.id);
    openTab('message');
  };
  return (
    <>
      <p className={classes.time}>
        {milliseconds === undefined
          ? t('inspector.crypto.notMeasured')
          : t('inspector.crypto.time', { ms: millisecondsText(milliseconds, formats) })}
        {event.subject && (
          <LinkButton className={frame.link} onClick={show}>
            {t('inspector.crypto.showOctets')}
          </LinkButton>
        )}
      </p>
      {parts.map((part) => (
        <Values key={part} title={t(`inspector.crypto.${part}`)} values={event.working[part]} />
      ))}
    </>
  );
}

function Values({ title, values }: { title: string; values: readonly NamedValue[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <h4 className={frame.subheading}>{title}</h4>
      <dl className={frame.list}>
        {values.map((value) => (
          <NamedValueRow key={value.name} value={value} />
        ))}
      </dl>
    </>
  );
}
