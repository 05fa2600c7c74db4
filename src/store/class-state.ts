import type { HostView } from '../class/protocol.ts';

/** The state of the class that this page can hold, where its server was asked for one. */

export type ClassRoom = HostView &
  Readonly<{
    /** This window leads it. */
    own: boolean;
    /** The server answers. */
    connected: boolean;
  }>;

export type ClassSlice = {
  /** Null: the page is served without a class, or the server has not told yet. */
  classRoom: ClassRoom | null;
  setClassRoom(room: ClassRoom | null): void;
};
