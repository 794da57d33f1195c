import type { ComponentProps, ReactElement } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** Its accessible name, and its tooltip. */
  readonly label: string;
  readonly small?: boolean;
}

export function IconButton({
  icon,
  label,
  small = false,
  className,
  ...rest
}: IconButtonProps): ReactElement {
  const classes = ['ui-icon-button', small && 'ui-icon-button-small', className];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} size={small ? 13 : 17} />
    </button>
  );
}
