import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icon.tsx';

interface CardProps {
  /** An icon, or the mark of Recordside. */
  readonly sign: IconName | ReactElement;
  readonly title: string;
  readonly children: ReactNode;
}

/** One next step, framed. */
export function Card({ sign, title, children }: CardProps): ReactElement {
  return (
    <section className="chat-card" aria-label={title}>
      <div className="chat-card-head">
        {typeof sign === 'string' ? <Icon name={sign} size={18} /> : sign}
        <h2 className="chat-card-title">{title}</h2>
      </div>
      {children}
    </section>
  );
}
