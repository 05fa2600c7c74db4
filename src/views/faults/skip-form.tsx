import { Button, NativeSelect, Select } from '@mantine/core';
import { useId, useState } from 'react';
import { type ActorId, checksMadeBy, planOf, type Scenario, ueIn } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { isSameSkip } from '../../store/skip-selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import classes from './faults.module.css';

/** Parties offered at a time; others are found by typing. */
const mostOffered = 50;

function partiesOf(scenario: Scenario): readonly ActorId[] {
  const { systems, members } = planOf(scenario);
  const all = [...members.map(({ actor }) => actor), ...systems.map(({ gms }) => gms)];
  return all.filter((party) => checksMadeBy(scenario, party).length > 0);
}

/** Who leaves which check out. */
export function SkipForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const names = useActorNames();
  const scenario = useAppStore((state) => state.scenario);
  const skipCheck = useAppStore((state) => state.skipCheck);
  const [chosenParty, setParty] = useState<string>(ueIn('primary', 1));
  const [chosenCheck, setCheck] = useState<string>('signature');
  const parties = partiesOf(scenario);
  const party = parties.find((one) => one === chosenParty) ?? parties[0];
  const checks = (party === undefined ? [] : checksMadeBy(scenario, party)).filter(
    (check) => !scenario.skips.some((skip) => isSameSkip(skip, { party: party ?? '', check })),
  );
  const check = checks.find((one) => one === chosenCheck) ?? checks[0];
  const about = useId();
  return (
    <form
      className={classes.skipForm}
      aria-describedby={about}
      onSubmit={(event) => {
        event.preventDefault();
        if (party === undefined || check === undefined) return;
        skipCheck({ party, check });
        onDone();
      }}
    >
      <p id={about} className={classes.note}>
        {t('skips.ui.about')}
      </p>
      <Select
        size="xs"
        label={t('skips.ui.party')}
        data-autofocus
        searchable
        allowDeselect={false}
        limit={mostOffered}
        value={party ?? null}
        onChange={(value) => setParty(value ?? '')}
        data={parties.map((value) => ({ value, label: names.short(value) }))}
      />
      <NativeSelect
        size="xs"
        label={t('skips.ui.check')}
        value={check ?? ''}
        onChange={(event) => setCheck(event.currentTarget.value)}
        data={checks.map((value) => ({ value, label: t(`checks.short.${value}`) }))}
      />
      <div className={classes.actions}>
        <Button size="compact-sm" type="submit" disabled={check === undefined}>
          {t('skips.ui.put')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          {t('skips.ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
