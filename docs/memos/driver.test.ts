import { describe, expect, test, vi } from 'vitest';
import { defineRecipe, shownPage } from '../../recipes';
import { useGuide } from '../../tests/support/use-guide';
import { Accounts } from './driver-accounts';
import { loadDeployment } from './driver-provider';
import { openMemos, type OpenedMemos } from './driver-questions';
import { comeBack, configure, start } from './driver-steps';

/** What Memos does with right and wrong values, as its source and the guide say, with authentik. What is refused is asked in questions.ts. */
const guide = useGuide('memos');

interface Login {
  /** By the end of the id of a value. */
  readonly mutants?: Readonly<Record<string, string>>;
  readonly prepare?: (context: OpenedMemos) => void;
  /** Default: selects the button and signs in. */
  readonly act?: (context: OpenedMemos) => Promise<unknown>;
}

const logIn = async ({ run }: Pick<OpenedMemos, 'run'>): Promise<void> => {
  await start(run);
  await run.signIn();
};

async function attempt({ mutants = {}, prepare, act = logIn }: Login) {
  let answer: { readonly text: string; readonly path: string; readonly members: readonly string[] } | undefined;
  const recipe = defineRecipe({
    application: { name: 'Memos', side: 'protocol model', version: '', description: '', packages: [] },
    outcomes: { 'public-notes': '' },
    run: async (run) => {
      const context = await openMemos(run);
      const { memos } = context;
      prepare?.(context);
      await act(context);
      const { text, url } = shownPage(run);
      const members = memos.accounts.all.filter(({ role }) => role === 'USER').map(({ username }) => username);
      answer = { text, path: new URL(url).pathname, members };
    },
  });
  const { failure, says } = await guide.run(recipe, { provider: 'authentik', variant: 'form', mutants });
  if (!answer) throw failure ?? new Error('Expected the login to be tried.');
  return { ...answer, says };
}

const INFO = '[internal] failed to get user info, error: ';

describe('wrong addresses', () => {
  test.each([
    ['Token endpoint', 'https://authentik.company/application/o/token', 'oauth2: cannot fetch token: 404 Not Found'],
    [
      'Token endpoint',
      'https://elsewhere.company/token',
      'Post "https://elsewhere.company/token": dial tcp: lookup elsewhere.company: no such host',
    ],
    ['Token endpoint', 'https://authentik.company:9443/token', 'dial tcp: connect: connection refused'],
  ])('%s %s', async (field, url, words) => {
    expect((await attempt({ mutants: { [`OAuth configuration | ${field}`]: url } })).text).toContain(words);
  });

  test.each([
    ['https://authentik.company/application/o/userinfo', `${INFO}userinfo request failed with status 404`],
    [
      'https://memos.company/explore',
      `${INFO}failed to unmarshal response body: invalid character '<' looking for beginning of value`,
    ],
    ['https://authentik.company/application/o/example-app/jwks/', `${INFO}the field "preferred_username" is not found`],
  ])('User endpoint %s', async (url, words) => {
    expect((await attempt({ mutants: { 'OAuth configuration | User endpoint': url } })).text).toContain(words);
  });
});

describe('who gets in', () => {
  test.each([
    ['ada', ''],
    ['(', '[internal] failed to compile identifier filter regex, error:'],
  ])('Identifier Filter %s', async (identifierFilter, words) => {
    const prepare = ({ memos }: OpenedMemos): void => {
      memos.providers = memos.providers.map((one) => ({ ...one, identifierFilter }));
    };
    const { text, members } = await attempt({ prepare });
    expect([text.startsWith(words), members.length]).toEqual([true, words === '' ? 1 : 0]);
  });

  test('a state is good for ten minutes', async () => {
    const late = await attempt({
      act: async ({ run }) => {
        await start(run);
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60 * 1000 });
        await run.signIn().finally(() => vi.useRealTimers());
      },
    });
    expect(late.text).toMatch(/^Failed to authorize\. Invalid or expired state parameter\./);
  });

  test('the guide’s own values: back to the notes', async () => {
    const recipe = defineRecipe({
      application: { name: 'Memos', side: 'protocol model', version: '', description: '', packages: [] },
      outcomes: { 'public-notes': '', notes: '', callback: '' },
      run: async (run) => {
        await run.register();
        await configure(run);
        await start(run);
        await comeBack(run);
      },
    });
    const { outcomes } = await guide.run(recipe, { provider: 'keycloak', variant: 'form' });
    expect(outcomes).toEqual(['public-notes', 'notes', 'callback']);
  });
});

