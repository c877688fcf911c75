import fc from 'fast-check';

/** Values of one line: between them stands a character that none of them has. */
const each = (line: string): string[] => line.split('·');

/**
 * Single lines of text that some format reads as something else when they stand there as they are. Every kind of field that takes
 * texts accepts them: no control characters, no half surrogate pairs.
 */
export const hostileValues: readonly string[] = [
  // Nothing, and white space that readers trim.
  ...each('· ·  · leading·trailing · both ·\u00a0nbsp\u00a0·\u3000wide\u3000·a  b·a b'),
  // Quotes.
  ...each('\'·"·`·\'\'·""·``·\'\'\'·"""·```·it\'s·say "hi"·a\'b"c`d·\'quoted\'·"quoted"·`quoted`·‘·’·“·”·„·‚·‛'),
  ...each("it’s·“smart”·\"'·'\"·ends with '·ends with \"·''''"),
  // Backslashes.
  ...each('\\·\\\\·\\\\\\·C:\\new\\table·ends with \\·\\n·\\r·\\t·\\x41·\\u0041·\\0·\\1·\\\'·\\"·\\\\\'·\\\\"'),
  ...each("a\\'b·a\\\"b·\\$·\\`·\\ ·\\#·\\uZZZZ·\\N{BULLET}·\\E·\\Q\\E·a\\·'\\"),
  // Expansion and interpolation.
  ...each("$·$$·$$$·$&·$1·$`·$'·$0·$HOME·${HOME}·${HOME:-x}·$(id)·`id`·$((1+1))·${·$}·a$·pa$$w0rd$&x"),
  ...each('$__env{HOME}·$__file{/etc/passwd}·%(home)s·%·%%·100%·%s·%d·%n·%20·%41·%PATH%·#{1+1}·#$x·#@x·{{ x }}'),
  ...each('{% x %}·{x}·@x·@{x}·$env:PATH·$x.y·%{x}·${{ x }}·{$x}·${·<%= x %>·<?php·?>·\\(x)·~·~root·~/x·a:~·*·?'),
  ...each('[a]·{a,b}·{1..3}·!·!!·!x·a!b·^a^b'),
  // Comments, separators, operators.
  ...each('#·# c· # c·a #b·a#b·a # b·;·;c·a;b·a ;b·//·/* c */·*/·-- c·<!-- c -->·--·-->·:·: ·a: b·a:·:a·a:b·-·- a'),
  ...each('-a·--a·---·--- a·...·?·? a·=·a=b·==·=a·a==·,·a,b·[·]·{·}·[]·{}·[a·a]·(·)·|·>·<·&·&a·*a·|-·>+·!tag·%a'),
  ...each('@a·a|b·a&b·a&&b·a>b·a<b·<<·<<EOF·>&2·&amp;·&#65;·<a b="c">·]]>·<![CDATA[x]]>·</script>'),
  // What looks like another type.
  ...each('null·Null·~·true·True·TRUE·false·yes·Yes·no·NO·on·Off·y·N·none·nil·undefined·0·-0·+1·1·42·007·0123'),
  ...each('0o17·0x1F·0b101·1_000·1,000·1e3·4e8·1E-5·.5·5.·1.10·.·-1.5e+10·.inf·-.INF·.nan·NaN·inf·Infinity·12:30'),
  ...each('12:30:45·190:20:30·1.2.3·192.168.1.1·::1·2024-01-02·2024-1-2·2024-02-30·2024-01-02T03:04:05Z'),
  ...each('2024-01-02 03:04:05·03:04:05·1kb·1d·0xg·1e·+·99999999999999999999·-9223372036854775809·1.0·0.1e·08·0_1'),
  ...each('1__0·+.5·E_ALL·PHP_VERSION·if·EOF'),
  // Characters that count as line ends, as nothing or as two.
  ...each("\u2028·\u2029·a\u2028b·a\u2029b·a\u2028#b·a\u2028'b'·\ufeff·\ufeffa·a\ufeffb·\ufffe·a\uffff·\ufdd0"),
  ...each('\u{1fffe}·\u{10ffff}·\u00ad·\u200b·\u200e·\u202eabc·e\u0301·é·ß·ü·İ·ı·K·日本語·😀·👩\u200d👩\u200d👧·😀a'),
  // URLs, directories, regular expressions.
  ...each('/·//·a/b·..·../..·a%2Fb·a?b·a#b·a@b·a:b@c·https://a.example/?q=1&r=a b#f·javascript:alert(1)·cn=a,dc=b'),
  ...each('a+b·a\\,b·#a· a·(a=b)·*)(uid=*·a.b*c·^a$·[^a]·a{2}·(?i)a·a\\.b·/a/·a|b'),
  // As secrets are.
  ...each('correct horse battery staple·p@ss w0rd!·pa$$w0rd$&x"\'<b>·dGVzdA==·4c8e1f0a·12e4·__proto__·constructor'),
];

/** What formats look at, to be strung together. */
const pieces = [
  ...Array.from(` '"\`\\$#%&@!*?~^|<>()[]{}=:;,.-+/_0123456789`),
  ...Array.from('aBcnrtuxyNeE\u00a0\u2028\u2029\ufeff\ufffe‘’“”üß日😀'),
  ...each('${·$(·$$·: · #·\\\\·\\\'·\\"·no·true·0x·%(·{{·}}·//·/*·*/·<!--·-->·]]>·\'\'\'·"""'),
];

/** Any text that a field accepts: one line without control characters and half surrogate pairs. */
export function value(): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 2, arbitrary: fc.constantFrom(...hostileValues) },
      {
        weight: 4,
        arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.stringMatching(/^[\w./:@-]{1,24}$/) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...hostileValues), fc.constantFrom(...hostileValues))
          .map((both) => both.join('')),
      },
    )
    .map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ''));
}
