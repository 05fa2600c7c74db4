import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { defaultScenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { type DrawFormType, DrawSection } from './draw-section.tsx';
import { DualSection } from './dual-section.tsx';
import { FaultSection } from './fault-section.tsx';
import { GroupSection } from './group-section.tsx';
import { MembersSection } from './members-section.tsx';
import { Outcome } from './outcome.tsx';
import { PartnerKmssField } from './partner-kmss-field.tsx';
import { ProfileSection } from './profile-section.tsx';
import { RegroupSection } from './regroup-section.tsx';
import { usesOneKms } from './scenario-change.ts';
import { SecondGroupSection } from './second-group-section.tsx';
import { SeedSection } from './seed-section.tsx';
import classes from './setup.module.css';
import { SkewSection } from './skew-section.tsx';
import { type SkipFormType, SkipSection } from './skip-section.tsx';
import { TalkSection } from './talk-section.tsx';
import { PeriodFields, TimeSection } from './time-section.tsx';
import { TrySection } from './try-section.tsx';
import { useTwoSystems } from './use-system.ts';

type Props = Readonly<{
  Results: ComponentType;
  SkipForm: SkipFormType;
  DrawForm: DrawFormType;
  Acts: ComponentType;
}>;

/** The left panel: what the run starts from, and below, always in view, what came out. */
export function Setup({ Results, SkipForm, DrawForm, Acts }: Props) {
  const { t } = useTranslation();
  const opened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const two = useTwoSystems();
  const loadScenario = useAppStore((state) => state.loadScenario);
  return (
    <div className={classes.setup}>
      <section className={classes.form} aria-label={t('app.setup.title')}>
        {opened && <p className={classes.opened}>{t('app.setup.opened')}</p>}
        {two ? (
          <SystemSections />
        ) : (
          <>
            <Section name="members" open>
              <MembersSection />
            </Section>
            <Section name="secondGroup">
              <SecondGroupSection />
            </Section>
          </>
        )}
        <Section name="dual" open>
          <DualSection />
        </Section>
        <Section name="faults" open>
          <FaultSection results={<Results />} />
          <SkipSection Form={SkipForm} />
        </Section>
        <Section name="acts">
          <Acts />
        </Section>
        <Section name="time" open>
          <TimeSection />
        </Section>
        <Section name="randomness" open>
          <SeedSection />
        </Section>
        <Section name="draws">
          <DrawSection Form={DrawForm} />
        </Section>
        <Section name="questions">
          <TrySection />
        </Section>
        <Section name="talk">
          <TalkSection />
        </Section>
        {!two && (
          <Section name="addresses">
            <GroupSection />
          </Section>
        )}
        <Section name="profile">
          <ProfileSection />
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

/** Both systems of a regroup with their own group, and the temporary group over them. */
function SystemSections() {
  const { t } = useTranslation();
  const oneKms = useAppStore(({ scenario }) => usesOneKms(scenario));
  return (
    <>
      {(['primary', 'partner'] as const).map((of) => (
        <Section key={of} name={of} open>
          <MembersSection of={of} />
          <details className={classes.inner} aria-label={t(`app.setup.sections.${of}Addresses`)}>
            <summary>{t(`app.setup.sections.${of}Addresses`)}</summary>
            <GroupSection of={of} />
            {(of === 'primary' || !oneKms) && (
              <div className={classes.fields}>
                <PeriodFields of={of} />
              </div>
            )}
          </details>
          {of === 'partner' && <PartnerKmssField />}
        </Section>
      ))}
      <Section name="regroup" open>
        <RegroupSection />
      </Section>
    </>
  );
}

/** Named as a group too, so that the same field of two systems can be told apart by ear. */
function Section({ name, open, children }: { name: string; open?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const title = t(`app.setup.sections.${name}`);
  return (
    <details className={classes.section} open={open} aria-label={title}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
