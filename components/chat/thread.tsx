import {
  type MouseEvent,
  memo,
  type ReactElement,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStickToBottom } from 'use-stick-to-bottom';
import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Answer } from './answer.tsx';
import type { PendingQuestion } from './pending-question.ts';
import { ProblemCard } from './problem-card.tsx';
import { Question } from './question.tsx';
import { ThreadContext } from './thread-context.ts';

export interface ThreadProps {
  readonly runs: readonly Run[];
  readonly pending: PendingQuestion | null;
}

/** How many exchanges are drawn at first, and more with each look back: a long chat opens as fast as a short one. */
const AT_FIRST = 6;
const MORE = 12;

export default function Thread({ runs, pending }: ThreadProps): ReactElement {
  const { scrollRef, contentRef, isAtBottom, scrollToBottom, stopScroll } = useStickToBottom({
    initial: 'instant',
    resize: 'instant',
  });
  const [shown, setShown] = useState(AT_FIRST);
  // Counted from the first one shown, so that a new question does not push the oldest out under the reader's eyes.
  const [until] = useState(runs.length);
  const first = Math.max(0, until - shown);
  const fromEnd = useRef<number | null>(null);
  const showEarlier = () => {
    const frame = scrollRef.current;
    if (frame) fromEnd.current = frame.scrollHeight - frame.scrollTop;
    setShown(shown + MORE);
  };
  // The browser keeps the reader's place by itself, but not at the very top, where earlier messages are asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time that more is shown
  useLayoutEffect(() => {
    const frame = scrollRef.current;
    if (frame && fromEnd.current !== null) frame.scrollTop = frame.scrollHeight - fromEnd.current;
    fromEnd.current = null;
  }, [shown]);
  const asked = runs.length + (pending ? 1 : 0);

  // One's own question is always worth looking at; everything else leaves the reader where they are.
  const seen = useRef(asked);
  useEffect(() => {
    if (asked > seen.current) void scrollToBottom('instant');
    seen.current = asked;
  }, [asked, scrollToBottom]);

  // What is unfolded grows under the pointer: following the end would pull it away.
  const holdStill = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('[aria-expanded], summary, .chat-approval'))
      stopScroll();
  };
  const hold = useMemo(() => ({ holdStill: stopScroll }), [stopScroll]);
  return (
    <div className="chat-thread">
      <section
        className="chat-scroll"
        ref={scrollRef}
        aria-label={t('chat_thread')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        onClickCapture={holdStill}
      >
        <div className="chat-messages" ref={contentRef}>
          {first > 0 && <Earlier onShow={showEarlier} />}
          <ThreadContext value={hold}>
            {runs.slice(first).map((run) => (
              <Exchange key={run.id} run={run} />
            ))}
          </ThreadContext>
          {pending && (
            <div className="chat-exchange">
              <Question text={pending.text} page={pending.page} />
              {pending.problem && <ProblemCard problem={pending.problem} run={null} />}
            </div>
          )}
        </div>
      </section>
      {!isAtBottom && (
        <IconButton
          className="chat-to-latest"
          icon="arrowDown"
          label={t('chat_to_latest')}
          onClick={() => void scrollToBottom('instant')}
        />
      )}
    </div>
  );
}

const Exchange = memo(function Exchange({ run }: { run: Run }): ReactElement {
  return (
    <div className="chat-exchange">
      <Question text={run.question.text} page={run.question.page} />
      <Answer run={run} />
    </div>
  );
});

/** Draws more as soon as it comes into view; the browser's scroll anchoring keeps the reader's place. */
function Earlier({ onShow }: { onShow: () => void }): ReactElement {
  const mark = useRef<HTMLDivElement>(null);
  const show = useRef(onShow);
  useEffect(() => {
    show.current = onShow;
  });
  useEffect(() => {
    if (!mark.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) show.current();
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="chat-earlier" ref={mark}>
      <Button look="quiet" small icon="arrowUp" onClick={onShow}>
        {t('chat_earlier')}
      </Button>
    </div>
  );
}
