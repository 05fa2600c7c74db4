/** The check of what a scenario disturbs, in a file of its own: it brings the whole catalogue of faults
 *  and checks, which a page with none put and none left out does not load. */
export { carryFaults, faultProblems, fittingSkips, skipProblems } from '../engine/index.ts';
