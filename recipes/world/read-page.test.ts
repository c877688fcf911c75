import { describe, expect, test } from 'vitest';
import { readPage } from './read-page';

const URL = 'https://wiki.company/login?next=%2F';
const read = (html: string): ReturnType<typeof readPage> => readPage(html, URL);

test('text is what a reader sees, one line per block', () => {
  const { title, text } = read(
    `<title> My
    wiki </title><style>a {}</style><h1>My&nbsp;<b>wi</b>ki</h1><p>One
    two<br>three</p><p hidden>not this</p><script>nor this</script><noscript>nor this</noscript><ul><li>a<li>b</ul>`,
  );
  expect({ title, text }).toEqual({ title: 'My wiki', text: 'My wiki\nOne two\nthree\na\nb' });
});

test('links are absolute', () => {
  expect(read('<a href="/a?b=1&amp;c=2">To <i>a</i></a><a>no link</a><a href="https://x.company">x</a>').links).toEqual(
    [
      { text: 'To a', url: 'https://wiki.company/a?b=1&c=2' },
      { text: 'x', url: 'https://x.company/' },
    ],
  );
  expect(read('<base href="/sub/"><a href="a">a</a>').links[0]?.url).toBe('https://wiki.company/sub/a');
});

test('a form has what it would send', () => {
  const { forms } = read(`
    <form method="post" action="go" id="first">
      <input name="user" value="&lt;a&gt;"><input name="pass" type="password">
      <input type="hidden" name="csrf" value="t"><input type="checkbox" name="keep" checked><input type="radio" name="r" value="1">
      <select name="s"><option>one</option><option value="2" selected>two</option></select>
      <textarea name="t">
long</textarea>
      <input name="off" disabled value="x"><input value="no name"><button type="button">Nothing</button>
      <button name="go" value="now">Log <b>in</b></button><input type="submit" value="Send">
    </form><input form="first" name="far" value="1">
    <form><button>Search</button></form>`);
  expect(forms).toEqual([
    {
      index: 0,
      action: 'https://wiki.company/go',
      method: 'POST',
      fields: [
        { name: 'user', type: 'text', value: '<a>', checked: true },
        { name: 'pass', type: 'password', value: '', checked: true },
        { name: 'csrf', type: 'hidden', value: 't', checked: true },
        { name: 'keep', type: 'checkbox', value: 'on', checked: true },
        { name: 'r', type: 'radio', value: '1', checked: false },
        { name: 's', type: 'select', value: '2', checked: true },
        { name: 't', type: 'textarea', value: 'long', checked: true },
        { name: 'far', type: 'text', value: '1', checked: true },
      ],
      buttons: [
        { name: 'go', value: 'now', text: 'Log in' },
        { name: '', value: 'Send', text: 'Send' },
      ],
    },
    { index: 1, action: URL, method: 'GET', fields: [], buttons: [{ name: '', value: '', text: 'Search' }] },
  ]);
});

describe('a page that goes on by itself', () => {
  test.each([
    '<meta http-equiv="refresh" content="0;url=/next">',
    '<meta http-equiv="Refresh" content="0; URL=\'/next\'">',
    '<script>location.assign("/next")</script>',
    '<script> window.location.replace("\\u002fnext"); </script>',
    '<script>window.location.href = "/next";</script>',
    '<script>location="/next"</script>',
  ])('%s', (html) => {
    expect(read(html).next).toBe('https://wiki.company/next');
  });

  test.each([
    '<meta http-equiv="refresh" content="30;url=/next">',
    '<meta http-equiv="refresh" content="30">',
    '<script>if (x) location.assign("/next")</script>',
    '<script>location.assign(next)</script>',
  ])('but not %s', (html) => {
    expect(read(html).next).toBeUndefined();
  });
});
