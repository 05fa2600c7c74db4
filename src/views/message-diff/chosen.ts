import type { Choice } from './use-choices.ts';

/** The message that is compared: the one picked. Where none is, what is most like `other` and not the same:
 *  that message as it arrived, the same one of another run, one of its kind to the same receiver or to any,
 *  the first one. */
export function chosenOf(
  list: readonly Choice[],
  picked: string | null,
  other: Choice | null,
): Choice | undefined {
  const arrived = other?.id.replace(/sent$/, 'received');
  const isOther = (choice: Choice) => choice.octets !== other?.octets;
  const isLike = ({ event }: Choice) => event?.name === other?.event?.name;
  return (
    list.find(({ id }) => id === picked) ??
    list.find((choice) => choice.id === arrived && isOther(choice)) ??
    list.find((choice) => choice.id === other?.id && isOther(choice)) ??
    list.find(
      (choice) => isOther(choice) && isLike(choice) && to(choice) === (other && to(other)),
    ) ??
    list.find((choice) => isOther(choice) && isLike(choice)) ??
    list.find(isOther) ??
    list[0]
  );
}

const to = ({ event }: Choice) => event?.to;
