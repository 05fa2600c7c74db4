import { Checkbox, NativeSelect } from '@mantine/core';
import {
  type ActorId,
  firstActOf,
  planOf,
  purposeMarkings,
  type ReleaseOptions,
  releaseDesigns,
  signatureCoverages,
  twoKeyKnowledge,
  unknownExtensionRules,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReleasesView } from '../../store/releases-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useNumberedNames } from '../use-actor-names.ts';
import classes from './releases.module.css';

/** Most members that can be picked. */
const mostMembers = 50;

/** What is keyed, for whom, and what receivers do where texts say nothing. */
export function ReleaseControls({ view }: { view: ReleasesView }) {
  const { t } = useTranslation();
  const { askReleases } = useAppStoreApi().getState();
  const { options } = view;
  const change = (changed: Partial<ReleaseOptions>) =>
    askReleases({ options: { ...options, ...changed } });
  const isDual = options.design !== 'one';
  return (
    <div className={classes.controls}>
      <MemberSelect member={view.member} />
      <Pick
        name="design"
        values={releaseDesigns}
        value={options.design}
        onPick={(design) => change({ design })}
      />
      {isDual && (
        <>
          <Pick
            name="marking"
            values={purposeMarkings}
            value={options.marking}
            onPick={(marking) => change({ marking })}
          />
          <Pick
            name="knowledge"
            values={twoKeyKnowledge}
            value={options.knowledge}
            onPick={(knowledge) => change({ knowledge })}
          />
        </>
      )}
      <Pick
        name="unknownExtensions"
        values={unknownExtensionRules}
        value={options.unknownExtensions}
        onPick={(unknownExtensions) => change({ unknownExtensions })}
      />
      <Pick
        name="coverage"
        values={signatureCoverages}
        value={options.coverage}
        onPick={(coverage) => change({ coverage })}
      />
      <Checkbox
        size="xs"
        label={t('releases.option.hidden')}
        checked={options.hidden}
        onChange={(event) => change({ hidden: event.currentTarget.checked })}
      />
    </div>
  );
}

type PickProps<V extends string> = Readonly<{
  name: string;
  values: readonly V[];
  value: V;
  onPick: (value: V) => void;
}>;

function Pick<V extends string>({ name, values, value, onPick }: PickProps<V>) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={t(`releases.option.${name}`)}
      value={value}
      data={values.map((one) => ({ value: one, label: t(`releases.choice.${name}.${one}`) }))}
      onChange={(event) => {
        const chosen = values.find((one) => one === event.currentTarget.value);
        if (chosen) onPick(chosen);
      }}
    />
  );
}

function MemberSelect({ member }: { member: ActorId | null }) {
  const { t } = useTranslation();
  const { askReleases } = useAppStoreApi().getState();
  const scenario = useAppStore((state) => state.scenario);
  const { members, systems } = planOf(firstActOf(scenario));
  const names = useNumberedNames(systems.length > 1);
  const shown = members.filter(({ actor }, at) => at < mostMembers || actor === member);
  const isThere = shown.some(({ actor }) => actor === member);
  return (
    <NativeSelect
      size="xs"
      label={t('releases.option.member')}
      value={isThere && member ? member : (shown[0]?.actor ?? '')}
      data={shown.map(({ actor }) => ({ value: actor, label: names.short(actor) }))}
      onChange={(event) => {
        const chosen = shown.find(({ actor }) => actor === event.currentTarget.value);
        if (chosen) askReleases({ member: chosen.actor });
      }}
    />
  );
}
