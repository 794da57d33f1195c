import { expect, test } from 'vitest';
import { visibleText } from '../../../../../components/chat/markdown/visible-text.ts';

test.each([
  ['AT&amp;T', 'AT&T'],
  ['&#8364; &#x20ac; &euro;', '€ € €'],
  ['&#0; &#xD800; &#x110000; &unknown;', '&#0; &#xD800; &#x110000; &unknown;'],
  ['a\u202eb\u2066c', 'abc'],
  // The marks that only order their neighbours stay: Hebrew and Arabic need them.
  ['a\u200fb', 'a\u200fb'],
  ['&amp;lt;', '&lt;'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
