import { type RefObject, useLayoutEffect } from 'react';

/** As in composer.css. */
const TALLEST = 200;

/**
 * A text box as tall as its text. Where the browser does that by `field-sizing: content` there is nothing to do; elsewhere
 * (Firefox) it is measured, and again whenever its width changes: a side panel slides open from a width of nothing, in
 * which any text is as tall as can be.
 */
export function useFittedHeight(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    if (box.current && !fitsItself()) resize(box.current);
  }, [box, text]);

  useLayoutEffect(() => {
    const input = box.current;
    if (!input || fitsItself()) return;
    let width = input.clientWidth;
    const observer = new ResizeObserver(() => {
      if (input.clientWidth === width) return;
      width = input.clientWidth;
      resize(input);
    });
    observer.observe(input);
    return () => observer.disconnect();
  }, [box]);
}

function fitsItself(): boolean {
  return CSS.supports('field-sizing', 'content');
}

function resize(input: HTMLTextAreaElement): void {
  input.style.height = 'auto';
  input.style.height = `${Math.min(input.scrollHeight, TALLEST)}px`;
}
