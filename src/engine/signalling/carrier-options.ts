/** What a count of the octets of stage 3 assumes, where no clause says or networks differ. */

/** What the key document of a second procedure may hold: no clause was read that says which. Both
 *  payloads make two procedures dearer, only the new one makes them cheaper. */
export const keyDocuments = ['both-payloads', 'new-payload'] as const;
export type KeyDocument = (typeof keyDocuments)[number];

export const ipVersions = ['ipv4', 'ipv6'] as const;
export const sipTransports = ['udp', 'tcp'] as const;

/** SIP over UDP or TCP; HTTP always over TCP. TLS lies over TCP alone. `tcpOptions`: 12 octets of options, as
 *  time stamps take. */
export type Network = Readonly<{
  ip: (typeof ipVersions)[number];
  sip: (typeof sipTransports)[number];
  tcpOptions: boolean;
  tls: boolean;
}>;
