import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useId,
  useState,
} from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from '../ui/button.tsx';
import { useFittedHeight } from './use-fitted-height.ts';

interface ComposerProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  /** Set while an answer is being worked on. */
  readonly onStop: (() => void) | null;
  /** Why the next question can be written but not sent; null: it can. */
  readonly notNow: string | null;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  /** The page chip. */
  readonly context: ReactNode;
  /** The model's label. */
  readonly foot: ReactNode;
}

export function Composer(props: ComposerProps): ReactElement {
  const { text, onText, onSend, onStop, notNow, inputRef, context, foot } = props;
  const [tooEarly, setTooEarly] = useState(false);
  const hint = useId();
  const empty = text.trim() === '';

  useFittedHeight(inputRef, text);

  const submit = () => {
    if (notNow !== null) setTooEarly(true);
    else if (!empty) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a composition belongs to the input method (229: Safari-like engines say so only this way).
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className="chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {context}
      <div className="chat-input-frame">
        <textarea
          ref={inputRef}
          className="chat-input"
          aria-label={t('chat_message')}
          aria-describedby={hint}
          placeholder={t('chat_placeholder')}
          rows={1}
          dir="auto"
          value={text}
          onChange={(event) => {
            setTooEarly(false);
            onText(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        {onStop ? (
          <Button look="secondary" icon="stop" className="chat-send" onClick={onStop}>
            {t('chat_stop')}
          </Button>
        ) : (
          <Button look="primary" icon="arrowUp" className="chat-send" type="submit" disabled={empty}>
            {t('chat_send')}
          </Button>
        )}
      </div>
      <div className="chat-composer-foot">
        {foot}
        <span id={hint} className="chat-hint" role="status">
          {tooEarly && notNow}
        </span>
      </div>
    </form>
  );
}
