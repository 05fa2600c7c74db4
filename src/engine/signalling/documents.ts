import { bytesToHex } from '../model/bytes.ts';

/** The XML documents around a Group Key Transport payload. Names and namespaces come from schemas
 *  and implementations; which of them were not read in a clause is told in `carrier.ts`. */

/** A Group Key Transport payload in its document: the list it stands in and its octets. */
export type CarriedPayload = Readonly<{ list: 'GMK' | 'MKFC'; octets: Uint8Array }>;

/** The same with its `id`, a label that no other payload of the receiver has. */
export type LabelledPayload = CarriedPayload & Readonly<{ id: string }>;

/** Payloads labelled in the order they were made, each list counted on its own. What `id` holds was
 *  not read in a clause. Source: schema `urn:3gpp:ns:mcpttGKTP:1.0`. */
export function labelled(payloads: readonly CarriedPayload[]): readonly LabelledPayload[] {
  const counts = { GMK: 0, MKFC: 0 };
  return payloads.map((payload) => {
    counts[payload.list] += 1;
    return { ...payload, id: `${payload.list.toLowerCase()}-${counts[payload.list]}` };
  });
}

/** The group a key is for. */
export type CarriedGroup = Readonly<{ uri: string; name: string; temporary: boolean }>;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** A text as it stands in an attribute or between tags. */
export function escaped(text: string): string {
  return text.replace(/[&<"]/g, (character) => escapes[character] ?? character);
}

const lines = (...parts: readonly (readonly string[] | string)[]) => `${parts.flat().join('\n')}\n`;

/** What of the changed documents a NOTIFY names: selector and new entity tag.
 *  Source: RFC 5875 §4 (the body is the xcap-diff format of RFC 5874). */
export type ChangedDocument = Readonly<{ selector: string; etag: string }>;

/** The body of a NOTIFY: the documents that changed under `root`. Source: RFC 5875 §4. */
export function xcapDiffDocument(root: string, changed: readonly ChangedDocument[]): string {
  return lines(
    declaration,
    '<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff"',
    `           xcap-root="${escaped(root)}">`,
    changed.flatMap(({ selector, etag }) => [
      `  <document sel="${escaped(selector)}"`,
      `            new-etag="${etag}"/>`,
    ]),
    '</xcap-diff>',
  );
}

/** The elements of a GKTP document: payloads as hexBinary, by kind of key, and in a regroup under
 *  the temporary group. Source: TS 24.481 §7.7, schema `urn:3gpp:ns:mcpttGKTP:1.0`. */
function gktpElements(payloads: readonly LabelledPayload[], group: CarriedGroup): string[] {
  const open = '    <on-network-regrouped-GKTPs';
  const attribute = `temporary-MCPTT-group-ID="${escaped(group.uri)}"`;
  return (['GMK', 'MKFC'] as const).flatMap((list) => {
    const indent = group.temporary ? '      ' : '    ';
    const elements = payloads
      .filter((payload) => payload.list === list)
      .map(({ id, octets }) => {
        return `${indent}<GKTP id="${id}">${bytesToHex(octets).toUpperCase()}</GKTP>`;
      });
    if (elements.length === 0) return [];
    const held = group.temporary
      ? [`${open} ${attribute}>`, ...elements, '    </on-network-regrouped-GKTPs>']
      : elements;
    return [`  <${list}-GKTPs>`, ...held, `  </${list}-GKTPs>`];
  });
}

const gktpNamespace = 'urn:3gpp:ns:mcpttGKTP:1.0';

/** The key document of a member. Source: TS 24.481 §7.7. */
export function gktpDocument(payloads: readonly LabelledPayload[], group: CarriedGroup): string {
  return lines(
    declaration,
    `<GKTPs xmlns="${gktpNamespace}">`,
    gktpElements(payloads, group),
    '</GKTPs>',
  );
}

/** The group document, without its list of members: that list is the same in every design and
 *  would make the octets grow with the square of the group. Source: TS 24.481 §7.2. */
export function groupDocument(group: CarriedGroup): string {
  return lines(
    declaration,
    '<group xmlns="urn:oma:xml:poc:list-service"',
    '       xmlns:mcpttgi="urn:3gpp:ns:mcpttGroupInfo:1.0">',
    `  <list-service uri="${escaped(group.uri)}">`,
    `    <display-name>${escaped(group.name)}</display-name>`,
    '    <mcpttgi:protect-media>true</mcpttgi:protect-media>',
    '    <mcpttgi:protect-floor-control-signalling>true</mcpttgi:protect-floor-control-signalling>',
    '  </list-service>',
    '</group>',
  );
}

/** The request of one GMS to another, with the payloads for it. The operation's name and the place
 *  of the payloads are placeholders. Source: TS 24.481 §6.3.14 (unverified). */
export function gmopDocument(payloads: readonly LabelledPayload[], group: CarriedGroup): string {
  return lines(
    declaration,
    '<document xmlns="urn:3gpp:ns:mcpttGMOP:1.0">',
    '<request>',
    `<group-regroup-creation temporary-MCPTT-group-ID="${escaped(group.uri)}">`,
    `<GKTPs xmlns="${gktpNamespace}">`,
    gktpElements(payloads, group),
    '</GKTPs>',
    '</group-regroup-creation>',
    '</request>',
    '</document>',
  );
}
