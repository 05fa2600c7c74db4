import { partOf } from '../parts/part.ts';
import { lazyPart } from './lazy-part.tsx';

/** The parts of the page that are loaded in the background, or before that when they are shown. */

export const Announcer = lazyPart(
  async () => (await import('./shell/announcer.tsx')).Announcer,
  'quiet',
);
export const CompareScreen = lazyPart(
  async () => (await import('./shell/compare-screen.tsx')).CompareScreen,
);
export const CustodyScreen = lazyPart(
  async () => (await import('./shell/custody-or-lineage.tsx')).CustodyOrLineage,
);
export const CitationCheck = lazyPart(
  async () => (await import('./shell/citation-check.tsx')).CitationCheck,
  'quiet',
);
export const ClausesScreen = lazyPart(
  async () => (await import('./clauses/clauses-screen.tsx')).ClausesScreen,
);
export const ReleasesScreen = lazyPart(
  async () => (await import('./shell/releases-of-page.tsx')).ReleasesOfPage,
);
export const ReadsScreen = lazyPart(
  async () => (await import('./shell/reads-of-run.tsx')).ReadsOfRun,
);
export const Setup = lazyPart(async () => (await import('./setup/setup.tsx')).Setup);
export const ByteEditor = lazyPart(
  async () => (await import('./byte-editor/byte-editor.tsx')).ByteEditor,
);
export const ClauseTab = lazyPart(async () => (await import('./clauses/clause-tab.tsx')).ClauseTab);
export const CryptoTab = lazyPart(
  async () => (await import('./inspector/crypto-tab.tsx')).CryptoTab,
);
export const MessageTab = lazyPart(
  async () => (await import('./inspector/message-tab.tsx')).MessageTab,
  'quiet',
);
export const StepTab = lazyPart(
  async () => (await import('./inspector/step-tab.tsx')).StepTab,
  'quiet',
);
export const FigureText = lazyPart(
  async () => (await import('./figure-text/figure-text.tsx')).FigureText,
);
export const KeysTab = lazyPart(async () => (await import('./inspector/keys-tab.tsx')).KeysTab);
export const FaultMenu = lazyPart(async () => (await import('./faults/fault-menu.tsx')).FaultMenu, {
  over: 'fault-menu',
});
export const PredictBar = lazyPart(
  async () => (await import('./faults/predict-bar.tsx')).PredictBar,
  'quiet',
);
export const ActStrip = lazyPart(
  async () => (await import('./acts/act-strip.tsx')).ActStrip,
  'quiet',
);
export const ActsSection = lazyPart(
  async () => (await import('./acts/acts-section.tsx')).ActsSection,
);
export const SkipForm = lazyPart(async () => (await import('./faults/skip-form.tsx')).SkipForm);
export const DrawForm = lazyPart(async () => (await import('./setup/draw-form.tsx')).DrawForm);
export const FaultResults = lazyPart(
  async () => (await import('./faults/fault-results.tsx')).FaultResults,
);
export const RejectionNote = lazyPart(
  async () => (await import('./faults/rejection-note.tsx')).RejectionNote,
);
export const DiagnosisNote = lazyPart(
  async () => (await import('./diagnosis/diagnosis-note.tsx')).DiagnosisNote,
  'quiet',
);
export const LessonPanel = lazyPart(
  async () => (await import('./lesson/lesson-panel.tsx')).LessonPanel,
);
export const LessonKeeper = lazyPart(
  async () => (await import('./lesson/lesson-keeper.tsx')).LessonKeeper,
  'quiet',
);
export const OpenDialog = lazyPart(
  async () => (await import('./open/open-dialog.tsx')).OpenDialog,
  { over: 'open' },
);
export const HelpDialog = lazyPart(
  async () => (await import('./help/help-dialog.tsx')).HelpDialog,
  { over: 'help' },
);
export const GuidedTour = lazyPart(
  async () => (await import('./help/guided-tour.tsx')).GuidedTour,
  { over: 'tour' },
);
export const OctetMapDialog = lazyPart(
  async () => (await import('./octet-map/octet-map-dialog.tsx')).OctetMapDialog,
  { over: 'octet-map' },
);
export const MessageDiffDialog = lazyPart(
  async () => (await import('./message-diff/message-diff-dialog.tsx')).MessageDiffDialog,
  { over: 'message-diff' },
);
export const FaultsDialog = lazyPart(
  async () => (await import('./faults/faults-dialog.tsx')).FaultsDialog,
  { over: 'faults' },
);
export const UnnoticedDialog = lazyPart(
  async () => (await import('./faults/unnoticed-dialog.tsx')).UnnoticedDialog,
  { over: 'unnoticed' },
);
export const StopsDialog = lazyPart(
  async () => (await import('./faults/stops-dialog.tsx')).StopsDialog,
  { over: 'stops' },
);
export const QuestionDialog = lazyPart(
  async () => (await import('./question/question-dialog.tsx')).QuestionDialog,
  { over: 'question' },
);
export const QuestionOffer = lazyPart(
  async () => (await import('./question/question-offer.tsx')).QuestionOffer,
  'quiet',
);
export const MysteryDialog = lazyPart(
  async () => (await import('./mystery/mystery-dialog.tsx')).MysteryDialog,
  { over: 'mystery' },
);
export const SpeakerPage = lazyPart(
  async () => (await import('./present/speaker-page.tsx')).SpeakerPage,
);
export const ClassRoom = lazyPart(async () => (await import('./shell/class-room.tsx')).ClassRoom, {
  over: 'class',
});
export const ChecksTab = lazyPart(
  async () => (await import('./inspector/checks-tab.tsx')).ChecksTab,
  'quiet',
);

export const HandoutDialog = lazyPart(
  async () => (await import('./shell/handout-of-lesson.tsx')).HandoutOfLesson,
  { over: 'handout' },
);

export const PaperDialog = lazyPart(
  async () => (await import('./shell/paper-of-page.tsx')).PaperOfPage,
  { over: 'paper' },
);

/** What writes drawings as files; whoever saves one finds it loaded. */
partOf(async () => (await import('./ladder/ladder-svg.tsx')).loadSvgWriter());
