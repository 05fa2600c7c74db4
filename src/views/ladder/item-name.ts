import { isAcross, type MessageEvent } from '../../engine/index.ts';
import type { ActorNames, Words } from '../actor-names.ts';
import { checkNameKey, operationKey } from '../opened-message.ts';
import { holdsWritten } from '../written.ts';
import type { Item, ItemState } from './ladder-items.ts';
import { belowText, eventText, fateText, reportText } from './ladder-labels.ts';

function messageName(
  event: MessageEvent,
  { text, told }: Readonly<{ text: string; told: boolean }>,
  words: Words,
  names: ActorNames,
): string {
  const ends = { from: names.short(event.from), to: names.short(event.to) };
  const facts = [
    belowText(event, names, words),
    ...(told ? [reportText(event, names, words), fateText(event, words)] : []),
    isAcross(event.from, event.to) ? words('ladder.message.crossing') : '',
  ].filter((fact) => fact !== '');
  const name = words('ladder.name.message', { text, ...ends });
  return words('ladder.name.facts', { facts: [name, ...facts] });
}

function eventName(item: Item, told: boolean, words: Words, names: ActorNames): string {
  const { event } = item;
  const text = textOf(item, told);
  const actor = names.short(event.actor);
  const about = event.purpose === undefined ? '' : words(`trace.purpose.${event.purpose}`);
  const again = (name: string) =>
    event.procedure > 1 ? words('ladder.name.again', { name, n: event.procedure }) : name;
  const withPurpose = (name: string) =>
    about === '' ? name : words('ladder.name.withPurpose', { name, purpose: about });
  switch (event.kind) {
    case 'provision':
      return words('ladder.name.provision', {
        from: names.short(event.from),
        actor,
        what: eventText(event, words),
      });
    case 'compute':
      return withPurpose(
        words('ladder.name.compute', {
          actor,
          operation: words(operationKey(event)),
        }),
      );
    case 'check':
      return withPurpose(
        words('ladder.name.check', { actor, check: words(checkNameKey(event, 'name')) }),
      );
    case 'skip':
      return withPurpose(
        words('ladder.name.skip', { actor, check: words(checkNameKey(event, 'name')) }),
      );
    case 'store':
    case 'discard':
      return words('ladder.name.key', { actor, text });
    case 'message':
      return again(messageName(event, { text, told }, words, names));
    case 'outcome':
      return told ? text : words('ladder.outcome.awaited');
  }
}

/** What is written on an item: how it ended only where that may be told. */
export const textOf = ({ text, ahead }: Pick<Item, 'text' | 'ahead'>, told: boolean): string =>
  told ? text : (ahead ?? text);

/** How an item stands at the cursor; `told`: whether it may say how it ended; `facts`: what it came to. */
export type Standing = Readonly<{
  state: ItemState;
  result: 'ok' | 'failure' | null;
  told: boolean;
  facts?: string;
}>;

/** What the item is, with all that is written on it: who speaks to a control says what is seen. */
function nameOf(item: Item, told: boolean, words: Words, names: ActorNames): string {
  const text = textOf(item, told);
  if (item.kind === 'event') {
    const name = eventName(item, told, words, names);
    return holdsWritten(name, text) ? name : words('ladder.name.written', { name, text });
  }
  const key = item.kind === 'step' && item.who === undefined ? 'plain' : item.kind;
  const actor = item.who ?? names.short(item.member ?? item.actor);
  const name = words(`ladder.name.${key}`, { actor, text });
  const purpose = item.kind === 'phase' ? item.purpose : undefined;
  return purpose === undefined || purpose === 'group'
    ? name
    : words('ladder.name.withPurpose', { name, purpose: words(`trace.purpose.${purpose}`) });
}

/** Accessible name of a control: who, to whom, what, how it ended, and where the cursor stands. */
export function itemName(
  item: Item,
  { state, result, told, facts = '' }: Standing,
  words: Words,
  names: ActorNames,
): string {
  const plain = nameOf(item, told, words, names);
  const withKey = item.clear ? words('ladder.clear.name', { name: plain }) : plain;
  const isSaid = item.event.kind === 'message' || !item.touched || !told;
  const name = isSaid ? withKey : words('ladder.touched', { name: withKey });
  const hasResult = (item.event.kind === 'check' || item.kind === 'phase') && result !== null;
  const shown = hasResult ? [words(`ladder.result.${result}`)] : [];
  const more = facts === '' ? [] : [facts];
  const parts = [name, ...more, ...shown, words(`ladder.state.${state}`)];
  return words('ladder.name.facts', { facts: parts });
}
