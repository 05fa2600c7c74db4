import { useTranslation } from '../../i18n/translation.tsx';
import type { Poll } from '../../store/poll-state.ts';
import { letterOf } from '../letters.ts';
import { useFormats } from '../use-formats.ts';
import { useOptionTexts } from '../use-option-words.ts';

/** What is right, in one sentence; empty until it is told. */
export function useRightWords(poll: Poll): string {
  const { t } = useTranslation();
  const { list } = useFormats();
  const textOf = useOptionTexts(poll.question);
  if (poll.phase !== 'revealed' || poll.right === null) return '';
  const named = poll.right.map((id) => `${letterOf(poll.options.indexOf(id))} (${textOf(id)})`);
  if (poll.question.kind !== 'order') {
    return t('question.rightIs', { count: named.length, list: list(named) });
  }
  const letters = poll.right.map((id) => letterOf(poll.options.indexOf(id)));
  return t('question.rightOrder', { order: letters.join(' → ') });
}
