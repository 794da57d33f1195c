import { el } from './dom.js';
import { icon } from './icons.js';

const PAUSE_MS = 200;

/** The search box in the header: offers records while the user types, opens the first with Enter. */
export function startFind(go) {
  const box = document.getElementById('find');
  const list = document.getElementById('found');
  let timer;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute('aria-expanded', 'false');
  };

  async function offer() {
    asked += 1;
    const mine = asked;
    const response = await fetch(`/aura/suggest?q=${encodeURIComponent(box.value)}`).catch(() => undefined);
    const found = response?.ok ? await response.json() : [];
    if (mine !== asked) return;
    list.replaceChildren(
      ...found.map((one) =>
        el('li', { role: 'option' }, el('a', { href: one.href }, icon(one.object, true), one.text)),
      ),
    );
    list.hidden = found.length === 0;
    box.setAttribute('aria-expanded', String(found.length > 0));
  }

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void offer(), PAUSE_MS);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    const first = list.querySelector('a')?.getAttribute('href');
    if (!first) return;
    close();
    box.value = '';
    go(first);
  });
  document.addEventListener('click', (event) => {
    if (event.target !== box) close();
  });
}
