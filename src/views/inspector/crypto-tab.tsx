import { Accordion } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ComputeEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { Badge } from '../../ui/badge.tsx';
import { isOpened } from '../opened-message.ts';
import { purposeLook } from '../purpose-look.ts';
import { computeFor, computeList, type Placed } from './check-groups.ts';
import classes from './crypto.module.css';
import { EmptyNote } from './empty-note.tsx';
import frame from './inspector.module.css';
import { useInSight } from './use-in-sight.ts';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';
import { WorkingView } from './working-view.tsx';

/** The calculations of the shown step and member, each with its working. */
export function CryptoTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const { events, actors, reached } = useInspected();
  const all = useMemo(
    () => computeList(events, actors, reached, shown),
    [events, actors, reached, shown],
  );
  const own = computeFor(all, shown);
  const list = all.filter(({ event, ahead }) => !ahead || event.id === own);
  const near = own ?? list.findLast(({ index }) => index < shown.index)?.event.id ?? null;
  const [open, setOpen] = useState<readonly string[]>(own ? [own] : []);
  const [seen, setSeen] = useState(own);
  if (seen !== own) {
    setSeen(own);
    setOpen(own ? [own] : []);
  }
  const { box, item: current } = useInSight<HTMLDivElement>(near);
  if (list.length === 0) {
    const none =
      all.length > 0 ? 'computeAhead' : isOpened(shown.event) ? 'noComputeOpened' : 'noCompute';
    return <EmptyNote text={t(`inspector.empty.${none}`)} />;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section ref={box} className={frame.scroll} tabIndex={0} aria-label={t('inspector.tab.crypto')}>
      <p className={frame.hint}>{t('inspector.crypto.intro')}</p>
      <Accordion
        multiple
        value={[...open]}
        onChange={setOpen}
        order={3}
        variant="default"
        transitionDuration={0}
        classNames={{
          control: classes.control ?? '',
          label: classes.label ?? '',
          content: classes.content ?? '',
        }}
      >
        {list.map((item) => (
          <Accordion.Item
            key={item.event.id}
            value={item.event.id}
            ref={item.event.id === near ? current : undefined}
          >
            <Accordion.Control>
              <Heading item={item} isShown={item.event.id === own} />
            </Accordion.Control>
            <Accordion.Panel>
              {open.includes(item.event.id) &&
                (item.ahead ? (
                  <p className={frame.hint}>{t('inspector.mark.ahead')}</p>
                ) : (
                  <WorkingView event={item.event} />
                ))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

function Heading({ item, isShown }: { item: Placed<ComputeEvent>; isShown: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const { event, ahead } = item;
  return (
    <span className={ahead ? classes.ahead : undefined}>
      <span className={isShown ? classes.shown : undefined}>{names.what(event)}</span>
      <span className={classes.facts}>
        <span>{names.actor(event.actor)}</span>
        <span>{event.working.clause}</span>
        {event.purpose && event.purpose !== 'group' && (
          <Badge tone={purposeLook(event.purpose)}>{names.purpose(event.purpose)}</Badge>
        )}
        {ahead && <span>{t('inspector.mark.notYet')}</span>}
      </span>
    </span>
  );
}
