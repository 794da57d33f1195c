import '../../lib/no-eval.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { Panel } from '../../components/chat/panel.tsx';
import { ErrorBoundary } from '../../components/ui/error-boundary.tsx';
import { send } from '../../lib/messaging/send.ts';
import { panelSources } from './panel-sources.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The side panel page has no #root.');

document.documentElement.lang = browser.i18n.getUILanguage();
// Before anything is read: the background makes the key that conversations are sealed with.
const opened = send('open', null);
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <Panel sources={panelSources(opened)} />
    </ErrorBoundary>
  </StrictMode>,
);
