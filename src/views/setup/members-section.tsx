import { Button } from '@mantine/core';
import { IconMinus, IconPlus, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxMembers, type Scenario } from '../../engine/index.ts';
import { resizeMembers } from '../../store/members.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import fieldClasses from './field.module.css';
import { Field } from './field.tsx';
import { skewsFor, wholeNumber, withSystem } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem } from './use-system.ts';

const shownAtFirst = 4;
const shownAtATime = 50;

function withMembers(scenario: Scenario, members: string[]): Partial<Scenario> {
  const clockSkewSeconds = skewsFor(scenario.clockSkewSeconds, members.length);
  return { ...withSystem(scenario, { members }), clockSkewSeconds };
}

/** The members of the group: how many, and who. */
export function MembersSection() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { members } = useSystem();
  const [limit, setLimit] = useState(shownAtFirst);
  const change = (list: string[]) => {
    const { scenario, changeScenario } = store.getState();
    changeScenario(withMembers(scenario, list));
  };
  const shown = members.slice(0, limit);
  const next = Math.min(members.length - shown.length, shownAtATime);
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
  return (
    <div className={fieldClasses.stepper}>
      <Field
        inRow
        numeric
        label={t('app.setup.memberCount')}
        value={String(count)}
        toChange={(text, scenario) => {
          const wanted = wholeNumber(text);
          if (wanted === null || wanted < 1 || wanted > maxMembers) {
            return { reasonKey: 'app.setup.memberRange', values: { most: maxMembers } };
          }
          const members = scenario.systems[0]?.members ?? [];
          return withMembers(scenario, resizeMembers(members, wanted));
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
