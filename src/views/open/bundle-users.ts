import { decodeMessage, findNode, readMessageText } from '../../engine/index.ts';

/** Who a bundle can be opened as. */
export type BundleUsers = Readonly<{
  /** URIs whose decryption key the bundle holds. */
  able: readonly string[];
  /** Its receiver: whom it names of its users, else whom its message names of those that are able. */
  receiver: string | null;
}>;

const noUsers: BundleUsers = { able: [], receiver: null };

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Who the bundle's message is addressed to, by its IDRr; empty where that cannot be read. */
function addressee({ i_message_hex: hex, i_message_base64: base64 }: Loose): string {
  const text = hex ?? base64;
  const octets = typeof text === 'string' ? readMessageText(text) : null;
  if (!octets?.ok) return '';
  return findNode(decodeMessage(octets.value).tree, 'IDRr.idData')?.text ?? '';
}

/** The users of the text of a bundle, whether or not the rest of it is in order. */
export function bundleUsers(text: string): BundleUsers {
  if (!text.trimStart().startsWith('{')) return noUsers;
  const value = parsed(text);
  if (!isLoose(value) || !isLoose(value.users)) return noUsers;
  const able = Object.entries(value.users).flatMap(([uri, user]) =>
    isLoose(user) && typeof user.rsk === 'string' ? [uri] : [],
  );
  const { responder } = value;
  // Nobody stands in for a receiver whose key is not there.
  if (typeof responder === 'string' && Object.hasOwn(value.users, responder)) {
    return { able, receiver: responder };
  }
  const named = typeof responder === 'string' ? responder : able.length > 1 ? addressee(value) : '';
  const receiver = able.find((uri) => uri === named) ?? (able.length === 1 ? able[0] : undefined);
  return { able, receiver: receiver ?? null };
}
