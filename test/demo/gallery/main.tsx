import '../../../components/ui/tokens.css';
import '../../../components/ui/ui.css';
import { createRoot } from 'react-dom/client';
import { Panel } from '../../../components/chat/panel.tsx';
import { fakeSources } from './fake-sources.ts';
import { STATES } from './states.ts';

/** Every state of the panel with invented data: `?state=NAME`; without one, a list of them. Never shipped. */
const name = new URLSearchParams(location.search).get('state');
const state = name ? STATES[name] : undefined;
const root = createRoot(document.getElementById('root') as HTMLElement);
if (state) root.render(<Panel sources={fakeSources(state)} />);
else {
  root.render(
    <ul style={{ padding: 32 }}>
      {Object.keys(STATES).map((key) => (
        <li key={key}>
          <a href={`?state=${key}`}>{key}</a>
        </li>
      ))}
    </ul>,
  );
}
