import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../store/use-app-store.tsx';

/** The parts of the page that know the catalogue of faults, each loaded when it is first needed. */

const LazyMenu = lazy(async () => ({
  default: (await import('./faults/fault-menu.tsx')).FaultMenu,
}));
const LazyPredictBar = lazy(async () => ({
  default: (await import('./faults/predict-bar.tsx')).PredictBar,
}));
const LazyResults = lazy(async () => ({
  default: (await import('./faults/fault-results.tsx')).FaultResults,
}));
const LazyRejection = lazy(async () => ({
  default: (await import('./faults/rejection-note.tsx')).RejectionNote,
}));

export function FaultMenu() {
  const opened = useAppStore((state) => state.faultMenu !== null);
  const [wanted, setWanted] = useState(false);
  if (opened && !wanted) setWanted(true);
  return <Suspense fallback={null}>{wanted && <LazyMenu />}</Suspense>;
}

export function PredictBar() {
  return (
    <Suspense fallback={null}>
      <LazyPredictBar />
    </Suspense>
  );
}

function Loading() {
  const { t } = useTranslation();
  return <p role="status">{t('app.screen.loading')}</p>;
}

export function FaultResults() {
  const any = useAppStore(
    ({ trace: { source } }) => source.kind === 'scenario' && source.scenario.faults.length > 0,
  );
  return <Suspense fallback={<Loading />}>{any && <LazyResults />}</Suspense>;
}

export function RejectionNote(props: ComponentProps<typeof LazyRejection>) {
  return (
    <Suspense fallback={<Loading />}>
      <LazyRejection {...props} />
    </Suspense>
  );
}
