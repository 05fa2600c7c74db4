import { custodyAt } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { custodyKeys } from '../../store/custody-selectors.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useRunContext } from '../use-run-context.ts';
import classes from './custody.module.css';
import { useCustody } from './use-custody.ts';
import { useKeyName } from './use-custody-words.ts';

/** Copies and saves who has what at the cursor: every party, those too that are folded on the screen. */
export function CustodyExport() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const custody = useCustody();
  const names = useActorNames();
  const keyName = useKeyName();
  const context = useRunContext();
  const title = t('custody.title');
  const tableOf = (): DataTable => {
    const { cursor, trace } = store.getState();
    const keys = custodyKeys(custody);
    return {
      title: `${title} · ${t('custody.at', { n: cursor + 1, of: trace.events.length })}`,
      heads: [t('custody.party'), ...keys.map(keyName)],
      rows: trace.actors.map(({ id }) => {
        const holdings = custodyAt(custody.get(id) ?? [], cursor);
        return [
          names.short(id),
          ...keys.map((key) => t(`custody.legendState.${holdings.get(key)?.state ?? 'none'}`)),
        ];
      }),
      context: context(),
      marks: [],
    };
  };
  return (
    <div className={classes.export}>
      <TableMenu title={title} file="keyladder-custody" tableOf={tableOf} />
    </div>
  );
}
