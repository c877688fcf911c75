import { describe, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { readHtml, readXml } from '../../../../tests/support/readers/xml';

const notXml = (value: string): boolean => /[\ufffe\uffff]/.test(value);
const sax = 'sax';
const parse5 = 'parse5';
const around = [
  ['', ''],
  ['https://', '/callback'],
  ['a &amp; ', ' &lt;b'],
] as const;
const meant = (text: string): string => text.replace(/&amp;(?= )/, '&').replace(/&lt;(?=b$)/, '<');

describe('a value in XML and HTML', () => {
  test('as text', () => {
    const reading = { around, refused: notXml, expected: meant };
    expectReadBack('xml-text', {
      ...reading,
      parser: sax,
      read: (written) => written.map((text) => readXml(`<a>${text}</a>`).text),
    });
    expectReadBack('xml-text', {
      ...reading,
      parser: parse5,
      read: (written) => written.map((text) => readHtml(`<p>${text}</p>`).text),
    });
  });

  test.each([
    ['xml-attribute-double', '"'],
    ['xml-attribute-single', "'"],
  ])('as an attribute: %s', (context, quote) => {
    const reading = { around, refused: notXml, expected: meant };
    expectReadBack(context, {
      ...reading,
      parser: sax,
      read: (written) => written.map((text) => readXml(`<a title=${quote}${text}${quote} b="c"/>`).title),
    });
    expectReadBack(context, {
      ...reading,
      parser: parse5,
      read: (written) => written.map((text) => readHtml(`<a title=${quote}${text}${quote} b="c"></a>`).title),
    });
  });

  test('as an attribute without quotes, in HTML', () => {
    expectReadBack('html-attribute-bare', {
      parser: parse5,
      around: [
        ['', ''],
        ['https://', '/callback'],
      ],
      read: (written) => written.map((text) => readHtml(`<a title=${text}></a>`).title),
      refused: (value) => value === '' || notXml(value),
    });
  });

  test('in a CDATA section', () => {
    expectReadBack('xml-cdata', {
      parser: sax,
      around: [
        ['', ''],
        ['a & ', ' < b'],
      ],
      read: (written) => written.map((text) => readXml(`<a><![CDATA[${text}]]></a>`).text),
      refused: notXml,
    });
  });

  test('in a comment', () => {
    const refused = (value: string): boolean => notXml(value) || /^[->]|--|-$/.test(value);
    expectReadBack('xml-comment', {
      parser: sax,
      read: (written) => written.map((text) => readXml(`<a><!--${text}--></a>`).comment),
      // sax trims nothing, but has no comment for an empty one.
      expected: (text) => (text === '' ? undefined : text),
      refused,
    });
    expectReadBack('xml-comment', {
      parser: parse5,
      read: (written) => written.map((text) => readHtml(`<p><!--${text}--></p>`).comment),
      refused,
    });
  });

  test('in a script, around the encoder of the script', () => {
    expectReadBack('html-script', {
      parser: parse5,
      read: (written) => written.map((text) => readHtml(`<script>a = ${text};</script><p>`).text.slice(4, -1)),
      refused: (value) => /<[/!]|<script/i.test(value),
    });
  });
});
