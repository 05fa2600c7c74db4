import { useTranslation } from '../i18n/translation.tsx';
import { useAppStore } from '../store/use-app-store.tsx';

/** How many phones are in the class and, while something is asked, how many have answered: never what.
 *  Nothing where this window leads no class. */
export function ClassVotes() {
  const { t } = useTranslation();
  const room = useAppStore((state) => state.classRoom);
  const isAsked = useAppStore(({ poll }) => poll !== null && poll.phase !== 'shown');
  if (!room?.own) return null;
  const { phones, votes } = room;
  return (
    <>
      {t('class.phones', { count: phones })}
      {isAsked && ` · ${t('class.votes', { count: votes })}`}
    </>
  );
}
