import { cancel, intro, select, text } from '@clack/prompts';
import { categories, type Category } from '../src/core/guide/labels';
import { applicationCategories, DEFAULTS, type Judge, judges, type NewGuide } from './new-guide';

/** The person at the terminal stopped. */
export class Cancelled extends Error {}

/**
 * Asks for what was not given.
 *
 * @throws Cancelled when the person stops
 */
export async function askFor(
  given: Readonly<Partial<Record<keyof NewGuide, string>>>,
  judgeName: Judge,
): Promise<NewGuide> {
  intro('A new guide');
  const ask = async (key: keyof NewGuide, message: string, judge: Judge, initial?: string): Promise<string> =>
    given[key] ??
    answered<string>(
      await text({
        message,
        ...(initial === undefined ? {} : { initialValue: initial }),
        validate: (answer = '') => judge(answer),
      }),
    );
  const name = await ask('name', 'The folder, which is also the address and the host', judgeName);
  const title = await ask('title', 'The application’s name', judges.title, titleOf(name));
  const homepage = await ask('homepage', 'Its own site', judges.homepage, DEFAULTS.homepage);
  const category = given.category ?? (await askCategory());
  const version = await ask('version', 'The version that you have in front of you', judges.version, DEFAULTS.version);
  const redirectPath = await ask(
    'redirectPath',
    'The path of its redirect URI; <login_name> is a part that readers choose',
    judges.redirectPath,
    DEFAULTS.redirectPath,
  );
  return { name, title, homepage, category: category as Category, version, redirectPath };
}

async function askCategory(): Promise<Category> {
  const options = applicationCategories.map((value) => ({ value, label: categories[value] }));
  return answered<Category>(
    await select<Category>({ message: 'Where readers look for it', options, initialValue: 'other' }),
  );
}

function answered<Value extends string>(answer: Value | symbol): Value {
  if (typeof answer !== 'symbol') return answer;
  cancel('Nothing was written.');
  throw new Cancelled();
}

/** `example-app` is probably called Example App. */
export const titleOf = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (part: string) => part.replace('-', ' ').toUpperCase());
