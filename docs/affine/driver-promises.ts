import { extraAuthorities, runNodeInContainer, shownPage, type RegisteredProvider, type Run } from '../../recipes';
import { OIDC_KEY, type Affine } from './driver';
import { deletedRow, expandCommand, filterLog, restarted } from './driver-container';
import { OIDC_BUTTON } from './driver-pages';
import { expectAffine, hasButton, openSignIn, type Installation } from './driver-steps';

/** What the guide promises besides the login: the launch URL, the commands, private addresses, and who is kept out. */

/** What stands over the commands: they are given beside the Compose file. */
const folderTitle = ({ page }: Run): string =>
  `In the folder of ${page.step('compose.yaml', 'configure', 'Prepare AFFiNE')}`;

export async function launch(run: Run, installation: Installation, { record }: RegisteredProvider): Promise<void> {
  const { browser } = run;
  await browser.visit(record.launchUrl ?? '');
  const { links } = expectAffine(run, 'launch');
  run.expect(
    'launch',
    links.map(({ text }) => text),
    ['Sign in'],
  );
  await checkCommands(run, installation);
  await checkPrivateAddress(run, installation);
  if (run.variant === 'file') {
    await checkPanelWins(run, installation);
    await checkClosed(run, installation);
  } else {
    checkArgs(run, installation);
  }
  await wrongSecretIsRefused(run, installation);
}

async function checkCommands(run: Run, { affine }: Installation): Promise<void> {
  const { page } = run;
  const heading = 'Who opens which address';
  const { text } = page.snippet({ title: folderTitle(run), heading, needs: 'launch', keys: ['docker compose'] });
  const commands = text.trim().split('\n').map(expandCommand);
  const [first, second] = await Promise.all(commands.map((command) => runNodeInContainer(run, command)));
  run.expect('diagnosis', first?.output, `200 ${await issuerOf(affine)}`);
  run.expect('lookup', /^\[\{"address":"[^"]+","family":[46]\}/.test(second?.output ?? ''), true);
  const authority = page.snippet({ title: 'compose.yaml, up to AFFiNE 0.26', needs: 'launch' });
  run.expect('authority', extraAuthorities(authority.text), { [first?.service ?? '']: './ca.pem' });
}

/** As the provider says it, which the command must print too. */
async function issuerOf({ config }: Affine): Promise<string> {
  const response = await fetch(`${config.oidc?.issuer ?? ''}/.well-known/openid-configuration`);
  return String(((await response.json()) as { readonly issuer?: unknown }).issuer);
}

/** "Since 0.27 there is no login button without it": a private address, without the line and with it. */
async function checkPrivateAddress(run: Run, { affine, said, settings, network }: Installation): Promise<void> {
  const { page } = run;
  const line = page.snippet({ title: 'OIDC OAuth provider config', needs: 'launch' }).text.trim();
  network.address = page.step('192.168.1.10', 'launch');
  await affine.configure(settings());
  await openSignIn(run);
  const without = hasButton(shownPage(run));
  const heading = 'When it does not work';
  const command = page.snippet({ title: folderTitle(run), heading, needs: 'launch', keys: ['docker compose'] });
  run.substitutes('docker compose logs affine -> what the model has said');
  const found = filterLog(
    command.text,
    said.flatMap((text) => text.split('\n')),
  );
  run.expect('log', found.includes('ssrf_blocked_error: Invalid URL'), true);
  // "A line beside `issuer`, not inside `args`."
  await affine.configure(settings((text) => text.replace('"issuer":', () => `${line}\n"issuer":`)));
  await openSignIn(run);
  run.expect('private-address', [without, hasButton(shownPage(run))], [false, true]);
  network.address = undefined;
}

const REFUSED: Readonly<Record<string, RegExp>> = {
  authentik: /status: 400 and body: .*"invalid_client"/,
  keycloak: /status: 401 and body: .*"unauthorized_client"/,
};

/** "Client type: confidential": nobody else can redeem a code. */
async function wrongSecretIsRefused(run: Run, { affine, settings }: Installation): Promise<void> {
  const config = settings();
  await affine.configure({ ...config, oidc: config.oidc && { ...config.oidc, clientSecret: 'another-secret' } });
  await openSignIn(run);
  await run.browser.click(OIDC_BUTTON);
  const { text } = shownPage(run);
  const expected = REFUSED[run.provider]?.source ?? '';
  run.expect('secret', REFUSED[run.provider]?.test(text) === true ? expected : text, expected);
}

/** "Keep `args` even when it is empty; releases that check the value refuse it otherwise." */
function checkArgs(run: Run, { settings }: Installation): void {
  const name = run.page.step('Save', 'launch');
  let refusal = '';
  try {
    settings((text) =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).filter(([key]) => key !== name))),
    );
  } catch (error) {
    refusal = error instanceof Error ? error.message : String(error);
  }
  run.expect(
    'args',
    refusal.replace(/: .*/s, ''),
    `Invalid app config for module \`oauth\` with key \`providers.oidc\`. args`,
  );
}

/** What was once saved in the panel wins over the file, until it is taken out of the database and the server is started anew. */
async function checkPanelWins(run: Run, { affine, settings }: Installation): Promise<void> {
  const { page } = run;
  const heading = 'In the configuration file';
  const command = (at: number, key: string): string =>
    page.snippet({ title: folderTitle(run), heading, at, needs: 'launch', keys: [key] }).text;
  const restart = command(0, 'docker compose');
  const remove = command(1, 'echo "DELETE');
  run.substitutes('the table app_configs, docker compose restart affine -> the model of AFFiNE');
  affine.saved.set(OIDC_KEY, { clientId: '', clientSecret: '', issuer: '', args: {} });
  await affine.configure(settings());
  await openSignIn(run);
  const before = hasButton(shownPage(run));
  affine.saved.delete(deletedRow(remove));
  const service = restarted(restart);
  await affine.configure(settings());
  await openSignIn(run);
  run.expect('panel-wins', [service, before, hasButton(shownPage(run))], ['affine', false, true]);
}

/** "To let in nobody new": who has been there gets in, others see what the guide says. */
async function checkClosed(run: Run, { affine, settings }: Installation): Promise<void> {
  const { page, browser, users } = run;
  const heading = 'Decide who gets an account';
  const line = page.snippet({ title: 'config.json', heading, needs: 'launch' }).text.trim();
  await affine.configure(settings((text) => text.replace('"oauth":', () => `${line}\n"oauth":`)));
  await openSignIn(run);
  await browser.click(OIDC_BUTTON);
  const known = new URL(expectAffine(run, 'launch').url).pathname;
  await browser.click('Sign out');
  // Without an account the same person is somebody new.
  affine.deleteUser(users.intended.email ?? '');
  await openSignIn(run);
  await browser.click(OIDC_BUTTON);
  const refused = shownPage(run).text.includes('You are not allowed to sign up.');
  run.expect('closed', [known, refused, affine.users.length], ['/', true, 1]);
}
