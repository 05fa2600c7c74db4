import { useState } from 'react';
import { useAppStore } from '../../store/use-app-store.tsx';
import { DiagnosisNote, FaultMenu, FaultResults } from '../parts.ts';

/** The parts of the page that know the catalogue of faults, from when there is one to be shown. */

export function FaultMenuOnceOpened() {
  const opened = useAppStore((state) => state.faultMenu !== null);
  const [wanted, setWanted] = useState(false);
  if (opened && !wanted) setWanted(true);
  return wanted ? <FaultMenu /> : null;
}

export function ResultsOfFaults() {
  const any = useAppStore(
    ({ trace: { source } }) => source.kind === 'scenario' && source.scenario.faults.length > 0,
  );
  return any ? <FaultResults /> : null;
}

export function DiagnosisOfOpened() {
  const any = useAppStore((state) => state.diagnosis !== null);
  return any ? <DiagnosisNote /> : null;
}
