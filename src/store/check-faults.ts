/** The check of the faults of a scenario, in a file of its own: it brings the whole catalogue, which a
 *  page without faults does not load. */
export { carryFaults, faultProblems } from '../engine/index.ts';
