import { IconArrowBackUp } from '@tabler/icons-react';
import type { TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { fateOf } from '../opened-message.ts';
import { purposeLook } from '../purpose-look.ts';
import { isOfOneProcedure, stepWords, useIsTwice } from '../use-event-words.ts';
import classes from './inspector.module.css';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

type Mark = Readonly<{ key: string; tone: BadgeTone }>;

/** The state of an event as badges: a result, or what became of a message. */
export function marksOf(event: TraceEvent): readonly Mark[] {
  if (event.kind === 'check')
    return [event.passed ? { key: 'passed', tone: 'ok' } : { key: 'failed', tone: 'failure' }];
  if (event.kind === 'skip') return [{ key: 'skipped', tone: 'doubt' }];
  if (event.kind === 'message') {
    const fate = fateOf(event);
    return [{ key: fate, tone: fate === 'delivered' ? 'plain' : 'failure' }];
  }
  if (event.kind === 'discard') return [{ key: 'discarded', tone: 'failure' }];
  if (event.kind === 'outcome')
    return [event.ok ? { key: 'complete', tone: 'ok' } : { key: 'incomplete', tone: 'failure' }];
  return [];
}

/** The title of the shown event with its badges, and the way back to the cursor. */
export function EventTitle({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const names = useNames();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const twice = useIsTwice();
  const { reached } = useInspected();
  const { event } = shown;
  const isTold = shown.index <= reached;
  return (
    <header className={classes.title}>
      <h2>{isTold ? names.title(event) : names.untoldTitle(event)}</h2>
      <p className={classes.badges}>
        {(isTold ? marksOf(event) : []).map(({ key, tone }) => (
          <Badge key={key} tone={tone}>
            {event.kind === 'message' ? t(`trace.fate.${key}`) : t(`inspector.mark.${key}`)}
          </Badge>
        ))}
        {event.purpose && (
          <Badge tone={purposeLook(event.purpose)}>{names.purpose(event.purpose)}</Badge>
        )}
        {twice && isOfOneProcedure(event) && (
          <Badge>
            {t(`inspector.mark.${event.procedure === 1 ? 'firstProcedure' : 'secondProcedure'}`)}
          </Badge>
        )}
        {shown.ahead && <Badge tone="doubt">{t('inspector.mark.ahead')}</Badge>}
        <span className={classes.kind}>
          {isTold && `${t(`trace.kind.${event.kind}`)} · `}
          {stepWords(t, event.step)}
        </span>
        {shown.chosen && (
          <LinkButton className={classes.link} onClick={() => selectEvent(null)}>
            <IconArrowBackUp size={14} aria-hidden />
            {t('inspector.toCursor')}
          </LinkButton>
        )}
      </p>
    </header>
  );
}
