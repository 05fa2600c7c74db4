import { Button } from '@mantine/core';
import { IconMinus, IconPlus, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { fact, maxMembers, type Scenario, type SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { resizeMembers } from '../../store/members.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import fieldClasses from './field.module.css';
import { Field } from './field.tsx';
import { skewsFor, systemPlaces, wholeNumber, withSystem } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem, useTwoSystems } from './use-system.ts';

const shownAtFirst = 4;
const shownAtATime = 50;

function withMembers(scenario: Scenario, members: string[], of: SystemName): Partial<Scenario> {
  const clockSkewSeconds = skewsFor(scenario.clockSkewSeconds, members.length, of);
  return { ...withSystem(scenario, { members }, of), clockSkewSeconds };
}

const membersIn = ({ systems }: Scenario, of: SystemName) =>
  systems[systemPlaces[of]]?.members ?? [];

/** The members of the group in a system: how many, and who. */
export function MembersSection({ of = 'primary' }: { of?: SystemName }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { members } = useSystem(of);
  const [limit, setLimit] = useState(shownAtFirst);
  const change = (list: string[]) => {
    const { scenario, changeScenario } = store.getState();
    changeScenario(withMembers(scenario, list, of));
  };
  const shown = members.slice(0, limit);
  const next = Math.min(members.length - shown.length, shownAtATime);
  return (
    <div className={classes.fields}>
      <CountField
        of={of}
        count={members.length}
        onChange={(count) => change(resizeMembers(members, count, of))}
      />
      <ul className={classes.members}>
        {shown.map((member, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a member is its place: UE 1, UE 2 …
          <Member key={index} of={of} index={index} uri={member} only={members.length === 1} />
        ))}
      </ul>
      <div className={classes.memberButtons}>
        {members.length > shownAtFirst && limit > shownAtFirst && (
          <Button size="compact-xs" variant="subtle" onClick={() => setLimit(shownAtFirst)}>
            {t('app.setup.showFewer')}
          </Button>
        )}
        {next > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => setLimit(limit + shownAtATime)}>
            {t('app.setup.showMore', { count: next })}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} aria-hidden="true" />}
          disabled={members.length >= maxMembers}
          onClick={() => change(resizeMembers(members, members.length + 1, of))}
        >
          {t('app.setup.addMember')}
        </Button>
      </div>
    </div>
  );
}

type CountProps = { of: SystemName; count: number; onChange: (count: number) => void };

function CountField({ of, count, onChange }: CountProps) {
  const { t } = useTranslation();
  return (
    <div className={fieldClasses.stepper}>
      <Field
        inRow
        numeric
        label={t('app.setup.memberCount')}
        value={String(count)}
        toChange={(text, scenario) => {
          const wanted = wholeNumber(text);
          if (wanted === null) return fact('input.notWhole');
          if (wanted < 1) return fact('input.noMember');
          if (wanted > maxMembers) return fact('input.tooManyMembers', { limit: maxMembers });
          return withMembers(scenario, resizeMembers(membersIn(scenario, of), wanted, of), of);
        }}
      />
      <IconControl
        icon={IconMinus}
        name={t('app.setup.fewerMembers')}
        disabled={count <= 1}
        onClick={() => onChange(count - 1)}
      />
      <IconControl
        icon={IconPlus}
        name={t('app.setup.moreMembers')}
        disabled={count >= maxMembers}
        onClick={() => onChange(count + 1)}
      />
    </div>
  );
}

type MemberProps = { of: SystemName; index: number; uri: string; only: boolean };

const Member = memo(function Member({ of, index, uri, only }: MemberProps) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const changeScenario = useAppStore((state) => state.changeScenario);
  const listWith = (scenario: Scenario, text: string) =>
    membersIn(scenario, of).map((old, at) => (at === index ? text : old));
  const remove = () => {
    const { scenario } = store.getState();
    const members = membersIn(scenario, of).filter((_, at) => at !== index);
    changeScenario(withMembers(scenario, members, of));
  };
  const two = useTwoSystems();
  const place = t('trace.actor.ueShort', { n: index + 1 });
  const name = two ? t(`trace.actor.${of}.ueShort`, { n: index + 1 }) : place;
  return (
    <li>
      <span className={classes.memberName} aria-hidden="true">
        {place}
      </span>
      <Field
        bare
        label={t('app.setup.memberUri', { name })}
        value={uri}
        toChange={(text, scenario) =>
          withSystem(scenario, { members: listWith(scenario, text.trim()) }, of)
        }
      />
      <IconControl
        icon={IconX}
        name={t('app.setup.removeMember', { name })}
        disabled={only}
        onClick={remove}
      />
    </li>
  );
});
