// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot have rows that are drawn only when in view
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and headings of a table are read, not operated
import { type CSSProperties, memo, type ReactElement, useMemo, useRef } from 'react';
import { Virtualizer } from 'virtua';
import { t } from '../../../lib/i18n.ts';
import type { Result } from '../../../lib/storage/result.ts';
import { recordHref } from '../markdown/link-target.ts';
import type { UserFormat } from '../user-format.ts';
import { columnWidths } from './column-widths.ts';
import { cellFormat, isNumeric } from './format-cell.ts';
import { linkColumn } from './link-column.ts';

interface ResultTableProps {
  readonly result: Result;
  readonly lightningHost: string | null;
  readonly format: UserFormat;
}

/** Above it only the rows in view are drawn. */
const DRAW_ALL = 60;
const ROW_HEIGHT = 29;

export function ResultTable({ result, lightningHost, format }: ResultTableProps): ReactElement {
  const { columns, rows } = result;
  const frame = useRef<HTMLDivElement>(null);
  const look = useMemo(() => tableLook(result, format), [result, format]);
  const row = (index: number) => (
    <Row key={index} result={result} index={index} look={look} lightningHost={lightningHost} />
  );
  return (
    <div
      ref={frame}
      className="chat-result"
      role="table"
      aria-label={t('chat_rows_label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      style={look.style}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
    >
      <div role="rowgroup" className="chat-result-head">
        <div role="row" aria-rowindex={1} className="chat-result-row">
          {columns.map((column, at) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a column's identity is its place
              key={at}
              role="columnheader"
              className="chat-result-cell"
              data-numeric={isNumeric(column) || undefined}
              title={column.name}
            >
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {rows.length > DRAW_ALL ? (
          <Virtualizer
            scrollRef={frame}
            itemSize={ROW_HEIGHT}
            startMargin={ROW_HEIGHT}
            data={rows}
            item="div"
          >
            {(_, index) => row(index)}
          </Virtualizer>
        ) : (
          rows.map((_, index) => row(index))
        )}
      </div>
    </div>
  );
}

interface TableLook {
  readonly style: CSSProperties;
  readonly link: number;
  readonly numeric: readonly boolean[];
  readonly text: (row: number, column: number) => string;
}

function tableLook({ columns, rows }: Result, format: UserFormat): TableLook {
  const formats = columns.map((column) => cellFormat(column, format));
  const text = (row: number, column: number) => formats[column]?.(rows[row]?.[column] ?? null) ?? '';
  const widths = columnWidths(columns, text, rows.length);
  // The last column takes what is left, so that a narrow table still fills its frame.
  const template = widths.map((width, at) =>
    at === widths.length - 1 ? `minmax(calc(${width}ch + 22px), 1fr)` : `calc(${width}ch + 22px)`,
  );
  return {
    style: { '--columns': template.join(' ') } as CSSProperties,
    link: linkColumn(columns),
    numeric: columns.map(isNumeric),
    text,
  };
}

interface RowProps {
  readonly result: Result;
  readonly index: number;
  readonly look: TableLook;
  readonly lightningHost: string | null;
}

const Row = memo(function Row({ result, index, look, lightningHost }: RowProps): ReactElement {
  const id = result.recordIds[index] ?? null;
  return (
    <div role="row" aria-rowindex={index + 2} className="chat-result-row">
      {result.columns.map((column, at) => {
        const text = look.text(index, at);
        const linked = at === look.link ? id : column.type === 'reference' ? idIn(text) : null;
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a column's identity is its place
            key={at}
            role="cell"
            className="chat-result-cell"
            data-numeric={look.numeric[at] || undefined}
            title={text.length > 24 ? text : undefined}
          >
            {linked && lightningHost ? (
              <a href={recordHref(lightningHost, linked)} target="_blank" rel="noopener noreferrer">
                <bdi>{text || linked}</bdi>
              </a>
            ) : (
              <bdi>{text}</bdi>
            )}
          </div>
        );
      })}
    </div>
  );
});

function idIn(text: string): string | null {
  return /^[a-zA-Z0-9]{18}$/.test(text) ? text : null;
}
