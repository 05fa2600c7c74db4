import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  type ActorId,
  type GroupMember,
  planOf,
  type SystemName,
  ueIn,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { createActorNames, type Words } from '../actor-names.ts';
import fieldClasses from './field.module.css';
import classes from './setup.module.css';
import { type NameOf, offeredMembers, withTalker } from './talk-members.ts';
import { useTwoSystems } from './use-system.ts';

/** Who talks to whom after the last step. */
export function TalkSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { members, talkers: pair } = planOf(scenario);
  if (pair === null) return <p className={classes.note}>{t('app.setup.talkAlone')}</p>;
  const [from, to] = pair;
  const choose = (end: 'from' | 'to') => (actor: ActorId) =>
    changeScenario({ talk: withTalker(pair, end, actor) });
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{t('app.setup.talkNote')}</p>
      <MemberSelect
        label={t('app.setup.talkFrom')}
        members={members}
        member={from}
        onChoose={choose('from')}
      />
      <MemberSelect
        label={t('app.setup.talkTo')}
        members={members}
        member={to}
        onChoose={choose('to')}
      />
      {scenario.talk !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => changeScenario({ talk: null })}>
          {t('app.setup.talkDefault')}
        </Button>
      )}
    </div>
  );
}

/** The names of members, with the words of each system looked up once: a group may be large. */
function memberNames(words: Words, isRegroup: boolean): NameOf {
  const { short } = createActorNames(words, isRegroup, { primary: 0, partner: 0 });
  const first = (system: SystemName) => short(ueIn(system, 1));
  const names = { primary: first('primary'), partner: first('partner') };
  return ({ system, ordinal }) => names[system].replace('1', String(ordinal));
}

type MemberSelectProps = Readonly<{
  label: string;
  members: readonly GroupMember[];
  member: GroupMember;
  onChoose: (actor: ActorId) => void;
}>;

/** One member of a group of any size: found by number or URI. */
function MemberSelect({ label, members, member, onChoose }: MemberSelectProps) {
  const { t } = useTranslation();
  const isRegroup = useTwoSystems();
  const [typed, setTyped] = useState('');
  const nameOf = useMemo(
    () => memberNames((key, values = {}) => t(key, values), isRegroup),
    [t, isRegroup],
  );
  const labelOf = (item: GroupMember) => `${nameOf(item)} · ${item.uri}`;
  const wanted = typed === labelOf(member) ? '' : typed;
  const offered = useMemo(
    () => offeredMembers(members, wanted, member, nameOf),
    [members, wanted, member, nameOf],
  );
  return (
    <Select
      size="xs"
      classNames={{ label: fieldClasses.label ?? '' }}
      label={label}
      searchable
      allowDeselect={false}
      value={member.actor}
      data={offered.map((item) => ({ value: item.actor, label: labelOf(item) }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value) => {
        const chosen = members.find(({ actor }) => actor === value);
        if (chosen) onChoose(chosen.actor);
      }}
      nothingFoundMessage={t('app.setup.talkNone')}
    />
  );
}
