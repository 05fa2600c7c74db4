import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { everMembers, isGms, isKms, planOf, type Scenario } from '../../engine/index.ts';
import type { ReadsFound, ReadsView } from '../../store/reads-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './reads.module.css';
import type { ReadsWords } from './use-reads-words.ts';

type Start = Readonly<{
  name: 'lost' | 'left' | 'joined' | 'partner' | 'kms';
  ask: Pick<ReadsView, 'compromised' | 'recorded'>;
}>;

/** The questions that come first, as far as the scenario has them. */
function startsOf(scenario: Scenario, { rows }: ReadsFound): readonly Start[] {
  const roster = everMembers(scenario);
  const last = scenario.acts.length + 1;
  const [talker] = planOf(scenario).talkers ?? [];
  const lost = talker?.actor ?? roster[0]?.actor;
  const left = roster.find(({ until }) => until !== Number.POSITIVE_INFINITY);
  const joined = roster.find(({ from }) => from > 1);
  const partner = rows.find((id) => isGms(id) && id !== 'gms');
  const kms = rows.find(isKms);
  const one = (actor: ReadsView['compromised'][number]['actor'], at: number, stays = false) => [
    { actor, at, stays },
  ];
  return [
    ...(lost
      ? [{ name: 'lost', ask: { compromised: one(lost, 1), recorded: true } } as const]
      : []),
    ...(left
      ? [
          {
            name: 'left',
            ask: { compromised: one(left.actor, left.until - 1), recorded: false },
          } as const,
        ]
      : []),
    ...(joined
      ? [
          {
            name: 'joined',
            ask: { compromised: one(joined.actor, joined.from), recorded: true },
          } as const,
        ]
      : []),
    ...(partner
      ? [{ name: 'partner', ask: { compromised: one(partner, 0, true), recorded: true } } as const]
      : []),
    ...(kms
      ? [{ name: 'kms', ask: { compromised: one(kms, last), recorded: true } } as const]
      : []),
  ];
}

/** Questions to begin with, each a click. */
export function ReadsStarts({ found, words }: Readonly<{ found: ReadsFound; words: ReadsWords }>) {
  const { t } = useTranslation();
  const { askReads } = useAppStoreApi().getState();
  return (
    <section className={classes.helps} aria-label={t('reads.start.title')}>
      <h3>{t('reads.start.title')}</h3>
      <div className={classes.buttons}>
        {startsOf(found.scenario, found).map(({ name, ask }) => {
          const who = ask.compromised[0]?.actor;
          return (
            <Button
              key={name}
              size="compact-sm"
              variant="default"
              onClick={() => askReads({ ...ask, cell: null })}
            >
              {t(`reads.start.${name}`, { who: who ? words.names.short(who) : '' })}
            </Button>
          );
        })}
      </div>
    </section>
  );
}
