import { Component, type ReactNode } from 'react';
import { ViewFailure } from './view-failure.tsx';

/** What a view that failed is tried again with. */
type Failure = (retry: () => void) => ReactNode;

type Props = Readonly<{
  children: ReactNode;
  /** What stands in the place of the view; the page's own words where it is not given. */
  failure?: Failure;
  /** With another value the view is tried again by itself: it shows something else. */
  subject?: unknown;
}>;

type State = Readonly<{ failed: boolean; subject: unknown }>;

const inPlace: Failure = (retry) => <ViewFailure onRetry={retry} />;

/** Keeps the rest of the page where one of its views fails. */
export class ViewBoundary extends Component<Props, State> {
  override state: State = { failed: false, subject: this.props.subject };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ subject }: Props, state: State): State | null {
    return Object.is(subject, state.subject) ? null : { failed: false, subject };
  }

  readonly retry = () => this.setState({ failed: false });

  override render(): ReactNode {
    const { children, failure = inPlace } = this.props;
    return this.state.failed ? failure(this.retry) : children;
  }
}
