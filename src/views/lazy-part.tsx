import { type ComponentType, type JSX, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

/** A part of the page that is loaded when it is first shown. Meanwhile it says so, or, where it is
 *  `quiet`, nothing is there. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: 'words' | 'quiet' = 'words',
): (props: Props) => JSX.Element {
  const Part = lazy(async () => ({ default: await load() }));
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={meanwhile === 'words' ? <Loading /> : null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

function Loading() {
  const { t } = useTranslation();
  return <p role="status">{t('app.screen.loading')}</p>;
}
