import { NativeSelect } from '@mantine/core';
import { custodyKeyNames } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonQuestion } from '../../lesson/question.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useMomentName } from './use-moment-name.ts';
import type { Asked } from './use-proposal.ts';

type About = LessonQuestion['about'];
type Props = Readonly<{ asked: Asked; momentId: string; onChange: (about: About) => void }>;

/** What a question is about, where its moment does not say it: a party and a key, or another moment. */
export function AboutFields({ asked: { kind, about }, momentId, onChange }: Props) {
  if (kind === 'holds') return <Holding about={about} onChange={onChange} />;
  if (kind !== 'octets') return null;
  return <Against about={about} momentId={momentId} onChange={onChange} />;
}

type PartProps = Readonly<{ about: About; onChange: (about: About) => void }>;

function Holding({ about, onChange }: PartProps) {
  const { t } = useTranslation();
  const names = useActorNames();
  const actors = useAppStore((state) => state.trace.actors);
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('lesson.question.party')}
        value={about.party ?? ''}
        data={actors.map(({ id }) => ({ value: id, label: names.short(id) }))}
        onChange={(event) => onChange({ ...about, party: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={t('lesson.question.key')}
        value={about.key ?? ''}
        data={custodyKeyNames.map((value) => ({ value, label: t(`custody.key.${value}`) }))}
        onChange={(event) => onChange({ ...about, key: event.currentTarget.value })}
      />
    </>
  );
}

function Against({ about, momentId, onChange }: PartProps & Readonly<{ momentId: string }>) {
  const { t } = useTranslation();
  const moments = useAppStore((state) => state.openedLesson?.lesson.moments) ?? [];
  const nameOf = useMomentName();
  const others = moments.flatMap((moment, index) =>
    moment.id === momentId ? [] : [{ value: moment.id, label: `${index + 1}. ${nameOf(moment)}` }],
  );
  return (
    <NativeSelect
      size="xs"
      label={t('lesson.question.against')}
      value={about.against ?? ''}
      data={[{ value: '', label: t('lesson.question.asSent') }, ...others]}
      onChange={(event) => {
        const against = event.currentTarget.value;
        onChange(against === '' ? {} : { against });
      }}
    />
  );
}
