import type { RegisteredProvider, Run } from '../recipe';
import { shownPage } from './pages';

/**
 * What the provider's log-out address shows to who comes without a place to return to: authentik says that the application was left,
 * Keycloak asks first. Ends behind the question.
 */
export async function expectProvidersLogOut(run: Run, outcome: string, { record }: RegisteredProvider): Promise<void> {
  const { status, text } = shownPage(run);
  const words = text.split('\n');
  if (run.provider === 'authentik') {
    run.expect(outcome, [status, words[0]], [200, `You've logged out of ${record.name ?? ''}.`]);
    return;
  }
  if (status === 200) await run.browser.click('Logout');
  run.expect(
    outcome,
    [status, words[1], shownPage(run).text.split('\n')[0]],
    [200, 'Do you want to log out?', 'You are logged out'],
  );
}
