import { Button, Checkbox, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronDown, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  type Act,
  type ActKind,
  actsOf,
  everMembers,
  hasPartner,
  isDual,
  isNoAct,
  planOf,
  type Scenario,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { actName } from '../act-words.ts';
import { IconControl } from '../icon-control.tsx';
import { useNumberedNames } from '../use-actor-names.ts';
import classes from './acts.module.css';
import { freshAct, newActs } from './new-act.ts';

/** What happens to the keys once the group has them: acts one after the other, each with its choices. */
export function ActsSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const { changeScenario, removeAct } = useAppStoreApi().getState();
  const { acts } = scenario;
  const change = (next: readonly Act[]) => changeScenario({ acts: [...next] });
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{t('acts.setup.note')}</p>
      <ol className={classes.acts}>
        {actsOf(scenario).flatMap((scene) => {
          const { act, at: number } = planOf(scene);
          const place = number - 2;
          if (act === null) return [];
          return (
            <ActFields
              key={number}
              {...{ act, scene, number }}
              onChange={(next) => change(acts.with(place, next))}
              onRemove={() => removeAct(place)}
            />
          );
        })}
      </ol>
      <AddAct scenario={scenario} onAdd={(act) => change([...acts, act])} />
    </div>
  );
}

function AddAct({ scenario, onAdd }: { scenario: Scenario; onAdd: (act: Act) => void }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const shown = useRef(scenario.acts.length);
  // An act that is added pushes the button down: out of sight it would open no menu.
  useEffect(() => {
    if (scenario.acts.length > shown.current) button.current?.scrollIntoView({ block: 'nearest' });
    shown.current = scenario.acts.length;
  }, [scenario.acts.length]);
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          ref={button}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('acts.setup.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        {newActs(scenario).map((name) => (
          <Menu.Item key={name} onClick={() => onAdd(freshAct(name, scenario))}>
            {t(`acts.add.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type FieldsProps = Readonly<{
  act: Act;
  scene: Scenario;
  number: number;
  onChange: (act: Act) => void;
  onRemove: () => void;
}>;

function ActFields({ act, scene, number, onChange, onRemove }: FieldsProps) {
  const { t } = useTranslation();
  const names = useNumberedNames(hasPartner(scene));
  const name = actName(act, scene, (key, values = {}) => t(key, values), names);
  const title = t('acts.setup.act', { n: number, name });
  return (
    <li className={classes.act}>
      <fieldset className={classes.own} aria-label={title}>
        <div className={classes.head}>
          <span title={title}>{title}</span>
          <IconControl
            icon={IconX}
            name={t('acts.setup.remove', { act: title })}
            onClick={onRemove}
          />
        </div>
        <TimeField
          // The text of an act that goes does not stay in the one that takes its place.
          key={`${scene.acts.length} ${act.afterSeconds}`}
          seconds={act.afterSeconds}
          onChange={(afterSeconds) => onChange({ ...act, afterSeconds })}
        />
        <OwnFields {...{ act, scene, onChange }} />
      </fieldset>
    </li>
  );
}

/** How long after the act before, in hours. */
function TimeField({
  seconds,
  onChange,
}: {
  seconds: number;
  onChange: (seconds: number) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(String(seconds / 3600));
  const wrong = !/^\d+([.,]\d+)?$/.test(text.trim()) || Number(text.replace(',', '.')) <= 0;
  const settle = () => {
    const wanted = Math.round(Number(text.replace(',', '.')) * 3600);
    if (!wrong && wanted >= 1 && wanted !== seconds) onChange(wanted);
  };
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label={t('acts.setup.after')}
      value={text}
      error={wrong ? t('acts.setup.notHours') : null}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

type OwnProps = Readonly<{ act: Act; scene: Scenario; onChange: (act: Act) => void }>;

function OwnFields({ act, scene, onChange }: OwnProps) {
  const { t } = useTranslation();
  switch (act.act) {
    case 'renew':
      return (
        <>
          <KeysField {...{ act, scene, onChange }} />
          <Choice
            name="gmkId"
            value={act.gmkId}
            values={['new', 'kept']}
            onChange={(gmkId) => onChange({ ...act, gmkId })}
          />
          <OldKey {...{ act, onChange }} />
        </>
      );
    case 'revoke':
      return <KeysField {...{ act, scene, onChange }} />;
    case 'join':
      return (
        <JoinField key={`${scene.acts.length} ${act.system} ${act.uri}`} {...{ act, onChange }} />
      );
    case 'leave':
      return <LeaveFields {...{ act, scene, onChange }} />;
    case 'retry':
      return (
        <Choice
          name="payload"
          value={act.payload}
          values={['made-anew', 'stored']}
          onChange={(payload) => onChange({ ...act, payload })}
        />
      );
    case 'regroup':
      return <p className={classes.note}>{t('acts.setup.regroupNote')}</p>;
    case 'tear-down':
      return <TearDownFields {...{ act, onChange }} />;
  }
}

function TearDownFields({ act, onChange }: { act: Of<'tear-down'>; onChange: (act: Act) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        name="regroupKey"
        value={act.regroupKey}
        values={['dropped', 'kept']}
        onChange={(regroupKey) => onChange({ ...act, regroupKey })}
      />
      <Choice
        name="partnerGms"
        value={act.partnerGms}
        values={['drops', 'keeps']}
        onChange={(partnerGms) => onChange({ ...act, partnerGms })}
      />
      <p className={classes.note}>{t('acts.setup.tearDownNote')}</p>
    </>
  );
}

type Of<K extends ActKind> = Extract<Act, { act: K }>;

function KeysField({ act, scene, onChange }: OwnProps & { act: Of<'renew' | 'revoke'> }) {
  const { t } = useTranslation();
  if (isNoAct(scene)) return <p className={classes.note}>{t('acts.setup.ofServer')}</p>;
  if (!isDual(scene)) return null;
  return (
    <Choice
      name="keys"
      value={act.keys}
      values={['both', 'media', 'floor']}
      onChange={(keys) => onChange({ ...act, keys })}
    />
  );
}

function OldKey({ act, onChange }: { act: Of<'renew' | 'leave'>; onChange: (act: Act) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        name="oldKey"
        value={act.oldKey}
        values={['kept', 'dropped']}
        onChange={(oldKey) => onChange({ ...act, oldKey })}
      />
      <p className={classes.note}>{t('acts.setup.oldKeyOpen')}</p>
    </>
  );
}

function JoinField({ act, onChange }: { act: Of<'join'>; onChange: (act: Act) => void }) {
  const { t } = useTranslation();
  const [uri, setUri] = useState(act.uri);
  const settle = () => {
    if (uri.trim() !== act.uri) onChange({ ...act, uri: uri.trim() });
  };
  return (
    <TextInput
      size="xs"
      label={t('acts.setup.uri')}
      value={uri}
      spellCheck={false}
      onChange={(event) => setUri(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

/** Members offered at a time. */
const mostOffered = 200;

function LeaveFields({ act, scene, onChange }: OwnProps & { act: Of<'leave'> }) {
  const { t } = useTranslation();
  const names = useNumberedNames(hasPartner(scene));
  const at = planOf(scene).at;
  const members = everMembers(scene)
    .filter(({ from, until, actor }) => from < at && (until >= at || actor === act.member))
    .slice(0, mostOffered);
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('acts.setup.member')}
        value={act.member}
        onChange={(event) => onChange({ ...act, member: event.currentTarget.value })}
        data={members.map(({ actor, uri }) => ({
          value: actor,
          label: `${names.short(actor)} · ${uri}`,
        }))}
      />
      <Checkbox
        size="xs"
        label={t('acts.setup.rekey')}
        checked={act.rekey}
        onChange={(event) => onChange({ ...act, rekey: event.currentTarget.checked })}
      />
      {act.rekey && <OldKey {...{ act, onChange }} />}
    </>
  );
}

type ChoiceProps<V extends string> = Readonly<{
  name: string;
  value: V;
  values: readonly V[];
  onChange: (value: V) => void;
}>;

function Choice<V extends string>({ name, value, values, onChange }: ChoiceProps<V>) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={t(`acts.setup.${name}.title`)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as V)}
      data={values.map((one) => ({ value: one, label: t(`acts.setup.${name}.${one}`) }))}
    />
  );
}
