import { OrgError, type OrgSession } from '../contract.ts';
import { escapeHtml } from '../server/html.ts';
import { html, type Reply } from '../server/reply.ts';
import { findListView } from '../server/rest/list-view-catalog.ts';
import { type Cell, cellOf, type Table, tableOf } from './models/cell.ts';
import { loadRecord, nameOf } from './models/record-page.ts';
import { relatedLists } from './models/related-lists.ts';

const STYLE = `body{margin:0;font:13px/1.45 Arial,Helvetica,sans-serif;color:#222;background:#fff}
header{background:#2b4a6f;color:#fff;padding:12px 20px;font-size:17px}main{padding:16px 20px;max-width:1100px}
h1{font-size:19px;margin:0 0 2px}h2{font-size:13px;background:#e3e8ef;padding:5px 10px;margin:18px 0 0;border-top:2px solid #2b4a6f}
.kind{color:#555;font-size:11px;text-transform:uppercase}dl{display:grid;grid-template-columns:150px 1fr 150px 1fr;margin:0}
dt,dd{padding:5px 8px;border-bottom:1px solid #e6e6e6;margin:0}dt{color:#555;text-align:right;font-weight:bold;font-size:11px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:4px 8px;border-bottom:1px solid #e6e6e6}a{color:#015ba7}`;

// Classic addresses a record by its id alone.
const classicHref = (href: string): string => href.replace(/^\/lightning\/r\/\w+\/(\w+)\/view$/, '/$1');

const value = (cell: Cell): string =>
  cell.href === undefined || cell.text === ''
    ? escapeHtml(cell.text)
    : `<a href="${escapeHtml(classicHref(cell.href))}">${escapeHtml(cell.text)}</a>`;

const tableHtml = ({ columns, rows }: Table): string =>
  `<table><thead><tr>${columns.map((column) => `<th>${escapeHtml(column.label)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.cells.map((cell) => `<td>${value(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const document = (title: string, body: string): Reply =>
  html(
    200,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${escapeHtml(title)} ~ Salesforce</title><style>${STYLE}</style></head><body><header>Salesforce Classic</header><main>${body}</main></body></html>`,
  );

/** `/{Id}` or `/{key prefix}/o` as a plain server-made page; undefined when there is no such record or object. */
export function classicPage(session: OrgSession, path: string): Reply | undefined {
  try {
    const list = /^\/(\w{3})\/o$/.exec(path)?.[1];
    return list === undefined ? record(session, path.slice(1)) : recent(session, list);
  } catch (error) {
    if (error instanceof OrgError) return undefined;
    throw error;
  }
}

function record(session: OrgSession, id: string): Reply {
  const { describe, row } = loadRecord(session, id);
  session.viewed(id);
  const sections = session.layout(describe.name).map(({ heading, fields }) => {
    const cells = fields.map((field) => cellOf(session, describe, field, row));
    const list = cells.map(
      (cell) => `<dt>${escapeHtml(cell.label)}</dt><dd data-field="${cell.field}">${value(cell)}</dd>`,
    );
    return `<h2>${escapeHtml(heading)}</h2><dl>${list.join('')}</dl>`;
  });
  const lists = relatedLists(session, describe, id).map(
    (related) => `<h2>${escapeHtml(related.label)} (${related.total})</h2>${tableHtml(related)}`,
  );
  const name = nameOf(describe, row);
  return document(
    `${describe.label}: ${name}`,
    `<div class="kind">${escapeHtml(describe.label)}</div><h1>${escapeHtml(name)}</h1>${sections.join('')}${lists.join('')}`,
  );
}

function recent(session: OrgSession, keyPrefix: string): Reply | undefined {
  const object = session.objectOf(`${keyPrefix}000000000000`);
  const view = object === undefined ? undefined : findListView(session, object, '__Recent');
  if (view === undefined) return undefined;
  const { rows } = session.query(view.soql, { includeDeleted: false });
  const { labelPlural } = view.describe;
  return document(
    `${labelPlural}: Home`,
    `<h1>${escapeHtml(labelPlural)}</h1><h2>Recent ${escapeHtml(labelPlural)}</h2>${tableHtml(tableOf(session, view.describe, view.columns, rows.slice(0, 25)))}`,
  );
}
