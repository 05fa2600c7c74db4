import { procedures } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { type MenuChoice, MenuChoices } from './menu-choices.tsx';
import classes from './top-bar.module.css';

/** The procedures of the two figures; neither is chosen while an opened message is on the screen. The
 *  rest of the scenario stays as it is. */
function useChoices(): readonly MenuChoice[] {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const opened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const procedure = useAppStore((state) => state.scenario.procedure);
  return procedures.map((id) => ({
    id,
    name: t(`app.topBar.procedures.${id}`),
    chosen: !opened && id === procedure,
    choose() {
      const { changeScenario, rerun } = store.getState();
      if (id !== procedure) changeScenario({ procedure: id });
      else if (opened) rerun();
    },
  }));
}

/** Which figure runs. */
export function ProcedureControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const choices = useChoices();
  if (asMenu) return <MenuChoices label={t('app.topBar.procedure')} choices={choices} />;
  return (
    <fieldset className={classes.segments} aria-label={t('app.topBar.procedure')}>
      {choices.map(({ id, name, chosen, choose }) => (
        <button key={id} type="button" aria-current={chosen} onClick={choose}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
