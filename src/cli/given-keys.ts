import type { FoundMessage, MessageBundle } from '../engine/index.ts';
import { type CommandInput, usageError } from './command.ts';
import { bundlesIn } from './given.ts';
import type { Receiver } from './receiver.ts';

/** The keys that messages found in an input are opened with. */

/** The bundles of `--keys` as one; their own messages and what is stated of them do not matter. Null where
 *  the option is not given. */
export function keysIn(
  files: readonly string[] | undefined,
  { readBytes }: Pick<CommandInput, 'readBytes'>,
  as?: string,
): MessageBundle | null {
  if (files === undefined) return null;
  const bundles = files.flatMap((name) => bundlesIn({ name, content: readBytes(name) }));
  const all = bundles.reduce(together);
  if (as !== undefined && !Object.hasOwn(all.users, as)) throw usageError('noSuchUser', { as });
  return all;
}

/** What two bundles both have is taken from the first one. */
function together(one: MessageBundle, another: MessageBundle): MessageBundle {
  const kmss = { ...kmssOf(another), ...kmssOf(one) };
  return { ...one, kmss, users: { ...another.users, ...one.users } };
}

const kmssOf = ({ kms, kmss }: MessageBundle) => ({ ...(kms && { [kms.uri]: kms }), ...kmss });

/** The keys of a bundle with another message: opened as the receiver it names, where its keys are there. */
export function bundleWith(
  keys: MessageBundle,
  { octets, who }: FoundMessage,
  { as }: Receiver,
): MessageBundle {
  const { kms, kmss, users, responder } = keys;
  const named = who?.to !== undefined && users[who.to]?.rsk ? who.to : responder;
  const to = as ?? named;
  return {
    users,
    i_message_hex: octets.slice(),
    ...(kms && { kms }),
    ...(kmss && { kmss }),
    ...(to !== undefined && { responder: to }),
  };
}
