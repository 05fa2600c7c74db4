import { Checkbox } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';

type Props = Readonly<{ checked: boolean; onChange: (checked: boolean) => void }>;

/** Leaves in a table only what differs between two releases. */
export function OnlyDiffering({ checked, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Checkbox
      size="xs"
      label={t('releases.onlyDiffering')}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
