import type { OpenedInput, OpenedMessage, Outcome } from './opened.ts';

/** What `check` found out, before it is written in a format. */

/** A file with its messages, or why it cannot be used. */
export type FileReport = Readonly<{ file: string }> &
  (Readonly<{ opened: OpenedInput }> | Readonly<{ problem: string }>);

export type Report = Readonly<{
  files: readonly FileReport[];
  totals: Readonly<{
    files: number;
    unusable: number;
    messages: number;
    passed: number;
    failed: number;
    /** Protected packets no key is there for. */
    unchecked: number;
  }>;
  /** Messages there are that do not come with their keys. */
  needsKeys: boolean;
}>;

export type Verdict = 'passed' | 'failed' | 'unchecked';

/** What a message came to. */
export function verdictOf({ outcome }: Readonly<{ outcome: Outcome | null }>): Verdict {
  if (outcome === null) return 'unchecked';
  return outcome.failure === null ? 'passed' : 'failed';
}

/** The files with their totals. */
export function reportOf(files: readonly FileReport[]): Report {
  const usable = files.flatMap((one) => ('opened' in one ? [one.opened] : []));
  const messages = usable.flatMap((opened) => opened.messages);
  const count = (verdict: Verdict) =>
    messages.filter((message) => verdictOf(message) === verdict).length;
  return {
    files,
    totals: {
      files: files.length,
      unusable: files.length - usable.length,
      messages: messages.length,
      passed: count('passed'),
      failed: count('failed'),
      unchecked: count('unchecked'),
    },
    needsKeys: usable.some(
      ({ document, messages: found }) => !document && found.some(({ outcome }) => outcome !== null),
    ),
  };
}

/** Who sent a message to whom, in one line; empty where nothing says so. */
export function whoOf({ said }: OpenedMessage): string {
  const { from, to } = said.who ?? {};
  return from || to ? `${from ?? '?'} → ${to ?? '?'}` : '';
}

/** A case of a test report: a message, or a file that cannot be used. `name` is unique in its file. */
export type Case = Readonly<{ file: string; name: string }> &
  (Readonly<{ problem: string }> | Readonly<{ message: OpenedMessage; verdict: Verdict }>);

/** The cases of a report, in order. */
export function casesOf({ files }: Report): readonly Case[] {
  return files.flatMap((one): readonly Case[] => {
    const { file } = one;
    if ('problem' in one) return [{ file, name: file, problem: one.problem }];
    return one.opened.messages.map((message, index) => {
      const name = [`#${index + 1}`, message.said.from, whoOf(message)].filter(Boolean).join(' ');
      return { file, name, message, verdict: verdictOf(message) };
    });
  });
}
