import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';
import type { OpenLesson } from '../../store/lesson-state.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './handout.module.css';
import type { HandoutOptions } from './handout-options.ts';
import { momentLink } from './moment-link.ts';
import type { Made } from './use-made-runs.tsx';

type Props = Readonly<{
  open: OpenLesson;
  moment: LessonMoment;
  index: number;
  made: Made;
  options: HandoutOptions;
}>;

/** One moment: its picture, its sentence, what is told of it, and room to write. */
export function MomentBlock({ open, moment, index, made, options }: Props) {
  const { t } = useTranslation();
  const { caption, text, notes } = moment;
  return (
    <section className={classes.block}>
      <h2>{t('handout.moment', { n: index + 1, of: open.lesson.moments.length })}</h2>
      <figure className={classes.picture}>{made.pictures.get(moment.id)}</figure>
      <p className={classes.caption}>{caption}</p>
      <div className={classes.under}>
        <div className={classes.told}>
          {text !== '' && <p>{text}</p>}
          {options.notes === 'speaker' && notes !== '' && (
            <p className={classes.notes}>
              <strong>{t('handout.speaker')}</strong> {notes}
            </p>
          )}
          {options.notes === 'lines' && <Lines count={3} />}
        </div>
        <Code open={open} moment={moment} />
      </div>
    </section>
  );
}

/** Lines to write on. */
export function Lines({ count }: { count: number }) {
  return (
    <div className={classes.lines} aria-hidden="true">
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all the same
        <hr key={line} />
      ))}
    </div>
  );
}

/** The way from paper to the moment on a screen. */
function Code({ open, moment }: Pick<Props, 'open' | 'moment'>) {
  const { t } = useTranslation();
  const { origin, pathname } = window.location;
  const { address, fits } = momentLink(open, moment, `${origin}${pathname}`);
  if (!fits) return <p className={classes.noCode}>{t('handout.noCode')}</p>;
  return (
    <figure className={classes.code}>
      <QrCode text={address} label={t('handout.code')} />
      <figcaption>
        <a href={address}>{t('handout.link')}</a>
      </figcaption>
    </figure>
  );
}
