import { describe, expect, test } from 'vitest';
import { SAXParser } from 'sax';
import { dropEach, survivors, unmarked } from '../../../tests/support/snippet-mutants';
import { checkApache } from './apache';
import { checkCaddy } from './caddy';
import { checkConf } from './conf';
import { checkDocker } from './docker';
import { checkHcl } from './hcl';
import { languages } from './index';
import type { CheckLanguage } from './language';
import { checkHtml, checkXml } from './markup';
import { checkNginx } from './nginx';

const nginx = `map $http_upgrade $connection {
    default upgrade;
    '' close;
}
server {
    listen 443 ssl;
    server_name app.example.org;
    location ~ ^/(api|ws)/ {
        proxy_pass http://app:80;
        proxy_set_header Host $host;
        add_header X-Frame-Options "DENY";
    }
}
`;
const apache = `<VirtualHost *:443>
    ServerName app.example.org
    OIDCProviderMetadataURL "https://auth.example.org/.well-known/openid-configuration"
    <Location />
        AuthType openid-connect
        Require valid-user
    </Location>
</VirtualHost>
`;
const caddy = `{
	email a@example.org
}
app.example.org {
	@api path /api/*
	handle @api {
		reverse_proxy app:80 {
			header_up X-Name "a b"
		}
	}
	respond "{http.request.host}"
}
`;
const hcl = `resource "authentik_provider_oauth2" "app" {
  name      = "app"
  client_id = var.client_id
  scopes    = ["openid", "email"]
  allowed = [
    { url = "https://\${var.host}/a", mode = "strict" },
  ]
  lifecycle {
    ignore_changes = [name]
  }
}
`;
const docker = `FROM node:20 AS build
ENV A="b c" D=e
COPY --from=build /a /b
RUN apt-get update && \\
    apt-get install -y "curl"
CMD ["node", "index.js"]
`;
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<config>
  <!-- it's -->
  <oidc issuer="https://a" enabled='true'/>
  <name>A &amp; B</name>
</config>
`;
const html = `<div class="a">
  <ul>
    <li>one
    <li>two
  </ul>
  <img src="x.png" alt="x">
  <script>if (a < b) c("</p>");</script>
