/** Who a bundle can be opened as. */
export type BundleUsers = Readonly<{
  /** URIs whose decryption key the bundle holds. */
  able: readonly string[];
  /** Its receiver, when it names one that is able. */
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

/** The users of the text of a bundle, whether or not the rest of it is in order. */
export function bundleUsers(text: string): BundleUsers {
  if (!text.trimStart().startsWith('{')) return noUsers;
  const value = parsed(text);
  if (!isLoose(value) || !isLoose(value.users)) return noUsers;
  const able = Object.entries(value.users).flatMap(([uri, user]) =>
    isLoose(user) && typeof user.rsk === 'string' ? [uri] : [],
  );
  const { responder } = value;
  const named = typeof responder === 'string' && able.includes(responder) ? responder : null;
  return { able, receiver: named ?? (able.length === 1 ? (able[0] ?? null) : null) };
}
