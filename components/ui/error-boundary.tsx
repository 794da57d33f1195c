import { Component, type ReactNode } from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** A fault in drawing would leave an empty page for good; this says so instead, and offers a way back. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice tone="warn" icon="alert" title={t('ui_crashed_title')} role="alert">
        <p>{t('ui_crashed_text')}</p>
        <Button small onClick={() => location.reload()}>
          {t('ui_crashed_reload')}
        </Button>
      </Notice>
    );
  }
}
