import { el, table, value } from './dom.js';
import { icon } from './icons.js';

const head = (object, kind, name, note) =>
  el(
    'div',
    { class: 'head' },
    icon(object),
    el('div', {}, el('div', { class: 'kind' }, kind), el('h1', {}, name)),
    note,
  );

const heading = (object, text) => el('h2', {}, icon(object, true), text);

const WIDE = new Set(['textarea', 'address']);

const term = (cell) =>
  el(
    'div',
    { class: WIDE.has(cell.type) ? 'wide' : undefined },
    el('dt', {}, cell.label),
    el('dd', { 'data-field': cell.field }, value(cell)),
  );

function record(model) {
  const steps =
    model.path === undefined
      ? undefined
      : el(
          'div',
          { class: 'card' },
          el(
            'ol',
            { class: 'steps', 'aria-label': 'Path' },
            ...model.path.map((step) =>
              el(
                'li',
                {
                  class: step.state,
                  title: step.label,
                  'aria-current': step.state === 'current' ? 'step' : undefined,
                },
                step.label,
              ),
            ),
          ),
        );
  const details = el(
    'section',
    { class: 'card', 'aria-label': 'Details' },
    ...model.sections.map((section) =>
      el(
        'div',
        { class: 'section' },
        el('h3', {}, section.heading),
        el('dl', { class: 'fields' }, ...section.cells.map(term)),
      ),
    ),
  );
  const lists = model.related.map((list) =>
    el(
      'section',
      { class: 'card', 'aria-label': list.label, 'data-related-list': list.relationship },
      heading(list.object, el('a', { href: list.href }, `${list.label} (${list.total})`)),
      list.rows.length === 0
        ? undefined
        : table(
            {
              columns: list.columns.slice(0, 3),
              rows: list.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 3) })),
            },
            list.label,
          ),
      list.rows.length === 0 ? undefined : el('footer', {}, el('a', { href: list.href }, 'View All')),
    ),
  );
  return [
    el(
      'section',
      { class: 'card', 'aria-label': 'Highlights', 'data-record-id': model.id },
      head(model.object, model.objectLabel, model.name),
      el('dl', { class: 'strip' }, ...model.highlights.map(term)),
    ),
    steps,
    el('div', { class: 'columns' }, details, el('div', {}, ...lists)),
  ];
}

function list(model) {
  const count = `${model.total} ${model.total === 1 ? 'item' : 'items'}${model.total > model.rows.length ? `, first ${model.rows.length} shown` : ''}`;
  return [
    el(
      'section',
      { class: 'card', 'aria-label': model.label },
      head(model.object, model.objectLabel, model.label, el('span', { class: 'note' }, count)),
      model.views.length === 0
        ? undefined
        : el(
            'nav',
            { class: 'views', 'aria-label': 'List views' },
            ...model.views.map((view) =>
              el('a', { href: view.href, 'aria-current': view.current ? 'page' : undefined }, view.label),
            ),
          ),
      table(model, model.label),
    ),
  ];
}

function related(model) {
  return [
    el(
      'section',
      { class: 'card', 'aria-label': model.label },
      head(
        model.object,
        el('span', {}, `${model.parentObjectLabel} › `, el('a', { href: model.parentHref }, model.parent)),
        model.label,
        el('span', { class: 'note' }, `${model.total} items`),
      ),
      table(model, model.label),
    ),
  ];
}

function report(model) {
  return [
    el(
      'section',
      { class: 'card', 'aria-label': model.name },
      head('Report', `Report: ${model.folder}`, model.name),
      el(
        'dl',
        { class: 'totals' },
        ...model.totals.map((total) => el('div', {}, el('dt', {}, total.label), el('dd', {}, total.text))),
      ),
      model.note === undefined ? table(model, model.name) : el('div', { class: 'empty' }, model.note),
    ),
  ];
}

function bars(pipeline) {
  const most = Math.max(...pipeline.map((bar) => bar.amount));
  return el(
    'div',
    { class: 'bars' },
    ...pipeline.flatMap((bar) => {
      const rod = el('i');
      rod.style.width = `${Math.max(1, (bar.amount / most) * 100)}%`;
      return [el('span', {}, bar.label), rod, el('span', {}, bar.text)];
    }),
  );
}

function home(model) {
  const cards = model.cards.map((card) =>
    el(
      'section',
      { class: 'card', 'aria-label': card.heading },
      el('h2', {}, card.heading),
      table(card.table, card.heading),
      el('footer', {}, el('a', { href: card.href }, 'View All')),
    ),
  );
  return [
    el(
      'section',
      { class: 'card', 'aria-label': 'Welcome' },
      head('home', 'Home', `Welcome, ${model.greeting}`),
    ),
    el(
      'div',
      { class: 'columns' },
      el('div', {}, ...cards),
      el(
        'div',
        {},
        model.pipeline.length === 0
          ? undefined
          : el(
              'section',
              { class: 'card', 'aria-label': 'My pipeline by stage' },
              el('h2', {}, 'My pipeline by stage'),
              bars(model.pipeline),
            ),
        el(
          'section',
          { class: 'card', 'aria-label': 'Recent records' },
          el('h2', {}, 'Recent records'),
          model.recent.length === 0
            ? el('div', { class: 'empty' }, 'Records you open are listed here.')
            : el(
                'ul',
                { class: 'recents' },
                ...model.recent.map((one) =>
                  el('li', {}, el('a', { href: one.href }, icon(one.object, true), one.text)),
                ),
              ),
        ),
      ),
    ),
  ];
}

const setup = (model) => [
  el(
    'section',
    { class: 'card', 'aria-label': 'Setup' },
    head('Setup', 'Setup', model.heading),
    el('div', { class: 'empty' }, 'This org has no settings to change.'),
  ),
];

const message = (model) => [
  el('section', { class: 'card message' }, el('h1', {}, model.heading), el('p', {}, model.text)),
];

const VIEWS = { record, list, related, report, home, setup, message };

/** The nodes of a page, from the model the org sent. */
export const draw = (model) => VIEWS[model.kind](model).filter((node) => node !== undefined);
