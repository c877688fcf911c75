import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schemasPage } from '../../../scripts/schemas-page';
import { checkSchema, schemaOf } from '.';
import { schemas } from './registry';
import { ANNOTATIONS, type Schema } from './schema';

/** `line:column piece | message` for each fault. */
async function faultsOf(language: string, meta: string, text: string): Promise<string[]> {
  const faults = await checkSchema({ language, meta, text });
  return faults.map(({ offset, length, message }) => {
    const before = text.slice(0, offset).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${text.slice(offset, offset + length)} | ${message}`;
  });
}

describe('a snippet is held against its schema', () => {
  test.each([
    [
      'key of a service',
      'yaml',
      'title="compose.yaml"',
      'services:\n  app:\n    enviroment:\n      A: b',
      ['3:5 enviroment | Unexpected key `enviroment`, expected `environment`'],
    ],
    [
      'key at the top',
      'yaml',
      'title=docker-compose.yml',
      'servcies:\n  app:\n    image: a',
      ['1:1 servcies | Unexpected key `servcies`, expected `services`'],
    ],
    [
      'word from a list',
      'yaml',
      'title="compose.yaml of the application"',
      'services:\n  a:\n    depends_on:\n      b:\n        condition: service_healty',
      ['5:20 service_healty | Unexpected `service_healty` for `condition`, expected `service_healthy`'],
    ],
    [
      'number for text',
      'yaml',
      'schema=compose',
      'services:\n  a:\n    image: 5',
      ['3:12 5 | Unexpected `5` for `image`, expected text: put it in quotes'],
    ],
    [
      'recognised by what it holds',
      'yml',
      '',
      'services:\n  a:\n    image: x\n    prots: []',
      ['4:5 prots | Unexpected key `prots`, expected `ports`'],
    ],
    [
      'part of a service',
      'yaml',
      'title="compose.yaml"',
      'environment:\n  A: b\nimagee: x',
      ['3:1 imagee | Unexpected key `imagee`, expected `image`'],
    ],
    [
      'services without the line above',
      'yaml',
      'title="compose.yaml"',
      'app:\n  image: x\n  volums: []',
      ['3:3 volums | Unexpected key `volums`, expected `volumes`'],
    ],
    [
      'network that is declared otherwise',
      'yaml',
      '',
      'services:\n  a:\n    image: x\n    networks: [web]\n    volumes: [dta:/b]\n    depends_on: [dbb]\n  db:\n    image: y\nnetworks:\n  wbe: {}\nvolumes:\n  data: {}',
      [
        '4:16 web | Unexpected `web` for `networks`, expected `wbe`',
        '5:15 dta:/b | Unexpected `dta` for `volumes`, expected `data`',
        '6:18 dbb | Unexpected `dbb` for `depends_on`, expected `db`',
      ],
    ],
    [
      'manifest',
      'yaml',
      '',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          env:\n            - name: PORT\n              value: 8080',
      ['15:22 8080 | Unexpected `8080` for `value`, expected text: put it in quotes'],
    ],
    [
      'part of a Deployment',
      'yaml',
      'schema=kubernetes-deployment',
      'spec:\n  template:\n    spec:\n      hostAlias: []',
      ['4:7 hostAlias | Unexpected key `hostAlias`, expected `hostAliases`'],
    ],
    [
      'blueprint',
      'yaml',
      '',
      'version: 1\nentries:\n  - model: authentik_providers_oauth2.oauth2provider\n    attrs:\n      clientType: public\n      redirect_uris:\n        - url: https://a',
      [
        '5:7 clientType | Unexpected key `clientType`, expected `client_type`',
        '7:11 url | Expected `matching_mode` in this entry of `redirect_uris`',
      ],
    ],
    [
      'entries of a blueprint',
      'yaml',
      '',
      '- model: authentik_core.application\n  identifers:\n    slug: a',
      ['2:3 identifers | Unexpected key `identifers`, expected `identifiers`'],
    ],
    [
      'model of a blueprint',
      'yaml',
      '',
      'version: 1\nentries:\n  - model: authentik_core.aplication',
      [
        '3:12 authentik_core.aplication | Unexpected `authentik_core.aplication` for `model`, expected `authentik_core.application`',
      ],
    ],
    [
      'client of Keycloak',
      'json',
      '',
      '{"clientId": "a", "protocol": "openid-connect", "publicClient": "false", "redirectUri": []}',
      [
        '1:65 "false" | Unexpected `false` for `publicClient`, expected `true` or `false`',
        '1:74 "redirectUri" | Unexpected key `redirectUri`, expected `redirectUris`',
      ],
    ],
    [
      'realm of Keycloak',
      'json',
      '',
      '{"realm": "a", "enabled": true, "clients": [{"clientID": "a"}]}',
      ['1:46 "clientID" | Unexpected key `clientID`, expected `clientId`'],
    ],
    [
      'file of AFFiNE',
      'json',
      'schema=affine-config',
      '{"oauth": {"providers.oidc": {"clientId": "a", "clientSecret": "b", "issuer": "c"}}}',
      ['1:12 "providers.oidc" | Expected `args` in `providers.oidc`'],
    ],
    [
      'part of a file',
      'json',
      'excerpt schema=affine-oidc',
      '"allowPrivateNetwrk": true,',
      ['1:1 "allowPrivateNetwrk" | Unexpected key `allowPrivateNetwrk`, expected `allowPrivateNetwork`'],
    ],
    [
      'file of Memos',
      'json',
      'title="memos-idp-a.json"',
      '{"uid": "a", "name": "b", "type": "OAUTH2", "config": {}}',
      ['1:45 "config" | Expected `oauth2Config` in `config`'],
    ],
    [
      'variables of Auth.js',
      'dotenv',
      'schema=authjs-env',
      'AUTH_AUTHENTIK_CLIENT_ID=a\nexport AUTH_KEYCLOAK_ISUER=b\nOTHER=c',
      [
        '1:1 AUTH_AUTHENTIK_CLIENT_ID | Unexpected key `AUTH_AUTHENTIK_CLIENT_ID`, expected `AUTH_AUTHENTIK_ID`',
        '2:8 AUTH_KEYCLOAK_ISUER | Unexpected key `AUTH_KEYCLOAK_ISUER`, expected `AUTH_KEYCLOAK_ISSUER`',
      ],
    ],
  ])('%s', async (_name, language, meta, text, expected) => {
    expect(await faultsOf(language, meta, text)).toEqual(expected);
  });

  test.each([
    [
      'what a tag makes is left alone',
      'yaml',
      'title="compose.yaml"',
      'services:\n  a:\n    ports: !override\n      b: c\n    image: !reset null',
    ],
    [
      'what is left out is left alone',
      'yaml',
      'title="compose.yaml"',
      'services:\n  a:\n    environment:\n    healthcheck: ...',
    ],
    [
      'aliases and merged keys are left alone',
      'yaml',
      'title="compose.yaml"',
      'x-a: &a\n  image: b\nservices:\n  c:\n    <<: *a\n    ports: *a',
    ],
    ['so may templates without quotes', 'yaml', '', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: {{ a }}\n  b: {{b}}'],
    [
      'templates may stand anywhere',
      'yaml',
      '',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: "{{ .Values.replicas }}"\n  template: ${TEMPLATE}',
    ],
    [
      'a word to be replaced may stand for a number',
      'json',
      'schema=affine-config',
      '{"server": {"port": "YOUR_PORT"}}',
    ],
    [
      'other kinds are accepted',
      'yaml',
      '',
      'apiVersion: serving.knative.dev/v1\nkind: Service\nspec:\n  template: {anything: 1}',
    ],
    [
      'names that are declared elsewhere, and paths',
      'yaml',
      '',
      'services:\n  a:\n    image: x\n    networks: [proxy, default]\n    volumes: [./data:/b, /data1:/c, data2:/d]\nnetworks:\n  web: {}\nvolumes:\n  data1: {}',
    ],
    ['lone networks', 'yaml', 'title="compose.yaml"', 'networks:\n  web:\n    external: true'],
    ['another file with services', 'yaml', '', 'services:\n  App\\Mailer:\n    class: Mailer'],
    ['what does not parse is another rule’s', 'yaml', 'title="compose.yaml"', 'services: [\n'],
    ['another language', 'toml', 'schema=compose', 'a = 1'],
    ['a name that does not exist is another rule’s', 'yaml', 'schema=compos', 'a: 1'],
  ])('%s', async (_name, language, meta, text) => {
    expect(await faultsOf(language, meta, text)).toEqual([]);
  });
});

const KEYWORDS =
  /^(?:description|type|enum|const|pattern|minimum|maximum|properties|patternProperties|additionalProperties|required|items|anyOf|oneOf|allOf|if|then|\$ref|definitions)$/;

function unknownKeywords(schema: Schema): string[] {
  const inner = [
    ...[schema.properties, schema.patternProperties, schema.definitions].flatMap((one) => Object.values(one ?? {})),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((one) => one ?? []),
    ...[schema.items, schema.if, schema.then, schema.additionalProperties].flatMap((one) =>
      typeof one === 'object' ? one : [],
    ),
  ];
  const own = Object.keys(schema).filter(
    (key) => !KEYWORDS.test(key) && !(ANNOTATIONS as readonly string[]).includes(key),
  );
  return [...own, ...inner.flatMap(unknownKeywords)];
}

describe.each(schemas)('schema $name', (entry) => {
  test('uses only what is understood', async () => {
    expect(unknownKeywords(await schemaOf(entry))).toEqual([]);
  });

  test('has a name of its own', () => {
    expect(schemas.filter(({ name }) => name === entry.name)).toEqual([entry]);
  });
});

test('the page of schemas is the one made from them', async () => {
  const file = join(import.meta.dirname, '../../../contributing/schemas.md');
  const page = await schemasPage();
  if (process.env.UPDATE) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
