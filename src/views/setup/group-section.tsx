import { useTranslation } from 'react-i18next';
import type { SystemName } from '../../engine/index.ts';
import { Field } from './field.tsx';
import { withSystem } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem } from './use-system.ts';

const fields = ['groupName', 'groupUri', 'gmsUri', 'kmsUri'] as const;

/** Names and addresses of the group and its servers. */
export function GroupSection({ of = 'primary' }: { of?: SystemName }) {
  const { t } = useTranslation();
  const system = useSystem(of);
  return (
    <div className={classes.fields}>
      {fields.map((field) => (
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
