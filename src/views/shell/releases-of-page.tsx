import { OctetsOfBoth } from '../message-diff/octets-of-both.tsx';
import { ReleasesScreen } from '../releases/releases-screen.tsx';

/** The releases, with the octets of two messages as the comparison of messages draws them. */
export function ReleasesOfPage() {
  return <ReleasesScreen Octets={OctetsOfBoth} />;
}
