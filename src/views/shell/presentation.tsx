import type { ComponentType } from 'react';
import { useMemo } from 'react';
import type { InspectorTab } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { ClassVotes } from '../class-votes.tsx';
import { PresentedFigure } from '../ladder/presented-figure.tsx';
import type { PresentParts } from '../present/parts.ts';
import { Presenter } from '../present/presenter.tsx';
import { QuestionCard } from '../question/question-card.tsx';

type Props = Readonly<{
  screens: PresentParts['screens'];
  Inspected: ComponentType<Readonly<{ tab: InspectorTab }>>;
}>;

/** The question in large type: the hands of the class are counted, or its phones. */
function StageQuestion() {
  const hasPhones = useAppStore((state) => state.classRoom?.own === true);
  return (
    <>
      <QuestionCard size="stage" way={hasPhones ? 'watch' : 'hands'} />
      {hasPhones && (
        <p>
          <ClassVotes />
        </p>
      )}
    </>
  );
}

/** The presenter view with the parts of the page that it shows. Those that the page has loaded with itself
 *  are handed in: imported here, they would be cut out of its first load into many pieces. */
export function Presentation({ screens, Inspected }: Props) {
  const parts = useMemo(
    (): PresentParts => ({
      ...{ Figure: PresentedFigure, screens, Question: StageQuestion },
      Octets: () => <Inspected tab="message" />,
      Working: () => <Inspected tab="crypto" />,
      Keys: () => <Inspected tab="keys" />,
    }),
    [screens, Inspected],
  );
  return <Presenter parts={parts} />;
}
