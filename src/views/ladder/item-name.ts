import { isAcross, type MessageEvent } from '../../engine/index.ts';
import type { ActorNames, Words } from '../actor-names.ts';
import type { Item, ItemState } from './ladder-items.ts';
import { eventText, fateText, messageSize, reportText } from './ladder-labels.ts';

function messageName(event: MessageEvent, text: string, words: Words, names: ActorNames): string {
  const ends = { from: names.short(event.from), to: names.short(event.to) };
  const facts = [
    messageSize(event, words),
    fateText(event, words),
    reportText(event, names, words),
    isAcross(event.from, event.to) ? words('ladder.message.crossing') : '',
  ].filter((fact) => fact !== '');
  return [words('ladder.name.message', { text, ...ends }), ...facts].join(', ');
}

function eventName(item: Item, words: Words, names: ActorNames): string {
  const { event } = item;
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
          operation: words(`trace.operation.${event.operation}`),
        }),
      );
    case 'check':
      return withPurpose(
        words('ladder.name.check', { actor, check: words(`checks.name.${event.check}`) }),
      );
    case 'store':
    case 'discard':
      return words('ladder.name.key', { actor, text: item.text });
    case 'message':
      return again(messageName(event, item.text, words, names));
    case 'outcome':
      return item.text;
  }
}

/** Accessible name of a control: who, to whom, what, how it ended, and where the cursor stands. */
export function itemName(
  item: Item,
  state: ItemState,
  result: 'ok' | 'failure' | null,
  words: Words,
  names: ActorNames,
  facts = '',
): string {
  const plain =
    item.kind === 'event'
      ? eventName(item, words, names)
      : words(
          `ladder.name.${item.kind === 'step' && item.who === undefined ? 'plain' : item.kind}`,
          {
            actor: item.who ?? names.short(item.member ?? item.actor),
            text: item.text,
          },
        );
  const withKey = item.clear ? words('ladder.clear.name', { name: plain }) : plain;
  const isTold = item.event.kind === 'message' || !item.touched;
  const name = isTold ? withKey : words('ladder.touched', { name: withKey });
  const shown =
    (item.event.kind === 'check' || item.kind === 'phase') && result !== null
      ? [words(`ladder.result.${result}`)]
      : [];
  const more = facts === '' ? [] : [facts];
  return [name, ...more, ...shown, words(`ladder.state.${state}`)].join(', ');
}
