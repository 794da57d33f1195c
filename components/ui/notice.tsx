import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';

interface NoticeProps {
  readonly tone?: Tone;
  readonly icon: IconName;
  readonly title?: ReactNode;
  /** `alert` where it comes up because of something the user just did. */
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

/** A framed piece of information with at most a few actions inside. */
export function Notice({ tone = 'plain', icon, title, role, children }: NoticeProps): ReactElement {
  return (
    <div className={tone === 'plain' ? 'ui-notice' : `ui-notice ui-notice-${tone}`} role={role}>
      <Icon name={icon} />
      <div className="ui-notice-body">
        {title && <p className="ui-notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
