import '../../lib/no-eval.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { SettingsPage } from '../../components/settings/settings-page.tsx';
import { ErrorBoundary } from '../../components/ui/error-boundary.tsx';
import { browserSources } from './browser-sources.ts';

document.documentElement.lang = browser.i18n.getUILanguage();

const root = document.getElementById('root');
if (!root) throw new Error('The options page has no root element.');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <SettingsPage sources={browserSources} />
    </ErrorBoundary>
  </StrictMode>,
);
