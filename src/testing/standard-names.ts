/** What stays as it stands in every language. */

/** Kinds of key by their purpose tags. */
export const keyNames = ['GMK', 'PCK', 'CSK', 'SPK', 'MKFC', 'MSCCK', 'MuSiK'];
const notDiversified = keyNames.filter((name) => name !== 'GMK');

/** Letters and labels of the standards, shown in every language as they stand. */
export const valueLabels = new Set([
  // RFC 6507, RFC 6508, RFC 6509
  ...['G', 'KSAK', 'KPAK', 'ID', 'v', 'HS', 'SSK', 'PVT', '[SSK]G - [HS]PVT'],
  ...['P', 'a', 'z_T', 'Z_T', '(a + z_T)^-1 mod q', 'K_(a,T)', 'g', '[a]P + Z_T'],
  ...['< [a]P + Z_T, K_(a,T) >', 'SSV', 'b', 'Z_S', 'r', 'R', 'g^r', 'H', 'K_(b,S)', 'w', 'TEST'],
  ...['TEST = R', 'M', 'j', 'J_x', 'HE', 's', 'SIG', 'Y'],
  // RFC 3830, RFC 3711, RFC 7714
  ...['CS ID', 'CSB ID = GUK-ID', 'RAND', 'MKI'],
  ...[...keyNames, ...keyNames.map((name) => `TGK = ${name}`)],
  ...notDiversified.flatMap((name) => [`${name}-ID`, `CSB ID = ${name}-ID`]),
  ...notDiversified.map((name) => `${name}-ID = CSB ID`),
  ...['ROC', 'SSRC', 'IV', 'AAD'],
  // TS 33.179, TS 33.180, TS 33.220
  ...['S', 'UID', 'P0 MCPTT ID', 'FC', 'L0', 'User Salt', 'GMK-ID', 'GUK-ID'],
  ...['Key Parameters', 'DPPK-ID', 'DPCK'],
  ...['Role', 'KmsUri', 'Revoked', 'UserIdFormat', 'UserKeyPeriod', 'UserKeyOffset', 'PubEncKey'],
  ...['PubAuthKey', 'ParameterSet', 'KmsDomainList', 'UserUri', 'UserID', 'ValidFrom', 'ValidTo'],
  ...['T', 'IDRr', 'IDRi', 'IDRkmsi', 'IDRkmsr', 'ID type', 'ID scheme', 'SAKKE params'],
  ...['CS ID map type', '#CS', 'GUK-ID = CSB ID', 'Key Type', 'Group IDs'],
  ...['Status', 'Activation Time', 'Expiry Time'],
  // Parameters of the policy, RFC 3830 §6.10.1
  ...[0, 1, 2, 4, 5, 6, 13, 18, 19, 20].map((type) => `Type ${type}`),
  ...['KeyPeriodNo', 'UserDecryptKey', 'UserSigningKeySSK', 'UserPubTokenPVT'],
]);

/** Names that registries and standards give to the values of a field, shown as they stand. */
export const registeredNames = new Set<string>([
  ...['SAKKE msg', 'T', 'PRF-HMAC-SHA-256', 'Empty map', 'RAND', 'NTP-UTC', 'IDR', 'IDRi', 'URI'],
  ...['IDRr', 'IDRkmsi', 'SP', 'IDRkmsr', 'SAKKE', 'SRTP', 'Encryption algorithm', 'AES-GCM'],
  ...['Session encryption key length', 'Authentication algorithm', 'RCCm3'],
  ...['Session salt key length', 'SRTP pseudorandom function', 'AES-CM', 'Key derivation rate'],
  ...['ROC transmission rate', 'SRTP authentication tag length'],
  ...['SRTCP authentication tag length', 'AEAD authentication tag length', 'General Extension'],
  ...['Parameter set 1', '3GPP MCX hashed UID', 'SIGN', '3GPP key parameters'],
  ...['Protected DATA PAYLOAD', 'AEAD_AES_128_GCM', 'Payload (MCData)', 'ECCSI', 'GMK'],
  ...['RTP version 2', 'Floor Request', 'APP', 'Floor Priority', 'User ID', 'Floor Indicator'],
  ...['MKFC', 'Floor Taken', "Granted Party's Identity", 'Permission to Request the Floor'],
  ...['Message Sequence Number', 'GENERIC-ID', 'RSA/PSS', 'MIKEY-1', 'NTP', 'NULL'],
  ...['tel URI with monthly keys', 'AEAD_AES_256_GCM', 'PCK', 'Pre-shared', 'PSK ver msg'],
  ...['Public key', 'PK ver msg', 'D-H init', 'D-H resp', 'Error', 'Last payload', 'KEMAC'],
  ...['PKE', 'DH', 'ID', 'CERT', 'CHASH', 'V', 'ERR', 'TR', 'RANDR', 'TP', 'TICKET', 'Key data'],
  ...['SRTP-ID', 'IPSEC4-ID', 'ROC/SEQ', 'COUNTER', 'NTP-UTC-32', 'IDRkms', 'IDRpsk', 'IDRapp'],
  ...['IDRuidi', 'IDRuidr', 'NAI', 'Byte string', 'Session authentication key length'],
  ...['SRTP encryption off/on', 'SRTCP encryption off/on', "sender's FEC order"],
  ...['SRTP authentication off/on', 'Authentication tag length', 'SRTP prefix length'],
  ...['Vendor ID', 'SDP IDs', 'TESLA I-Key', 'Key ID', 'CSB_ID', 'OMA BCAST', 'SAKKE-to-self'],
  ...['Auth failure', 'Invalid TS', 'Invalid PRF', 'Invalid MAC', 'Invalid EA', 'Invalid HA'],
  ...['Invalid DH', 'Invalid ID', 'Invalid Cert', 'Invalid SP', 'Invalid SPpar', 'Invalid DT'],
  ...['Unspecified error', 'RSA/PKCS#1/1.5', 'Protected payload', 'CSK', 'SPK', 'MSCCK', 'MuSiK'],
  ...['Floor Granted', 'Floor Deny', 'Floor Release', 'Floor Idle', 'Floor Revoke'],
  ...['Floor Queue Position Request', 'Floor Queue Position Info', 'Floor Ack', 'Duration'],
  ...['Reject Cause', 'Queue Info', 'Queue Size', 'Queued User ID', 'Source', 'Track Info'],
  ...['Message Type', 'SSRC'],
]);
