/** The little of the WebAssembly interface that is used: it belongs to no language library without a
 *  page. Compiling at once, not in the background, is what workers and Node allow for any size. */
export type WasmMemory = Readonly<{ buffer: ArrayBuffer; grow: (pages: number) => number }>;

declare const WebAssembly: Readonly<{
  Memory: new (limits: { initial: number; maximum: number }) => WasmMemory;
  Module: new (octets: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
}>;

const pageOctets = 65_536;

/** A module with memory of its own, of at most `limit` octets. Throws where the platform has no
 *  WebAssembly, forbids it, or lacks an instruction. */
export function instantiate(octets: Uint8Array<ArrayBuffer>, limit: number) {
  const pages = Math.ceil(limit / pageOctets);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: pages });
  const module = new WebAssembly.Module(octets);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, exports };
}
