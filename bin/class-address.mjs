import { networkInterfaces } from 'node:os';

/** @typedef {{ address: string, name: string }} Offered */

const privateRanges = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
/** Given by an operator or a VPN, or by nobody. */
const otherRanges = /^(100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.)/;
/** Names of what leads to a VPN, to containers or to guests of this machine. */
const virtual =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|zt|ppp|podman|cni|flannel|bridge|lxc|lxd)|vEthernet|VirtualBox|VMware|WSL|VPN/i;

/** The addresses of this machine on a private network, the likeliest first.
 *  @param {ReturnType<typeof networkInterfaces>} [interfaces]
 *  @returns {readonly Offered[]} */
export function privateAddresses(interfaces = networkInterfaces()) {
  const found = Object.entries(interfaces).flatMap(([name, own = []]) =>
    own
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, name, rank: rankOf(name, address) })),
  );
  return found
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => Number(one.rank) - Number(other.rank))
    .map(({ address, name }) => ({ address, name }));
}

/** @param {string} name
 *  @param {string} address */
function rankOf(name, address) {
  if (privateRanges.test(address)) return virtual.test(name) ? 2 : 0;
  return otherRanges.test(address) ? 3 : null;
}

/** Who wants to try a class without a network has this machine alone. */
export const ownMachine = { address: '127.0.0.1', name: 'this machine only' };
