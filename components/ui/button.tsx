import type { ComponentProps, ReactElement } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly icon?: IconName;
}

/** A button with words. `type` is `button` unless said otherwise, so that none submits a form by accident. */
export function Button({
  look = 'secondary',
  small = false,
  icon,
  className,
  children,
  ...rest
}: ButtonProps): ReactElement {
  const classes = ['ui-button', `ui-button-${look}`, small && 'ui-button-small', className];
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} {...rest}>
      {icon && <Icon name={icon} size={small ? 13 : 15} />}
      {children}
    </button>
  );
}
