import { Checkbox, Textarea } from '@mantine/core';
import { type Fact, fact, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { listedUes, listText } from '../ue-list.ts';
import fieldClasses from './field.module.css';
import { Field } from './field.tsx';
import { freshSecondGroup } from './questions-to-try.ts';
import classes from './setup.module.css';
import { useDraft } from './use-draft.ts';

type SecondGroup = NonNullable<Scenario['secondGroup']>;

const withGroup = ({ secondGroup }: Scenario, change: Partial<SecondGroup>): Partial<Scenario> => ({
  secondGroup: { ...(secondGroup ?? freshSecondGroup), ...change },
});

function withAway(scenario: Scenario, text: string): Partial<Scenario> | Fact {
  const ues = listedUes(text, 'primary');
  return ues === null ? fact('input.ueNumbers') : withGroup(scenario, { notAffiliated: [...ues] });
}

/** Two groups of one system under one GMS: the second one, and the temporary group of both. */
export function SecondGroupSection() {
  const { t } = useTranslation();
  const { secondGroup, regroup } = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  return (
    <div className={classes.fields}>
      <Checkbox
        size="xs"
        label={t('settings.secondGroup.use')}
        checked={secondGroup !== null}
        onChange={(event) =>
          changeScenario({ secondGroup: event.currentTarget.checked ? freshSecondGroup : null })
        }
      />
      <p className={classes.note}>{t('settings.secondGroup.note')}</p>
      {secondGroup && (
        <>
          {(['groupName', 'groupUri'] as const).map((field) => (
            <Field
              key={field}
              label={t(`settings.secondGroup.${field}`)}
              value={secondGroup[field]}
              toChange={(text, scenario) => withGroup(scenario, { [field]: text.trim() })}
            />
          ))}
          <MembersField members={secondGroup.members} />
          <Field
            label={t('settings.secondGroup.notAffiliated')}
            value={listText(secondGroup.notAffiliated, 'primary')}
            toChange={(text, scenario) => withAway(scenario, text)}
          />
          {(['groupName', 'groupUri'] as const).map((field) => (
            <Field
              key={`temporary ${field}`}
              label={t(`settings.secondGroup.temporary.${field}`)}
              value={regroup[field]}
              toChange={(text, scenario) => ({
                regroup: { ...scenario.regroup, [field]: text.trim() },
              })}
            />
          ))}
        </>
      )}
    </div>
  );
}

/** Its members, an MCPTT ID a line. */
function MembersField({ members }: { members: readonly string[] }) {
  const { t } = useTranslation();
  const { text, error, edit, settle } = useDraft(members.join('\n'), (typed, scenario) =>
    withGroup(scenario, { members: typed.split(/\s+/).filter((uri) => uri !== '') }),
  );
  return (
    <Textarea
      size="xs"
      classNames={{ label: fieldClasses.label ?? '', error: fieldClasses.error ?? '' }}
      label={t('settings.secondGroup.members')}
      value={text}
      error={error}
      rows={Math.min(6, Math.max(3, members.length))}
      spellCheck={false}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={settle}
    />
  );
}
