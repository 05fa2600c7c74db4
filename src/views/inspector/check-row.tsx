import { IconBan, IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useState } from 'react';
import {
  type CheckEvent,
  type DueCheck,
  type Failure,
  hasFailed,
  type NamedValue,
  type SkipEvent,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Badge } from '../../ui/badge.tsx';
import { shortenMiddle } from '../../ui/octet-text.ts';
import { ClauseMark } from '../clause-mark.tsx';
import { checkNameKey } from '../opened-message.ts';
import { useFactText, useValueName } from '../use-fact-text.ts';
import { useFormats } from '../use-formats.ts';
import type { Placed } from './check-groups.ts';
import { CheckPurpose } from './check-purpose.tsx';
import classes from './checks.module.css';
import { FailureNote } from './failure-note.tsx';
import { useFaultParts } from './fault-parts.ts';
import { choiceOf, ordererOf } from './own-checks.ts';
import { useNames } from './use-names.ts';
import { valueText } from './value-text.ts';

type Props = Readonly<{
  check: Placed<DueCheck>;
  isShown: boolean;
  row?: RefObject<HTMLLIElement | null> | undefined;
  /** What else is said of it. */
  children?: ReactNode;
}>;

const states = {
  passed: { Icon: IconCheck, key: 'inspector.mark.passed' },
  failed: { Icon: IconX, key: 'inspector.mark.failed' },
  skipped: { Icon: IconBan, key: 'inspector.mark.skipped' },
  ahead: { Icon: IconCircleDashed, key: 'inspector.mark.notYet' },
} as const;

function stateOf({ event, ahead }: Placed<DueCheck>): keyof typeof states {
  if (event.kind === 'skip') return 'skipped';
  if (ahead) return 'ahead';
  return event.passed ? 'passed' : 'failed';
}

/** One check: result, name, clause, what was compared; a click shows the field it reads. */
export function CheckRow({ check, isShown, row, children }: Props) {
  const { t } = useTranslation();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const openTab = useAppStore((state) => state.openTab);
  const { event, ahead } = check;
  const choice = choiceOf(event.check);
  const state = stateOf(check);
  const { Icon, key } = states[state];
  const goesTo = event.subject !== undefined;
  const choose = () => {
    selectEvent(event.id);
    if (goesTo) openTab('message');
  };
  return (
    <li
      ref={row}
      aria-current={row ? 'true' : undefined}
      className={`${classes.check} ${classes[state]} ${isShown ? classes.shown : ''}`}
    >
      <Icon size={18} className={classes.icon} aria-label={t(key)} role="img" />
      <div className={classes.body}>
        <button type="button" className={classes.name} onClick={choose}>
          {t(checkNameKey(event, 'name'))}
        </button>
        <p className={classes.facts}>
          <span>{event.clause}</span>
          <span>{t(`inspector.check.orderedBy.${ordererOf(event.check)}`)}</span>
          {event.path !== undefined && <span className={classes.path}>{event.path}</span>}
          {ahead && <span>{t('inspector.mark.notYet')}</span>}
          {event.unverified && <Badge tone="doubt">{t('inspector.unverified')}</Badge>}
        </p>
        {choice !== null && (
          <p className={classes.choice}>
            {t(choice)} <ClauseMark mark="own" />
          </p>
        )}
        {!ahead && (event.kind === 'skip' ? <LeftOut skip={event} /> : <Made check={event} />)}
        {children}
        <CheckPurpose event={event} isCurrent={isShown || row !== undefined} />
        {!ahead && hasFailed(event) && <Explanation check={event} open={isShown} />}
      </div>
    </li>
  );
}

/** What a check that was made came to, and what it compared. */
function Made({ check }: { check: CheckEvent }) {
  const names = useNames();
  const { failure, values, actor } = check;
  if (!failure) return <Compared values={values} />;
  return (
    <>
      <FailureNote failure={failure} actor={names.actor(actor)} id={actor} />
      <Compared values={[...comparedIn(failure), ...(check.check === 'packet' ? values : [])]} />
    </>
  );
}

const comparedIn = ({ expected, found }: Failure): readonly NamedValue[] => [
  { name: 'expected', value: expected },
  { name: 'found', value: found },
];

/** That its party does not make the check, and what it would have come to. */
function LeftOut({ skip: { actor, wouldFail } }: { skip: SkipEvent }) {
  const { t } = useTranslation();
  const names = useNames();
  const who = { actor: names.actor(actor) };
  return (
    <>
      <p className={classes.leftOut} data-would-fail={wouldFail !== undefined}>
        {t(`inspector.check.${wouldFail ? 'wouldFail' : 'wouldPass'}`, who)}
      </p>
      {wouldFail && <Compared values={comparedIn(wouldFail)} />}
    </>
  );
}

/** What caused a failed check and what follows from it; worked out when it is opened. */
function Explanation({ check, open }: { check: CheckEvent; open: boolean }) {
  const { t } = useTranslation();
  const parts = useFaultParts();
  const [opened, setOpened] = useState(open);
  if (parts === null) return null;
  return (
    <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className={classes.explain}>{t('inspector.check.explain')}</summary>
      {opened && <parts.Rejection check={check} />}
    </details>
  );
}

function Compared({ values }: { values: readonly NamedValue[] }) {
  const { t } = useTranslation();
  const tell = useFactText();
  const valueName = useValueName();
  const formats = useFormats();
  if (values.length === 0) return null;
  return (
    <dl className={classes.compared}>
      {values.map((value) => {
        const { text, kind } = valueText(value, tell, formats);
        const shownText =
          kind === 'flag'
            ? t(`inspector.flag.${text}`)
            : shortenMiddle(text, kind === 'octets' ? 64 : 400);
        const name = valueName(value.name, value.nameFacts);
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={kind === 'octets' ? classes.path : undefined}>{shownText}</dd>
          </div>
        );
      })}
    </dl>
  );
}
