import * as Comlink from 'comlink';
import type { EngineService, Timed } from './engine-service.ts';
import { type Pack, pack } from './pack.ts';

/** The service of a worker as it crosses to the page: the parts of members packed. */
export type PackingService = Omit<EngineService, 'memberParts'> & {
  memberParts(id: number, indexes: readonly number[]): Promise<Timed<Pack> | null>;
};

/** Packs what a service makes of members. */
export function packing(service: EngineService): PackingService {
  return {
    ...service,
    async memberParts(id, indexes) {
      const made = await service.memberParts(id, indexes);
      if (made === null) return null;
      const part = pack(made.part);
      return Comlink.transfer({ ...made, part }, [part.octets]);
    },
  };
}
