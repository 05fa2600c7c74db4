import { type Fact, fact } from '../model/fact.ts';
import { searchBody, searchTextMessage } from './body-search.ts';
import { maxCaptureLength } from './capture-length.ts';
import { findInCapture } from './capture-search.ts';
import { beginOf, captureKind, looksLike, otherOctets } from './file-kinds.ts';
import { findInText, maxTextLength } from './find-in-text.ts';
import {
  answerOf,
  type Findings,
  type Found,
  inside,
  note,
  refused,
  startFindings,
  take,
  type Whereabouts,
} from './found.ts';
import { isPlainlyMikey, kindOfOctets } from './octet-kind.ts';
import { latin1Text, textOfOctets } from './octet-text.ts';
import { searchFrame } from './packet-search.ts';
import { linkOfCapture, runInPng } from './picture-link.ts';
import { isKeysAlone } from './read-key-material.ts';
import { startLineOf } from './text-message-parts.ts';

/** Finds the messages in whatever a log or capture gives: text in any common dress, a SIP message or
 *  document, a raw message, a capture. Never throws. What holds none is refused with what it looks
 *  like; a bundle, a scenario or keys alone are named, for its own reader. */
export function findMessages(input: string | Uint8Array): Found {
  const found = typeof input === 'string' ? findInText(input, searchOctets) : findInOctets(input);
  const isOther = found.ok && (found.document === 'scenario' || found.document === 'run');
  const hasOther = isOther || (found.ok && found.messages.length > 0);
  if (hasOther || !isKeysAlone(input)) return found;
  const taken = fact('found.taken.keys');
  return { ok: true, taken, messages: [], notes: [], document: 'keys' };
}

function findInOctets(octets: Uint8Array): Found {
  if (octets.length === 0) return refused(fact('input.nothing'));
  if (octets.length > maxCaptureLength) {
    const facts = { length: octets.length, limit: maxCaptureLength };
    return refused(fact('found.problem.tooManyOctets', facts));
  }
  const capture = captureKind(octets);
  if (capture) return withLink(findInCapture(octets, capture), octets);
  const run = runInPng(octets);
  if (run) return run;
  const raw = rawMessage(octets);
  if (raw) return raw;
  const signalling = signallingIn(octets);
  if (signalling) return signalling;
  const text = octets.length <= 2 * maxTextLength + 2 ? textOfOctets(octets) : null;
  if (text !== null) return findInText(text, searchOctets);
  return refused(fact('found.problem.none', { looks: looksLike(octets) ?? otherOctets(octets) }));
}

/** What was found in a capture, with the link to the run it is of. */
function withLink(found: Found, file: Uint8Array): Found {
  if (!found.ok) return found;
  const link = linkOfCapture(file);
  return link === null ? found : { ...found, link };
}

/** A file that is a message, as it was sent. */
function rawMessage(octets: Uint8Array): Found | null {
  const isMikey = isPlainlyMikey(octets) || (octets[0] === 1 && octets[1] === 26);
  if (!isMikey) return null;
  const findings = startFindings();
  take(findings, 'mikey', octets, { placesAt: () => [fact('found.place.wholeFile')] });
  return answerOf(fact('found.taken.raw'), findings, fact('found.looks.nothing'));
}

/** A SIP or HTTP message in a file may have a body that is no text. */
function signallingIn(octets: Uint8Array): Found | null {
  const [line = ''] = beginOf(octets).split('\n');
  if (startLineOf(line.trimEnd()) === null || textOfOctets(octets) !== null) return null;
  const findings = startFindings();
  const taken = fact('found.taken.signalling', { count: 1 });
  searchTextMessage(latin1Text(octets), { placesAt: () => [] }, findings);
  return answerOf(taken, findings, fact('found.problem.none', { looks: taken }));
}

/** Looks into octets a text wrote out: a message, a packet, a frame, or text once more. */
function searchOctets(octets: Uint8Array, at: Whereabouts, findings: Findings): Fact | null {
  const looks = looksLike(octets);
  const kind = looks && !isPlainlyMikey(octets) ? null : kindOfOctets(octets);
  if (kind) {
    take(findings, kind, octets, at);
    return null;
  }
  if (looks) return looks;
  if (captureKind(octets)) return searchCapture(octets, at, findings);
  const before = findings.messages.length;
  if (searchFrame(octets, inside(at, fact('found.place.frame')), findings)) return null;
  const text = textOfOctets(octets);
  if (text !== null && text.length > 40) searchBody(text, 0, new Map(), fixedAt(at), findings);
  if (findings.messages.length > before) return null;
  const isAscii = text !== null && octets.every((octet) => octet < 0x80);
  if (!isAscii) return otherOctets(octets);
  return fact('found.looks.text', { begin: text.trim().slice(0, 40) });
}

/** A capture a text wrote out. */
function searchCapture(octets: Uint8Array, at: Whereabouts, findings: Findings): Fact | null {
  const kind = captureKind(octets);
  const found = kind && findInCapture(octets, kind);
  if (!found?.ok) return fact('found.looks.capture');
  for (const message of found.messages) {
    take(findings, message.kind, message.octets, {
      ...message,
      placesAt: () => [...at.placesAt(0), message.from],
    });
  }
  for (const said of found.notes) note(findings, said);
  return null;
}

const fixedAt = (at: Whereabouts): Whereabouts => ({ ...at, placesAt: () => at.placesAt(0) });
