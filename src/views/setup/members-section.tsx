import { Button, NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxMembers, type Scenario } from '../../engine/index.ts';
import { resizeMembers } from '../../store/members.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import fieldClasses from './field.module.css';
import { Field } from './field.tsx';
import { skewsFor, withSystem } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem } from './use-system.ts';

const shownAtFirst = 4;

function withMembers(scenario: Scenario, members: string[]): Partial<Scenario> {
  const clockSkewSeconds = skewsFor(scenario.clockSkewSeconds, members.length);
  return { ...withSystem(scenario, { members }), clockSkewSeconds };
}

/** The members of the group: how many, and who. */
export function MembersSection() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { members } = useSystem();
  const [showAll, setShowAll] = useState(false);
  const change = (list: string[]) => {
    const { scenario, changeScenario } = store.getState();
    changeScenario(withMembers(scenario, list));
  };
  const shown = showAll ? members : members.slice(0, shownAtFirst);
  const hidden = members.length - shown.length;
  return (
    <div className={classes.fields}>
      <CountField
        count={members.length}
        onChange={(count) => change(resizeMembers(members, count))}
      />
      <ul className={classes.members}>
        {shown.map((member, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a member is its place: UE 1, UE 2 …
          <Member key={index} index={index} uri={member} only={members.length === 1} />
        ))}
      </ul>
      <div className={classes.memberButtons}>
        {members.length > shownAtFirst && (
          <Button size="compact-xs" variant="subtle" onClick={() => setShowAll(!showAll)}>
            {showAll ? t('app.setup.showFewer') : t('app.setup.showMore', { count: hidden })}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} aria-hidden="true" />}
          disabled={members.length >= maxMembers}
          onClick={() => change(resizeMembers(members, members.length + 1))}
        >
          {t('app.setup.addMember')}
        </Button>
      </div>
    </div>
  );
}

function CountField({ count, onChange }: { count: number; onChange: (count: number) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ base: count, value: count as number | string });
  if (draft.base !== count) setDraft({ base: count, value: count });
  const valid = (value: number | string): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= maxMembers;
  const take = useDebouncedCallback((value: number) => {
    if (value !== count) onChange(value);
  }, 400);
  return (
    <NumberInput
      classNames={{ root: fieldClasses.root, label: fieldClasses.label, error: fieldClasses.error }}
      size="xs"
      data-row
      label={t('app.setup.memberCount')}
      value={draft.value}
      min={1}
      max={maxMembers}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      error={valid(draft.value) ? null : t('app.setup.memberRange', { most: maxMembers })}
      onChange={(value) => {
        setDraft({ base: count, value });
        if (valid(value)) take(value);
      }}
    />
  );
}

const Member = memo(function Member(props: { index: number; uri: string; only: boolean }) {
  const { index, uri, only } = props;
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const changeScenario = useAppStore((state) => state.changeScenario);
  const listWith = (scenario: Scenario, text: string) =>
    (scenario.systems[0]?.members ?? []).map((old, at) => (at === index ? text : old));
  const remove = () => {
    const { scenario } = store.getState();
    const members = (scenario.systems[0]?.members ?? []).filter((_, at) => at !== index);
    changeScenario(withMembers(scenario, members));
  };
  const name = t('trace.actor.ueShort', { n: index + 1 });
  return (
    <li>
      <span className={classes.memberName} aria-hidden="true">
        {name}
      </span>
      <Field
        bare
        label={t('app.setup.memberUri', { name })}
        value={uri}
        toChange={(text, scenario) =>
          withSystem(scenario, { members: listWith(scenario, text.trim()) })
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
