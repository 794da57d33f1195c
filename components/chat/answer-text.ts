import type { Run } from '../../lib/storage/run.ts';
import { linkTarget } from './markdown/link-target.ts';

/** An answer as text to paste elsewhere: Markdown, with citations as links that work outside of the panel. */
export function answerText({ turns, org }: Run): string {
  return turns
    .map(({ text, citations }) =>
      text
        .trim()
        .replace(/\[([^\]\n]*)\]\((record:[a-zA-Z0-9]{15,18})\)/g, (_, label: string, href: string) => {
          const target = linkTarget(href, { citations, lightningHost: org?.lightningHost ?? null });
          return target.kind === 'org' ? `[${label}](${target.href})` : label;
        }),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}
