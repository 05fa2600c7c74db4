import { IconCheck } from '@tabler/icons-react';

/** The mark of the present choice in a menu; keeps its place where there is none. */
export function Chosen({ is }: { is: boolean }) {
  return <IconCheck size={14} aria-hidden="true" visibility={is ? 'visible' : 'hidden'} />;
}
