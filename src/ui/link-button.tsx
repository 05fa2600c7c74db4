import type { ComponentProps } from 'react';
import classes from './link-button.module.css';

/** A button that reads as a link in running text. */
export function LinkButton({ className, ...props }: Omit<ComponentProps<'button'>, 'type'>) {
  const own = className === undefined ? '' : ` ${className}`;
  return <button type="button" className={`${classes.link}${own}`} {...props} />;
}
