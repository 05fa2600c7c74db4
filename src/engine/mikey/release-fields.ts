import type { FieldNode } from '../codec/field-node.ts';
import type { ReleaseId } from '../model/releases.ts';
import type { Clause } from '../model/sources.ts';

/** Where it comes from that a field of a message is as it is in a release. */

/** `read`: in the text of the release; `implementation`: of one, no text at hand; `inferred`: from other texts;
 *  `choice`: of this tool, where nothing says it. */
export const fieldMarks = ['read', 'implementation', 'inferred', 'choice'] as const;
export type FieldMark = (typeof fieldMarks)[number];

export type FieldSource = Readonly<{ mark: FieldMark; clause: Clause | null }>;

type Sources = Readonly<Record<string, FieldSource>>;

const by = (mark: FieldMark, clause: Clause | null = null): FieldSource => ({ mark, clause });
const draft: Clause = 'pCR 33.179 §7.4.2';

/** By the path of a field; what is not named goes with what it stands in, and '' with the whole message. The numbers
 *  of a path (`GeneralExtension[2]`) do not count. */
const sources: Readonly<Record<ReleaseId, Sources>> = {
  draft: {
    '': by('choice'),
    'HDR.csbId': by('read', draft),
    'SAKKE.sakkeData': by('read', draft),
    'SIGN.signature': by('read', draft),
  },
  'v13-4-0': {
    '': by('implementation', 'TS 33.179 §E.2'),
    'HDR.csIdMapInfo': by('choice'),
    'SAKKE.idScheme': by('implementation', 'TS 33.179 §E.5'),
    GeneralExtension: by('implementation', 'TS 33.179 §E.6.8'),
    SIGN: by('implementation', 'RFC 3830 §5.2'),
    keyParameters: by('implementation', 'TS 33.179 §E.6.8'),
    'keyParameters.activationSeconds': by('choice', 'TS 33.179 §E.6.4'),
    'keyParameters.activationRest': by('choice', 'TS 33.179 §E.6.4'),
    'keyParameters.others': by('choice', 'TS 33.179 §E.6.9'),
  },
  'ts-33.179': {
    '': by('read', 'TS 33.179 §E.2'),
    'HDR.csIdMapType': by('choice'),
    'HDR.csCount': by('choice'),
    T: by('read', 'TS 33.179 §E.1.1'),
    IDRuidi: by('read', 'TS 33.179 §E.7'),
    IDRuidr: by('read', 'TS 33.179 §E.7'),
    'IDRuidi.idType': by('implementation'),
    'IDRuidr.idType': by('implementation'),
    SP: by('read', 'TS 33.179 Table E.2-1'),
    'SAKKE.idScheme': by('read', 'TS 33.179 §E.5'),
    GeneralExtension: by('inferred', 'TS 33.179 §E.6.8'),
    'GeneralExtension.nextPayload': by('read', 'RFC 3830 §6.15'),
    'GeneralExtension.type': by('read', 'TS 33.179 §E.6.1'),
    'GeneralExtension.length': by('read', 'RFC 3830 §6.15'),
    SIGN: by('inferred', 'RFC 3830 §5.2'),
    keyParameters: by('read', 'TS 33.179 §E.6'),
    'keyParameters.status': by('implementation', 'TS 33.179 §E.6.9'),
    'keyParameters.activationTime': by('inferred', 'TS 33.179 §E.6.4'),
    'keyParameters.expiryTime': by('inferred', 'TS 33.179 §E.6.10'),
  },
  'ts-33.180': {
    '': by('read', 'TS 33.180 §E.2'),
    HDR: by('read', 'TS 33.180 §E.1.2'),
    'HDR.csIdMapType': by('implementation', 'RFC 6043 §6.1.1'),
    'HDR.csIdMapInfo': by('implementation', 'RFC 6043 §6.1.1'),
    'HDR.csIdMapInfo.csId': by('read', 'TS 33.180 Table E.1.3-1'),
    IDRuidi: by('read', 'TS 33.180 §E.7'),
    IDRuidr: by('read', 'TS 33.180 §E.7'),
    'IDRuidi.idType': by('implementation'),
    'IDRuidr.idType': by('implementation'),
    SP: by('implementation', 'TS 33.180 Table E.2.2-1'),
    'SAKKE.idScheme': by('read', 'TS 33.180 §E.5'),
    GeneralExtension: by('implementation', 'TS 33.180 §8.5.4'),
    'GeneralExtension.nextPayload': by('read', 'RFC 3830 §6.15'),
    'GeneralExtension.type': by('read', 'TS 33.180 §E.6.1'),
    'GeneralExtension.length': by('read', 'RFC 3830 §6.15'),
    SIGN: by('implementation', 'TS 33.180 §E.1.2'),
    keyParameters: by('read', 'TS 33.180 §E.6.1'),
    'keyParameters.status': by('implementation', 'TS 33.180 §E.6.9'),
  },
};

/** A second key in one payload is of this tool alone, in whatever release. */
const secondKey = by('choice', 'Keyladder §second-key');

/** The names of all payloads that are a second key. */
export function secondKeyPayloads(tree: readonly FieldNode[]): ReadonlySet<string> {
  const isSecond = ({ path, children }: FieldNode) =>
    children.some((child) => child.children.some((field) => field.path === `${path}.gukId`));
  return new Set(tree.filter(isSecond).map(({ path }) => path));
}

/** Where a field of a message of a release comes from; `ofSecondKey`: the payloads that are one. */
export function fieldSource(
  release: ReleaseId,
  path: string,
  ofSecondKey: ReadonlySet<string> = new Set(),
): FieldSource {
  if (ofSecondKey.has(path.split('.')[0] ?? '')) return secondKey;
  const known = sources[release];
  const plain = path.replaceAll(/\[\d+\]/g, '');
  for (let at = plain; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = known[at];
    if (found) return found;
  }
  return known[''] ?? by('choice');
}
