import { startFind } from './find.js';
import { draw } from './views.js';

const page = document.getElementById('page');
let visit = 0;

/** Loads and draws what belongs to the address in the bar. A newer visit makes an older answer worthless. */
async function show() {
  visit += 1;
  const mine = visit;
  const address = location.pathname + location.search + location.hash;
  page.setAttribute('aria-busy', 'true');
  const response = await fetch(`/aura/page?path=${encodeURIComponent(address)}`, {
    headers: { accept: 'application/json' },
  }).catch(() => undefined);
  if (mine !== visit) return;
  if (response?.status === 401) {
    // The login form lives on another host and sends the browser back here.
    location.reload();
    return;
  }
  const model = response?.ok
    ? await response.json()
    : {
        kind: 'message',
        title: 'Error | Salesforce',
        heading: 'Sorry to interrupt',
        text: 'The page could not be loaded. Try again.',
      };
  if (mine !== visit) return;
  // The platform keeps the console's `ws`; an object's home turns into its list.
  if (model.address !== undefined && model.kind === 'list' && model.address !== address)
    history.replaceState(null, '', model.address);
  document.title = model.title;
  for (const tab of document.querySelectorAll('.tabs a')) {
    if (tab.dataset.tab === model.tab) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  page.replaceChildren(...draw(model));
  page.removeAttribute('aria-busy');
}

function go(href) {
  history.pushState(null, '', href);
  window.scrollTo(0, 0);
  void show();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.hasAttribute('data-external')) return;
  if (link.origin !== location.origin) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
window.addEventListener('popstate', () => void show());

startFind(go);
void show();
