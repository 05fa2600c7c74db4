import type { SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Field } from './field.tsx';
import { usesOneKms, withSystem } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem } from './use-system.ts';

const fields = ['groupName', 'groupUri', 'gmsUri', 'kmsUri'] as const;

/** Names and addresses of the group and its servers. */
export function GroupSection({ of = 'primary' }: { of?: SystemName }) {
  const { t } = useTranslation();
  const system = useSystem(of);
  const oneKms = useAppStore(({ scenario }) => usesOneKms(scenario));
  // A KMS that serves both is that of the primary system.
  const shown = fields.filter((field) => field !== 'kmsUri' || of === 'primary' || !oneKms);
  return (
    <div className={classes.fields}>
      {shown.map((field) => (
        <Field
          key={field}
          label={t(`app.setup.${field}`)}
          value={system[field]}
          toChange={(text, scenario) => withSystem(scenario, { [field]: text.trim() }, of)}
        />
      ))}
    </div>
  );
}
