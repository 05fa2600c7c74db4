import { Button, Progress } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Drift } from '../../lesson/drift.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { cancelDrift, checkDrift } from '../../store/lesson-drift.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './lesson.module.css';

/** How far a lesson from a file has been held to its runs, and what differs from what it says. */
export function DriftReport({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { status, done, total, drifts } = useAppStore((state) => state.driftCheck);
  if (status === 'idle') return null;
  const running = status === 'running';
  return (
    <section className={classes.drift} aria-label={t('lesson.drift.title')}>
      {running && (
        <Progress
          value={total === 0 ? 0 : (100 * done) / total}
          size="sm"
          transitionDuration={0}
          aria-label={t('lesson.drift.title')}
        />
      )}
      <p role="status">
        {t(`lesson.drift.${status === 'done' && drifts.length > 0 ? 'differs' : status}`, {
          done,
          total,
          count: drifts.length,
        })}
      </p>
      {drifts.length > 0 && (
        <ul>
          {drifts.map((drift) => (
            <li key={`${drift.moment} ${drift.kind}`}>
              <DriftLine drift={drift} lesson={lesson} />
            </li>
          ))}
        </ul>
      )}
      {running && (
        <Button size="compact-xs" variant="default" onClick={() => cancelDrift(store)}>
          {t('lesson.drift.cancel')}
        </Button>
      )}
      {status === 'cancelled' && (
        <Button size="compact-xs" variant="default" onClick={() => void checkDrift(store)}>
          {t('lesson.drift.again')}
        </Button>
      )}
    </section>
  );
}

function DriftLine({ drift, lesson }: { drift: Drift; lesson: Lesson }) {
  const { t } = useTranslation();
  const checkName = (name: string | null) =>
    name === null ? t('lesson.drift.noCheck') : t(`checks.name.${name}`, { defaultValue: name });
  const n = lesson.moments.findIndex(({ id }) => id === drift.moment) + 1;
  switch (drift.kind) {
    case 'check': {
      const [expected, found] = [checkName(drift.expected), checkName(drift.found)];
      return t('lesson.drift.check', { n, expected, found });
    }
    case 'octets':
      return t('lesson.drift.octets', { n });
    case 'moved':
      return t('lesson.drift.moved', { n, from: drift.from, to: drift.to });
    case 'lost':
      return t('lesson.drift.lost', { n, from: drift.from });
    case 'failed':
      return t('lesson.drift.failed', { n, message: drift.message });
  }
}
