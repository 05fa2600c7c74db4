/** The check of what a scenario disturbs or gives of its own, in a file of its own: it brings the whole catalogue of faults
 *  and checks, which a page with none of that does not load. */
export {
  carryFaults,
  drawProblems,
  faultProblems,
  fittingSkips,
  skipProblems,
} from '../engine/index.ts';
