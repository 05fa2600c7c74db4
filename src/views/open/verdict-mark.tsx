import { IconCheck, IconLock, IconX } from '@tabler/icons-react';
import { checkOfCode } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { MessageVerdict } from '../../store/held-keys-state.ts';
import classes from './open.module.css';

const icons = { passed: IconCheck, failed: IconX, unopened: IconLock } as const;

/** What the checks make of a message: a mark, and the name of the check that fails. */
export function VerdictMark({ id, verdict }: Readonly<{ id: string; verdict: MessageVerdict }>) {
  const { t } = useTranslation();
  const { verdict: kind, code } = verdict;
  const Icon = icons[kind];
  const check = code === null ? '' : t(`checks.short.${checkOfCode(code).name}`);
  return (
    <span id={id} className={`${classes.verdict} ${classes[kind]}`}>
      <Icon size={16} aria-hidden />
      {t(`open.verdict.${kind}`, { check })}
    </span>
  );
}
