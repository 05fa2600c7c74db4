import {
  type ActorId,
  defaultReleaseOptions,
  type ReleaseId,
  type ReleaseOptions,
  type ReleaseStep,
  type ReleaseTask,
} from '../engine/index.ts';
import type { ReleasesEnd } from '../worker/engine-client.ts';

/** The state of the release time machine. */

/** What is looked at. `member`: whose message; null for the first member. */
export type ReleasesView = Readonly<{
  member: ActorId | null;
  from: ReleaseId;
  to: ReleaseId;
  options: ReleaseOptions;
}>;

/** What an older receiver does with a newer message. */
export const defaultReleases: ReleasesView = {
  member: null,
  from: 'ts-33.180',
  to: 'v13-4-0',
  options: defaultReleaseOptions,
};

export type ReleasesSlice = {
  releases: ReleasesView;
  /** Shows the releases, or the ladder again. */
  toggleReleases(): void;
  /** Looks at something else. */
  askReleases(change: Partial<ReleasesView>): void;
  /** Keys a group under every release. */
  keyUnderReleases(
    task: ReleaseTask,
    onStep: (step: ReleaseStep) => void,
    signal: AbortSignal,
  ): Promise<ReleasesEnd>;
};
