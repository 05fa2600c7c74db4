import { defaultMembers, defaultPartnerSystem, type Scenario } from '../../src/engine/index.ts';
import { encodeLink } from '../../src/store/link.ts';
import { defaultView, type View } from '../../src/store/view.ts';

/** The hash of a link to a regroup with so many members in each system; `shown`: what else of the
 *  page it sets, `detailedView` for one. */
export function regroupLink(
  members: Readonly<{ primary: number; partner: number }>,
  change: Partial<Scenario> = {},
  shown: Partial<View> = {},
): string {
  const view = defaultView();
  const [primary] = view.scenario.systems;
  if (!primary) throw new TypeError('the default scenario has no system');
  const systems = [
    { ...primary, members: defaultMembers(members.primary) },
    { ...defaultPartnerSystem(), members: defaultMembers(members.partner, 'partner') },
  ];
  const scenario = { ...view.scenario, procedure: 'group-regroup', systems, ...change } as const;
  return encodeLink({ ...view, ...shown, scenario });
}
