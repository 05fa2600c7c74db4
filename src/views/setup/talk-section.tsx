import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActorId, type Place, placesOf, talkersOf } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { createActorNames, type Words } from '../actor-names.ts';
import fieldClasses from './field.module.css';
import classes from './setup.module.css';
import { type NameOf, offeredMembers, withTalker } from './talk-members.ts';

/** Who talks to whom after the last step. */
export function TalkSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const places = useMemo(() => placesOf(scenario), [scenario]);
  const pair = useMemo(() => talkersOf(scenario), [scenario]);
  if (pair === null) return <p className={classes.note}>{t('app.setup.talkAlone')}</p>;
  const [from, to] = pair;
  const choose = (end: 'from' | 'to') => (actor: ActorId) =>
    changeScenario({ talk: withTalker(pair, end, actor) });
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{t('app.setup.talkNote')}</p>
      <MemberSelect
        label={t('app.setup.talkFrom')}
        places={places}
        place={from}
        onChoose={choose('from')}
      />
      <MemberSelect
        label={t('app.setup.talkTo')}
        places={places}
        place={to}
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
  const [primary, partner] = [short('ue0'), short('partner-ue0')];
  return ({ system, index }) =>
    (system === 'primary' ? primary : partner).replace('0', String(index + 1));
}

type MemberSelectProps = Readonly<{
  label: string;
  places: readonly Place[];
  place: Place;
  onChoose: (actor: ActorId) => void;
}>;

/** One member of a group of any size: found by number or URI. */
function MemberSelect({ label, places, place, onChoose }: MemberSelectProps) {
  const { t } = useTranslation();
  const isRegroup = useAppStore((state) => state.scenario.procedure === 'group-regroup');
  const [typed, setTyped] = useState('');
  const nameOf = useMemo(
    () => memberNames((key, values = {}) => t(key, values), isRegroup),
    [t, isRegroup],
  );
  const labelOf = (item: Place) => `${nameOf(item)} · ${item.uri}`;
  const wanted = typed === labelOf(place) ? '' : typed;
  const offered = useMemo(
    () => offeredMembers(places, wanted, place, nameOf),
    [places, wanted, place, nameOf],
  );
  return (
    <Select
      size="xs"
      classNames={{ label: fieldClasses.label ?? '' }}
      label={label}
      searchable
      allowDeselect={false}
      value={place.actor}
      data={offered.map((item) => ({ value: item.actor, label: labelOf(item) }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value) => {
        const chosen = places.find(({ actor }) => actor === value);
        if (chosen) onChoose(chosen.actor);
      }}
      nothingFoundMessage={t('app.setup.talkNone')}
    />
  );
}
