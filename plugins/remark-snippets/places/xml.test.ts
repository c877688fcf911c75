import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { each } from '../../../tests/support/readers/quoted';
import { readHtml, readXml } from '../../../tests/support/readers/xml';
import { findHtml, findXml } from './xml';

describe('the places in XML', () => {
  test.each<[string, (string | undefined)[]]>([
    [
      '<a b="«v»" c=\'«w»\'>«x»<d/>«y»</a>',
      ['xml-attribute-double: v', 'xml-attribute-single: w', 'xml-text: x', 'xml-text: y'],
    ],
    ['<?xml version="1.0"?>\n<!-- at «v» -->\n<a><![CDATA[b «w»]]></a>', ['xml-comment:  at v ', 'xml-cdata: b w']],
    ['<!-- -«v»--><a><![CDATA[]«w»>]]>&«x»;</a>', ['code: v', 'code: w', 'code: x']],
    ['<a>b <!-- it\'s "<c> -->«v»</a>', ['xml-text: v']],
    ['<«name» «attribute»="b"/>', ['code: name', 'code: attribute']],
    ['<a b="no end «v»></a>', [undefined]],
    // Keycloak's SAML metadata, and a Tomcat server
    [
      '<EntityDescriptor entityID="https://«app.company»/metadata">',
      ['xml-attribute-double: https://app.company/metadata'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findXml, snippet)).toEqual(places);
  });
});

describe('the places in HTML', () => {
  test.each<[string, (string | undefined)[]]>([
    ['<a href=«v»>«w»</a><br>a < b «x»', ['html-attribute-bare: v', 'xml-text: w', 'xml-text: a < b x']],
    [
      '<script>\n  const a = "<b>«v»"; // «c»\n</script>\n<p>«w»',
      ['js-double html-script: <b>v', 'comment html-script:  c', 'xml-text: \nw'.replace('\n', '')],
    ],
    ['<script>a("<«v»")</script><style>a { color: «red» }</style>', ['code: v', 'code: red']],
    ['<script type="application/json">{"a": "«v»"}</script>', ['code: v']],
  ])('%s', (snippet, places) => {
    expect(placesOf(findHtml, snippet)).toEqual(places);
  });
});

const notXml = (value: string): boolean => /[\ufffe\uffff]/.test(value);

describe('a value in XML and HTML comes back', () => {
  test.each([
    [{ find: findXml, parser: 'sax', markup: readXml }, '<a title="«v»" b=""/>', 'title'],
    [{ find: findXml, parser: 'sax', markup: readXml }, '<!-- " --><a>«v»<b/></a>', 'text'],
    [{ find: findXml, parser: 'sax', markup: readXml }, '<a><![CDATA[«v»]]></a>', 'text'],
    [{ find: findHtml, parser: 'parse5', markup: readHtml }, "<a title='«v»' b=c>", 'title'],
    [{ find: findHtml, parser: 'parse5', markup: readHtml }, '<p>«v»<br>', 'text'],
  ] as const)('%j, from %s', ({ find, parser, markup }, snippet, part) => {
    const read = each((source: string) => markup(source)[part]);
    expectCircle({ find, language: find === findXml ? 'XML' : 'HTML', parser, snippet, read, refused: notXml });
  });
});
