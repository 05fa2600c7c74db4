import { type ComponentType, type JSX, lazy, Suspense, useState } from 'react';
import { useTranslation } from '../i18n/translation.tsx';
import { partOf } from '../parts/part.ts';
import type { Dialog } from '../store/state.ts';
import { useAppStore, useAppStoreApi } from '../store/use-app-store.tsx';
import { ViewBoundary } from './view-boundary.tsx';
import { ViewFailure } from './view-failure.tsx';

/** What lies over the page: a dialog, or the menu of a fault. */
type Over = NonNullable<Dialog> | 'fault-menu';

/** A part of the page that is loaded in the background, or before that when it is shown. Meanwhile it
 *  says so, or, where it is `quiet`, nothing is there. Where it does not come, the page says that in its
 *  place, or over the page where the part lies over it. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: 'words' | 'quiet' | { over: Over } = 'words',
): (props: Props) => JSX.Element {
  const part = partOf(load);
  const make = () => lazy(async () => ({ default: await part() }));
  // What did not come once stays away for React: only a new one asks again.
  let current = make();
  const failure = (retry: () => void) =>
    typeof meanwhile === 'string' ? (
      <ViewFailure onRetry={retry} />
    ) : (
      <FailureOver over={meanwhile.over} onRetry={retry} />
    );
  return function LazyPart(props: Props) {
    const [Shown, show] = useState(() => current);
    const again = (retry: () => void) => () => {
      current = make();
      show(() => current);
      retry();
    };
    return (
      <ViewBoundary failure={(retry) => failure(again(retry))}>
        <Suspense fallback={meanwhile === 'words' ? <Loading /> : null}>
          <Shown {...props} />
        </Suspense>
      </ViewBoundary>
    );
  };
}

function FailureOver({ over, onRetry }: { over: Over; onRetry: () => void }) {
  const store = useAppStoreApi();
  const open = useAppStore(({ dialog, faultMenu }) =>
    over === 'fault-menu' ? faultMenu !== null : dialog === over,
  );
  const close = () => {
    const { closeDialog, showFaultMenu } = store.getState();
    if (over === 'fault-menu') showFaultMenu(null);
    else closeDialog();
  };
  return open ? <ViewFailure onRetry={onRetry} onClose={close} /> : null;
}

function Loading() {
  const { t } = useTranslation();
  return <p role="status">{t('app.screen.loading')}</p>;
}
