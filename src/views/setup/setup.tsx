import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultScenario } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { DualSection } from './dual-section.tsx';
import { GroupSection } from './group-section.tsx';
import { MembersSection } from './members-section.tsx';
import { Outcome } from './outcome.tsx';
import { SeedSection } from './seed-section.tsx';
import classes from './setup.module.css';
import { SkewSection } from './skew-section.tsx';
import { TimeSection } from './time-section.tsx';

/** The left panel: what the run starts from, and below, always in view, what came out. */
export function Setup() {
  const { t } = useTranslation();
  const opened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const loadScenario = useAppStore((state) => state.loadScenario);
  return (
    <div className={classes.setup}>
      <section className={classes.form} aria-label={t('app.setup.title')}>
        {opened && <p className={classes.opened}>{t('app.setup.opened')}</p>}
        <Section name="members" open>
          <MembersSection />
        </Section>
        <Section name="dual" open>
          <DualSection />
        </Section>
        <Section name="time" open>
          <TimeSection />
        </Section>
        <Section name="randomness" open>
          <SeedSection />
        </Section>
        <Section name="addresses">
          <GroupSection />
        </Section>
        <Section name="skew">
          <SkewSection />
        </Section>
        <Button
          className={classes.restore}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconRestore size={14} aria-hidden="true" />}
          onClick={() => loadScenario(defaultScenario())}
        >
          {t('app.setup.restore')}
        </Button>
      </section>
      <Outcome />
    </div>
  );
}

function Section({ name, open, children }: { name: string; open?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <details className={classes.section} open={open}>
      <summary>{t(`app.setup.sections.${name}`)}</summary>
      {children}
    </details>
  );
}