describe('usernames of 0.30.0', () => {
  const usernameOf = (identifier: string): string => {
    const accounts = new Accounts();
    accounts.add({ username: 'taken' });
    return accounts.ofLogin('company', { identifier, displayName: '', email: '', avatarUrl: '' }).username;
  };

  test.each([['ann'], ['Ann-2'], ['x'], ['a'.repeat(36)]])('%s stays', (identifier) => {
    expect(usernameOf(identifier)).toBe(identifier);
  });

  test.each([['ann.smith'], ['ann@example.org'], ['-ann'], ['123'], ['Admin'], ['taken'], ['a'.repeat(37)]])(
    '%s becomes a UUID',
    (identifier) => {
      expect(usernameOf(identifier)).toMatch(/^[\da-f]{8}-/);
    },
  );

  test('an archived account', () => {
    const accounts = new Accounts();
    const info = { identifier: 'ann', displayName: '', email: '', avatarUrl: '' };
    accounts.ofLogin('company', info).isArchived = true;
    expect(() => accounts.ofLogin('company', info)).toThrow('user has been archived with username ann');
  });
});

describe('the file', () => {
  const config = {
    clientId: 'i',
    clientSecret: 's',
    authUrl: 'https://a/b',
    tokenUrl: 'https://a/b',
    userInfoUrl: 'https://a/b',
    scopes: ['openid'],
    fieldMapping: { identifier: 'sub' },
  };
  const good = { uid: 'company', name: 'Company', type: 'OAUTH2', config: { oauth2Config: config } };
  const load = (value: unknown, path = '/etc/secrets/memos-idp-company.json'): unknown =>
    loadDeployment([{ path, text: typeof value === 'string' ? value : JSON.stringify(value) }]);
  const FAILED =
    'failed to load deployment configuration: invalid identity provider deployment file "memos-idp-company.json": ';
  const UNREADABLE = 'failed to decode protobuf JSON; verify field names, value types, and JSON syntax';

  test('is read where Memos looks for it', () => {
    expect(load(good)).toMatchObject([{ uid: 'company', config: { fieldMapping: { email: '' } } }]);
    expect(load(good, '/etc/other/memos-idp-company.json')).toEqual([]);
    expect(load(good, '/etc/secrets/company.json')).toEqual([]);
  });

  test.each([
    [{ ...good, title: 'x' }, 'failed to decode protobuf JSON: unknown field "title"'],
    [{ ...good, id: 1 }, 'id must be omitted'],
    [{ ...good, uid: '-x' }, 'uid is invalid'],
    [{ ...good, name: ' ' }, 'name is required'],
    [{ ...good, type: 'TYPE_UNSPECIFIED' }, 'type must be OAUTH2'],
    [{ ...good, config: {} }, 'config.oauth2Config is required'],
    [
      { ...good, config: { oauth2Config: { ...config, clientSecret: '' } } },
      'config.oauth2Config.clientSecret is required',
    ],
    [
      { ...good, config: { oauth2Config: { ...config, tokenUrl: 'a/b' } } },
      'config.oauth2Config.tokenUrl must be an absolute HTTP(S) URL',
    ],
    [{ ...good, config: { oauth2Config: { ...config, scopes: [] } } }, 'config.oauth2Config.scopes is required'],
    [
      { ...good, config: { oauth2Config: { ...config, fieldMapping: {} } } },
      'config.oauth2Config.fieldMapping.identifier is required',
    ],
    [{ ...good, config: { oauth2Config: { ...config, scopes: 'openid' } } }, UNREADABLE],
    ['{', UNREADABLE],
  ])('%j: %s', (value, words) => {
    expect(() => load(value)).toThrow(FAILED + words);
  });

  test('a folder in its place, and one Provider ID in two files', () => {
    expect(() => loadDeployment([{ path: '/etc/secrets/memos-idp-company.json', text: undefined }])).toThrow(
      `${FAILED}file must resolve to a regular file`,
    );
    const files = ['a', 'b'].map((name) => ({
      path: `/etc/secrets/memos-idp-${name}.json`,
      text: JSON.stringify(good),
    }));
    expect(() => loadDeployment(files)).toThrow(
      'identity provider UID "company" is declared by both "memos-idp-a.json" and "memos-idp-b.json"',
    );
  });
});