</div>
`;

describe.each<[string, CheckLanguage, string, RegExp]>([
  ['nginx', checkNginx, nginx, /[;"'{}()]/g],
  ['apache', checkApache, apache, /[<>"]/g],
  ['caddy', checkCaddy, caddy, /["{}]/g],
  ['hcl', checkHcl, hcl, /["=[\]{}]|,(?= )/g],
  ['docker', checkDocker, docker, /["[\]]|,| \\(?=\n)|^(?:FROM|RUN|CMD|ENV|COPY) /gm],
  ['xml', checkXml, xml, /(?<!--)[<>"](?!!--)|(?<=d)=|(?<==)'|'(?=\/)/g],
  ['html', checkHtml, html, /(?<=<)\/(?=div|ul)|(?<=iv|ul|div class="a")>|"(?=a|>|x| )/g],
])('%s', (_, check, good, marks) => {
  test('accepts the good text', async () => {
    expect(await check(good)).toEqual([]);
  });
  test('catches every mark that is dropped', async () => {
    expect(await survivors(check, dropEach(good, marks))).toEqual([]);
  });
});

test('refuses what a strict parser of XML refuses', async () => {
  const isBroken = (text: string): boolean => {
    const parser = new SAXParser(true);
    let broken = false;
    parser.onerror = (): void => {
      broken = true;
      parser.error = null as unknown as Error;
    };
    parser.write(text).close();
    return broken;
  };
  for (const mutant of dropEach(xml, /[<>"'=/]/g)) {
    if (isBroken(mutant.text)) expect(await survivors(checkXml, [mutant])).toEqual([]);
  }
});

test.each<[string, CheckLanguage, string]>([
  ['Lua and a map', checkNginx, 'access_by_lua_block {\n  if a then b({}) end\n}\ntypes { text/html html; }\n'],
  ['modules that nobody lists', checkNginx, 'more_set_headers "A: b";\nauth_jwt on;\n'],
  ['what is left out', checkNginx, 'server {\n  ...\n}\n'],
  ['directives of modules', checkApache, 'CASLoginURL https://x\n<IfModule mod_ssl.c>\n</IfModule>\n# <x\n'],
  [
    'what rewrites',
    checkApache,
    'RewriteCond %{REQUEST_URI} !^/(a|b)/ [NC,OR]\nRewriteRule ^/?(.*) "ws://x/$1" [P,L]\nRewriteRule .* - [E=A:%{HTTP:B}]\nLogFormat "%h %{Referer}i" x\n',
  ],
  [
    'scripts and styles',
    checkHtml,
    '<script lang="ts">\nlet a: string;\n</script>\n<style lang="scss">\n$a: 1;\n</style>\n<script>{{ x }}</script>\n',
  ],
  ['snippets and matchers', checkCaddy, '(a) {\n\tlog\n}\n:80 {\n\timport a\n\t@b {\n\t\tpath /x\n\t}\n}\n'],
  [
    'here-documents and loops',
    checkHcl,
    'a = <<-EOT\n  it\'s "x\nEOT\nb = { for k, v in c : k => v if v != "" }\nd = x ? [1] : [\n  2\n]\n',
  ],
  ['commands of docker', checkDocker, 'docker run -d \\\n  x\n'],
  ['here-documents', checkDocker, 'FROM x\nRUN <<EOF\nif a\nEOF\nCOPY <<"E" /b\nx\nE\n'],
  ['elements side by side', checkXml, '<a/>\n<b>...</b>\n'],
  ['Svelte', checkHtml, '<script>\n  let a;\n</script>\n{#if a}<p on:click={() => a > 1}>{a}</p>{/if}\n'],
  ['what conf means: nginx', checkConf, 'server {\n  listen 80;\n}\n'],
  ['what conf means: INI', checkConf, '[a]\nb = c\n'],
  ['what conf means: something else', checkConf, 'frontend x\n  bind :80\n'],
])('accepts %s', async (_, check, text) => {
  expect(await check(text)).toEqual([]);
});

test.each<[CheckLanguage, string, string, string]>([
  [
    checkNginx,
    'server {\n  listen 80‸\n  root /x;\n}',
    'snippet-syntax',
    'Unexpected `root` after a directive, expected `;`',
  ],
  [
    checkNginx,
    'server {\n  listen 80;\n  location / {\n    root /x;‸\n\nserver {\n  listen 1;\n}\n',
    'snippet-syntax',
    'Unexpected end, expected `}` for the `location` of line 3',
  ],
  [checkNginx, '‸proxy_pas http://x;', 'snippet-directive', 'Unexpected directive `proxy_pas`, expected `proxy_pass`'],
  [
    checkNginx,
    'proxy_pass a;\n‸proxy_pass b;',
    'snippet-duplicate-key',
    'Unexpected second `proxy_pass`, expected it once only: it is given in line 1 too',
  ],
  [
    checkApache,
    '<Location />\n  Require all granted\n‸</Directory>',
    'snippet-syntax',
    'Unexpected `</Directory>`, expected `</Location>` for line 1',
  ],
  [
    checkApache,
    'RewriteCond %HTTPS‸} off',
    'snippet-stray-bracket',
    'Unexpected `}` in `RewriteCond %HTTPS} off`, expected its pair too',
  ],
  [
    checkApache,
    'RewriteRule ^(.*)$ /$1 [‸R=301L]',
    'snippet-syntax',
    'Unexpected flag `R=301L`, expected flags such as `[R=301,L]`',
  ],
  [checkHtml, '<!-- <script> -->\n<script>\nf(a‸;\n</script>\n', 'snippet-syntax', 'Unexpected `;`, expected `)`'],
  [
    checkHtml,
    '<style>\n.a { color: red;‸\n</style>\n',
    'snippet-syntax',
    'Unexpected end, expected `}` for the `{` of `.a { color: red;`',
  ],
  [checkApache, '‸ProxyPas / http://x', 'snippet-directive', 'Unexpected directive `ProxyPas`, expected `ProxyPass`'],
  [
    checkCaddy,
    'a.example.org {\n\t‸reverse_prox x\n}',
    'snippet-directive',
    'Unexpected directive `reverse_prox`, expected `reverse_proxy`',
  ],
  [checkCaddy, 'a.example.org {\n\tlog‸\n', 'snippet-syntax', 'Unexpected end, expected `}` for the block of line 1'],
  [
    checkHcl,
    'a "b" {\n  c = 1\n  ‸c = 2\n}',
    'snippet-duplicate-key',
    'Unexpected second `c`, expected it once only: it is given in line 2 too',
  ],
  [checkHcl, 'a = ["b"‸ "c"]', 'snippet-syntax', 'Unexpected `"c"` after `"b"`, expected `,` or `]`'],
  [
    checkHcl,
    '‸a "b"',
    'snippet-syntax',
    'Unexpected `a "b"` without `=`, expected `name = value`, or a block with `{`',
  ],
  [checkDocker, 'FROM x\n‸RUM y', 'snippet-directive', 'Unexpected instruction `RUM`, expected `RUN`'],
  [
    checkDocker,
    'FROM x\nRUN a &&\n‸b',
    'snippet-syntax',
    'Unexpected `b`, expected an instruction, or `\\` at the end of the line before',
  ],
  [checkXml, '<a>\n  <b>\n‸</a>', 'snippet-syntax', 'Unexpected `</a>`, expected `</b>` for line 2'],
  [checkXml, '<a>b ‸& c</a>', 'snippet-syntax', 'Unexpected `&`, expected `&amp;`'],
  [checkHtml, '‸<div>\n<p>x</p>', 'snippet-syntax', 'Unexpected `<div>` without an end, expected `</div>`'],
])('%o finds the fault of %j', async (check, marked, ruleId, message) => {
  const { text, offset } = unmarked(marked);
  const [fault] = await check(text);
  expect(fault).toMatchObject({ offset, ruleId, message });
});

test('a diff is judged as the file that it makes', async () => {
  const check = await languages.get('diff')?.();
  expect(await check?.(' a:\n-  b: "1\n+  b: "1"\n', 'title="x.yaml"')).toEqual([]);
  expect(await check?.(' {\n-  "a": 1\n+  "a": "1\n }\n', 'title="x.json"')).toMatchObject([{ offset: 21 }]);
  expect(await check?.(' a\n+ b: [\n', '')).toEqual([]);
});

test('a diff without a title is judged as what it looks like, and may be a part', async () => {
  const check = await languages.get('diff')?.();
  const program = '-import { a } from "a"\n+import { b } from "b\n\nexport default c({ d })\n';
  expect(await check?.(program, '')).toMatchObject([{ ruleId: 'snippet-syntax' }]);
  expect(await check?.(program.replace('"b', '"b"'), '')).toEqual([]);
  expect(await check?.('-const a = 1;\n+const a = 2;\n f(() => {\n', '')).toEqual([]);
});
