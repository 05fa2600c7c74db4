import { type Fact, fact } from '../model/fact.ts';

/** Ways to write a URI that are not the one meant, commonest first. `of` gives the same text where a
 *  form changes nothing. */
export type UriForm = Readonly<{ id: string; how: Fact; of: (uri: string) => string }>;

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const userOf = (uri: string) => uri.replace(scheme, '').split('@')[0] ?? '';

export const uriForms: readonly UriForm[] = [
  {
    id: 'no-scheme',
    how: fact('diagnosis.uri.noScheme'),
    of: (uri) => uri.replace(scheme, ''),
  },
  { id: 'nul', how: fact('diagnosis.uri.nul'), of: (uri) => `${uri}\0` },
  {
    id: 'no-scheme-nul',
    how: fact('diagnosis.uri.noSchemeNul'),
    of: (uri) => `${uri.replace(scheme, '')}\0`,
  },
  { id: 'tel', how: fact('diagnosis.uri.tel'), of: (uri) => `tel:${userOf(uri)}` },
  { id: 'sip', how: fact('diagnosis.uri.sip'), of: (uri) => uri.replace(scheme, 'sip:') },
  { id: 'sips', how: fact('diagnosis.uri.sips'), of: (uri) => uri.replace(scheme, 'sips:') },
  { id: 'sip-added', how: fact('diagnosis.uri.sipAdded'), of: (uri) => `sip:${uri}` },
  { id: 'lower-case', how: fact('diagnosis.uri.lower'), of: (uri) => uri.toLowerCase() },
  { id: 'upper-case', how: fact('diagnosis.uri.upper'), of: (uri) => uri.toUpperCase() },
  {
    id: 'scheme-upper-case',
    how: fact('diagnosis.uri.schemeUpper'),
    of: (uri) => uri.replace(scheme, (text) => text.toUpperCase()),
  },
  { id: 'percent-at', how: fact('diagnosis.uri.percentAt'), of: (uri) => uri.replace('@', '%40') },
  {
    id: 'percent-coded',
    how: fact('diagnosis.uri.percentCoded'),
    of: (uri) => percentCoded(uri),
  },
  {
    id: 'percent-after-scheme',
    how: fact('diagnosis.uri.percentRest'),
    of: (uri) => `${scheme.exec(uri)?.[0] ?? ''}${percentCoded(uri.replace(scheme, ''))}`,
  },
  { id: 'percent-decoded', how: fact('diagnosis.uri.percentDecoded'), of: percentDecoded },
  { id: 'brackets', how: fact('diagnosis.uri.brackets'), of: (uri) => `<${uri}>` },
  {
    id: 'no-parameters',
    how: fact('diagnosis.uri.noParameters'),
    of: (uri) => uri.replace(/[;?].*$/, ''),
  },
  { id: 'user-part', how: fact('diagnosis.uri.userPart'), of: userOf },
  {
    id: 'domain-part',
    how: fact('diagnosis.uri.domainPart'),
    of: (uri) => uri.replace(/^.*@/, ''),
  },
  { id: 'newline', how: fact('diagnosis.uri.newline'), of: (uri) => `${uri}\n` },
  { id: 'blank', how: fact('diagnosis.uri.blank'), of: (uri) => `${uri} ` },
];

/** Half a character cannot be coded: it is taken for an unknown one. */
const percentCoded = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

function percentDecoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) return uri;
    throw error;
  }
}
