import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type Fact, fact, planOf, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { listedUes, listText } from '../ue-list.ts';
import { Field } from './field.tsx';
import classes from './setup.module.css';

type PartnerKms = Scenario['partnerKmss'][number];

const most = 2;

/** A further KMS as it is added: it serves the last UE of the partner system that the GMS's own one serves. */
function fresh(scenario: Scenario): PartnerKms | null {
  const { systems, kmsOf } = planOf(scenario);
  const partner = systems[1];
  const own = partner?.members.filter(({ actor }) => kmsOf(actor).kms === partner.kms) ?? [];
  const last = own.at(-1);
  const number = scenario.partnerKmss.length + 2;
  return last ? { kmsUri: `kms${number}.partner.example.net`, ues: [last.actor] } : null;
}

/** One of them with a change. */
const withChange = (scenario: Scenario, at: number, change: Partial<PartnerKms>) => ({
  partnerKmss: scenario.partnerKmss.map((one, place) =>
    place === at ? { ...one, ...change } : one,
  ),
});

function withUes(scenario: Scenario, text: string, at: number): Partial<Scenario> | Fact {
  const ues = listedUes(text, 'partner');
  return ues === null ? fact('input.ueNumbers') : withChange(scenario, at, { ues: [...ues] });
}

/** Further KMSs of users of the partner system. */
export function PartnerKmssField() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { partnerKmss } = scenario;
  const added = partnerKmss.length < most ? fresh(scenario) : null;
  return (
    <details
      className={classes.inner}
      open={partnerKmss.length > 0}
      aria-label={t('settings.kmss.title')}
    >
      <summary>{t('settings.kmss.title')}</summary>
      <div className={classes.fields}>
        {partnerKmss.map(({ kmsUri, ues }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a further KMS is its place: KMS 2, KMS 3
          <div key={at} className={classes.fields}>
            <div className={classes.removable}>
              <Field
                label={t('settings.kmss.uri', { n: at + 2 })}
                value={kmsUri}
                toChange={(text, current) => withChange(current, at, { kmsUri: text.trim() })}
              />
              <IconControl
                icon={IconX}
                name={t('settings.kmss.remove', { n: at + 2 })}
                onClick={() => changeScenario({ partnerKmss: partnerKmss.toSpliced(at, 1) })}
              />
            </div>
            <Field
              inRow
              label={t('settings.kmss.ues', { n: at + 2 })}
              value={listText(ues, 'partner')}
              toChange={(text, current) => withUes(current, text, at)}
            />
          </div>
        ))}
        <p className={classes.note}>{t('settings.kmss.note')}</p>
        {added && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} aria-hidden="true" />}
            onClick={() => changeScenario({ partnerKmss: [...partnerKmss, added] })}
          >
            {t('settings.kmss.add')}
          </Button>
        )}
      </div>
    </details>
  );
}
