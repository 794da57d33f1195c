import './suggest-field.css';
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { FieldNote } from './field-note.tsx';
import { IconButton } from './icon-button.tsx';

export interface Suggestion {
  readonly value: string;
  /** Said beside the value. */
  readonly note: string | null;
}

interface SuggestFieldProps
  extends Omit<ComponentProps<'input'>, 'id' | 'className' | 'value' | 'onChange' | 'onBlur' | 'list'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Left for good, not for the suggestions. */
  readonly onLeave: () => void;
  readonly onPick: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  /** Names the list, and the button that opens it. */
  readonly listLabel: string;
  /** The list is about to be read: time to load it. */
  readonly onOpen: () => void;
  /** Stands above the suggestions: that they load, why there are none. */
  readonly status?: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  /** Says that more fit than are shown. */
  readonly more: (count: number) => string;
}

const SHOWN = 60;

/**
 * A text box for anything, with what is likely beside it. It stays a plain text box to assistive technology; the
 * suggestions are buttons that follow it, reached with the arrow keys or by tabbing on.
 */
export function SuggestField({
  label,
  value,
  onValue,
  onPick,
  suggestions,
  listLabel,
  onOpen,
  status,
  hint,
  error,
  more,
  ref,
  onLeave,
  ...rest
}: SuggestFieldProps): ReactElement {
  const id = useId();
  const [open, setOpen] = useState(false);
  // Opened by its button the list is whole; typing narrows it.
  const [narrow, setNarrow] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const words = narrow ? value.trim().toLowerCase() : '';
  const fitting = suggestions.filter(({ value: text, note }) =>
    `${text} ${note ?? ''}`.toLowerCase().includes(words),
  );
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;

  const show = (narrowed: boolean) => {
    if (!open) onOpen();
    setNarrow(narrowed);
    setOpen(true);
  };
  const input = () => field.current?.querySelector('input');
  const choose = (picked: string) => {
    onPick(picked);
    setOpen(false);
    input()?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      input()?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (!open) return show(false);
    const stops = [...(field.current?.querySelectorAll<HTMLElement>('input, [data-suggestion]') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the text box and of the buttons within
    <div
      className="ui-field ui-suggest"
      ref={field}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setOpen(false);
        onLeave();
      }}
    >
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      <div className="ui-suggest-row">
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          {...rest}
          ref={ref}
          id={id}
          className="ui-input ui-input-mono"
          value={value}
          onChange={(event) => {
            onValue(event.target.value);
            show(true);
          }}
          aria-invalid={error ? true : undefined}
          aria-describedby={note}
        />
        <IconButton
          icon="chevron"
          label={listLabel}
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          onClick={() => (open ? setOpen(false) : show(false))}
        />
      </div>
      {open && (
        <div className="ui-suggest-list" id={`${id}-list`}>
          {status}
          {fitting.length > 0 && (
            <ul aria-label={listLabel}>
              {fitting.slice(0, SHOWN).map((suggestion) => (
                <li key={suggestion.value}>
                  <button
                    type="button"
                    data-suggestion
                    // Some browsers give a clicked button no focus: the text box would lose it, and the list close too early.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => choose(suggestion.value)}
                  >
                    <span>{suggestion.value}</span>
                    {suggestion.note && <span className="ui-suggest-note">{suggestion.note}</span>}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {fitting.length > SHOWN && <p className="ui-suggest-more">{more(fitting.length - SHOWN)}</p>}
        </div>
      )}
      <FieldNote id={note} error={error} hint={hint} />
    </div>
  );
}
