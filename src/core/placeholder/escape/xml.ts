import { rewriting } from './rewrite';

/*
 * Sources: XML 1.0, fifth edition (https://www.w3.org/TR/xml/), and the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html).
 * Unless a docstring says otherwise, both read the texts alike; XML cannot hold U+FFFE, U+FFFF and half a surrogate pair (section 2.2).
 */
const NOT_XML = /[\ufffe\uffff]|\p{Cs}/u;
const amp = [/&/g, '&amp;'] as const;
const lt = [/</g, '&lt;'] as const;
const quot = [/"/g, '&quot;'] as const;
/** A number, because HTML 4 does not know `&apos;`. */
const apos = [/'/g, '&#39;'] as const;

/** Text between tags. `>` too is written as an entity, for the sake of `]]>`. XML, section 2.4. */
export const xmlText = rewriting('XML or HTML text', NOT_XML, amp, lt, [/>/g, '&gt;']);

/** An attribute's value in double quotes. XML, section 2.3. */
export const xmlAttributeDouble = rewriting('an attribute in double quotes', NOT_XML, amp, lt, quot);

/** An attribute's value in single quotes. XML, section 2.3. */
export const xmlAttributeSingle = rewriting('an attribute in single quotes', NOT_XML, amp, lt, apos);

/** An attribute's value without quotes; HTML only, section 13.2.5.37. */
export const htmlAttributeBare = rewriting(
  'an attribute without quotes',
  new RegExp(`^$|${NOT_XML.source}`, 'u'),
  amp,
  lt,
  quot,
  apos,
  [/>/g, '&gt;'],
  [/ /g, '&#32;'],
  [/=/g, '&#61;'],
  [/`/g, '&#96;'],
);

/** A CDATA section; its end is spread over two sections. XML, section 2.7. The finder lets no `]` or `>` stand next to the placeholder. */
export const xmlCdata = rewriting('a CDATA section', NOT_XML, [/\]\]>/g, ']]]]><![CDATA[>']);

/** A comment: no `--`, no hyphen at the end (XML, section 2.5), and nothing that ends it early in HTML (section 13.1.6). */
export const xmlComment = rewriting('a comment', new RegExp(`--|^-|-$|^>|${NOT_XML.source}`, 'u'));

/** Inside `<script>`, around the script's own encoder: nothing is an escape there. HTML, section 13.1.2. */
export const htmlScript = rewriting('a script in HTML', /<(?:[/!]|script)/i);
