/** What the ledger counts, in which unit. */

export type LedgerUnit =
  | 'messages'
  | 'serverMessages'
  | 'carrierMessages'
  | 'roundTrips'
  | 'payloads'
  | 'octets'
  | 'operations'
  | 'keys'
  | 'parties'
  | 'values'
  | 's';

/** What belongs together: the messages as the figure draws them apart from those behind it, with an MCPTT server,
 *  and from those of stage 3. */
export const ledgerParts = [
  'figure',
  'server',
  'carrier',
  'roundTrips',
  'octets',
  'keys',
  'parties',
  'state',
  'half',
  'time',
] as const;
export type LedgerPart = (typeof ledgerParts)[number];

export const ledgerCounts = [
  ['notifications', 'messages', 'figure'],
  ['oks', 'messages', 'figure'],
  ['errors', 'messages', 'figure'],
  ['keyMessages', 'serverMessages', 'server'],
  ['serverOks', 'serverMessages', 'server'],
  ['serverErrors', 'serverMessages', 'server'],
  ['carrierMessages', 'carrierMessages', 'carrier'],
  ['notify', 'carrierMessages', 'carrier'],
  ['notify-ok', 'carrierMessages', 'carrier'],
  ['get-group', 'carrierMessages', 'carrier'],
  ['group-document', 'carrierMessages', 'carrier'],
  ['get-keys', 'carrierMessages', 'carrier'],
  ['key-document', 'carrierMessages', 'carrier'],
  ['gmop-request', 'carrierMessages', 'carrier'],
  ['gmop-answer', 'carrierMessages', 'carrier'],
  ['register', 'carrierMessages', 'carrier'],
  ['register-answer', 'carrierMessages', 'carrier'],
  ['key-message', 'carrierMessages', 'carrier'],
  ['key-message-ok', 'carrierMessages', 'carrier'],
  ['memberRoundTrips', 'roundTrips', 'roundTrips'],
  ['groupRoundTrips', 'roundTrips', 'roundTrips'],
  ['allRoundTrips', 'roundTrips', 'roundTrips'],
  ['payloads', 'payloads', 'octets'],
  ['octets', 'octets', 'octets'],
  ['carrierOctetsBoth', 'octets', 'octets'],
  ['carrierOctetsNew', 'octets', 'octets'],
  ['networkOctets', 'octets', 'octets'],
  ['signatures', 'operations', 'keys'],
  ['verifications', 'operations', 'keys'],
  ['encapsulations', 'operations', 'keys'],
  ['decapsulations', 'operations', 'keys'],
  ['keysStored', 'keys', 'keys'],
  ['readersGroup', 'parties', 'keys'],
  ['readersMedia', 'parties', 'keys'],
  ['readersFloor', 'parties', 'keys'],
  ['readersClient', 'parties', 'keys'],
  ['readersMulticast', 'parties', 'keys'],
  ['kms', 'operations', 'parties'],
  ['gms.signatures', 'operations', 'parties'],
  ['gms.encapsulations', 'operations', 'parties'],
  ['gms.verifications', 'operations', 'parties'],
  ['gms.decapsulations', 'operations', 'parties'],
  ['partnerGms.signatures', 'operations', 'parties'],
  ['partnerGms.encapsulations', 'operations', 'parties'],
  ['partnerGms.verifications', 'operations', 'parties'],
  ['partnerGms.decapsulations', 'operations', 'parties'],
  ['servers.signatures', 'operations', 'parties'],
  ['servers.encapsulations', 'operations', 'parties'],
  ['servers.verifications', 'operations', 'parties'],
  ['servers.decapsulations', 'operations', 'parties'],
  ['firstUe.signatures', 'operations', 'parties'],
  ['firstUe.encapsulations', 'operations', 'parties'],
  ['firstUe.verifications', 'operations', 'parties'],
  ['firstUe.decapsulations', 'operations', 'parties'],
  ['ues.signatures', 'operations', 'parties'],
  ['ues.encapsulations', 'operations', 'parties'],
  ['ues.verifications', 'operations', 'parties'],
  ['ues.decapsulations', 'operations', 'parties'],
  ['ue.keys', 'keys', 'state'],
  ['ue.ids', 'values', 'state'],
  ['ue.salts', 'values', 'state'],
  ['ue.rands', 'values', 'state'],
  ['ue.octets', 'octets', 'state'],
  ['gms.keys', 'keys', 'state'],
  ['gms.ids', 'values', 'state'],
  ['gms.rands', 'values', 'state'],
  ['gms.octets', 'octets', 'state'],
  ['partnerGms.keys', 'keys', 'state'],
  ['partnerGms.ids', 'values', 'state'],
  ['partnerGms.salts', 'values', 'state'],
  ['partnerGms.rands', 'values', 'state'],
  ['partnerGms.octets', 'octets', 'state'],
  ['half.all.messages', 'carrierMessages', 'half'],
  ['half.all.roundTrips', 'roundTrips', 'half'],
  ['half.all.payloadOctets', 'octets', 'half'],
  ['half.all.octets', 'octets', 'half'],
  ['half.alone.messages', 'carrierMessages', 'half'],
  ['half.alone.roundTrips', 'roundTrips', 'half'],
  ['half.alone.payloadOctets', 'octets', 'half'],
  ['half.alone.octets', 'octets', 'half'],
  ['memberSeconds', 's', 'time'],
  ['groupSeconds', 's', 'time'],
] as const satisfies readonly (readonly [string, LedgerUnit, LedgerPart])[];

export type LedgerCount = (typeof ledgerCounts)[number][0];
