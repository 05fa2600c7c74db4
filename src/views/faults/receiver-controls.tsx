import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FaultEntry } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import classes from './faults.module.css';
import { readRanges, writeRanges } from './member-ranges.ts';
import { countReceivers, idsOf, mostNamed, type Named, namedIn, receiversOf } from './receivers.ts';

type Props = Readonly<{ draft: FaultEntry; onChange: (draft: FaultEntry) => void }>;

/** To whom: all receivers of the message, or some by name and number. */
export function ReceiverControls({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const names = useActorNames();
  const scenario = useAppStore((state) => state.scenario);
  const receivers = receiversOf(scenario, draft.at.step);
  const named = namedIn(draft.to);
  const count = countReceivers(receivers);
  if (count === 1) return <p className={classes.note}>{t('faults.ui.to.only')}</p>;
  const put = (change: Partial<Named>) => {
    const ids = idsOf({ ...named, ...change });
    if (ids.length <= mostNamed) onChange({ ...draft, to: ids.length === 0 ? 'all' : [...ids] });
  };
  const some = () => put(receivers.primary > 0 ? { primary: [1] } : { partner: [1] });
  const isAll = draft.to === 'all';
  return (
    <Radio.Group
      label={t('faults.ui.to.label')}
      size="xs"
      value={isAll ? 'all' : 'some'}
      onChange={(value) => (value === 'all' ? onChange({ ...draft, to: 'all' }) : some())}
    >
      <div className={classes.receivers}>
        <Radio size="xs" value="all" label={t('faults.ui.to.allOf', { count })} />
        <Radio size="xs" value="some" label={t('faults.ui.to.some')} />
      </div>
      {!isAll && (
        <div className={classes.named}>
          {receivers.servers.map((server) => (
            <Checkbox
              key={server}
              size="xs"
              label={names.short(server)}
              checked={named.servers.includes(server)}
              onChange={({ currentTarget: { checked } }) => {
                const others = named.servers.filter((one) => one !== server);
                put({ servers: checked ? [...others, server] : others });
              }}
            />
          ))}
          {(['primary', 'partner'] as const).map(
            (system) =>
              receivers[system] > 0 && (
                <RangeField
                  key={system}
                  label={t(`faults.ui.to.${system}`, { most: receivers[system] })}
                  ordinals={named[system]}
                  most={receivers[system]}
                  onChange={(ordinals) => put({ [system]: ordinals })}
                />
              ),
          )}
        </div>
      )}
    </Radio.Group>
  );
}

type RangeProps = Readonly<{
  label: string;
  ordinals: readonly number[];
  most: number;
  onChange: (ordinals: readonly number[]) => void;
}>;

function RangeField({ label, ordinals, most, onChange }: RangeProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => writeRanges(ordinals));
  const read = readRanges(text, most);
  const isMany = read.ok && read.ordinals.length > mostNamed;
  const error = read.ok
    ? isMany && t('faults.ui.to.tooMany', { most: mostNamed })
    : t(`faults.ui.to.${read.problem}`, { part: read.part, most });
  return (
    <TextInput
      size="xs"
      label={label}
      value={text}
      error={error}
      autoComplete="off"
      spellCheck={false}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        const found = readRanges(value, most);
        if (found.ok && found.ordinals.length <= mostNamed) onChange(found.ordinals);
      }}
    />
  );
}
