/** Makes an element. Children are nodes or text; nothing is ever read as HTML, so record values cannot be markup. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

const NUMBERS = new Set(['currency', 'double', 'percent', 'int']);

/** A field's value: a link, a checkbox, or text. */
export function value(cell) {
  if (cell.type === 'boolean') {
    const on = cell.checked === true;
    return el(
      'span',
      { class: on ? 'check on' : 'check', role: 'img', 'aria-label': on ? 'True' : 'False' },
      on ? '✓' : '',
    );
  }
  if (cell.href === undefined || cell.text === '') return cell.text;
  const external = !cell.href.startsWith('/');
  return el(
    'a',
    { href: cell.href, ...(external ? { 'data-external': true, rel: 'noreferrer' } : {}) },
    cell.text,
  );
}

/** Rows under column headings. */
export function table({ columns, rows }, label) {
  if (rows.length === 0) return el('div', { class: 'empty' }, 'No items to display.');
  const kind = ({ type }) => (NUMBERS.has(type) ? 'number' : undefined);
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { 'aria-label': label },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...columns.map((column) => el('th', { scope: 'col', class: kind(column) }, column.label)),
        ),
      ),
      el(
        'tbody',
        {},
        ...rows.map((row) =>
          el(
            'tr',
            { 'data-record-id': row.id },
            ...row.cells.map((cell) =>
              el('td', { 'data-field': cell.field, class: kind(cell), title: cell.text }, value(cell)),
            ),
          ),
        ),
      ),
    ),
  );
}
