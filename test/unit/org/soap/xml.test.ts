import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, parseXml } from '../../../org/soap/xml.ts';

describe('XML', () => {
  it('comes back as the text it was made of, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const kept = text.replace(/\p{Cc}/gu, (char) => (/\s/.test(char) ? char : ''));
        expect(parseXml(element('a', text))).toEqual({ name: 'a', namespace: '', text: kept, children: [] });
      }),
    );
  });

  it('has namespaces by address, whatever the prefix', () => {
    const { children } = parseXml('<x:a xmlns:x="urn:1" xmlns="urn:2"><b><![CDATA[<c/>]]></b><x:b/></x:a>');
    expect(children.map(({ name, namespace, text }) => [name, namespace, text])).toEqual([
      ['b', 'urn:2', '<c/>'],
      ['b', 'urn:1', ''],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['an end too soon', '<a><b></b>'],
    ['a wrong end', '<a></b>'],
    ['two roots', '<a/><b/>'],
    ['an unknown prefix', '<p:a/>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity there is none of', '<a>&b;</a>'],
    ['nesting without end', '<a>'.repeat(10_000)],
  ])('refuses %s', (_what, text) => {
    expect(() => parseXml(text)).toThrow(Error);
  });
});
