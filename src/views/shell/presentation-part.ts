import { lazyPart } from '../lazy-part.tsx';

/** The presenter view, loaded in the background. It shows parts of its own, so it is not among them. */
export const Presentation = lazyPart(async () => (await import('./presentation.tsx')).Presentation);
