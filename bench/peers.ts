/** Native implementations of SAKKE, to compare with. They ran on one machine, an Intel Xeon; what one product
 *  by BigInt took there in each runtime makes their figures hold on any. Other machines keep that proportion:
 *  an AMD EPYC on which Node's product takes 1.18 times as long takes 1.18 times as long for GMP's. */

export type Runtime = 'node' | 'chromium' | 'firefox' | 'webkit';

/** Milliseconds. */
type Peer = Readonly<{ name: string; encapsulate?: number; decapsulate: number }>;

const peers: readonly Peer[] = [
  // Counted: the products of the best algorithms found, each as long as GMP takes for one.
  { name: 'GMP, floor without tables', decapsulate: 11.3 },
  { name: 'C++ with GMP', encapsulate: 6.8, decapsulate: 25.2 },
  { name: 'Go math/big', encapsulate: 24.6, decapsulate: 60 },
  { name: 'C++ with OpenSSL', encapsulate: 9.1, decapsulate: 175 },
  { name: 'C with OpenSSL', encapsulate: 9.3, decapsulate: 186 },
];

/** One 1024-bit product and remainder by BigInt, on the machine of the peers. */
const productMilliseconds: Readonly<Record<Runtime, number>> = {
  node: 0.001487,
  chromium: 0.00057,
  firefox: 0.001213,
  webkit: 0.0026,
};

/** What an operation takes as a part of what each peer takes, from its multiples of a product. */
export function ofPeers(name: string, multiples: number, runtime: Runtime): string[] {
  const operation = name.startsWith('sakke.encapsulate.')
    ? 'encapsulate'
    : name.startsWith('sakke.decapsulate.cold.')
      ? 'decapsulate'
      : null;
  if (operation === null) return [];
  return peers.flatMap((peer) => {
    const milliseconds = peer[operation];
    if (milliseconds === undefined) return [];
    const ratio = (multiples * productMilliseconds[runtime]) / milliseconds;
    return [`${ratio.toFixed(2)} of ${peer.name}`];
  });
}
