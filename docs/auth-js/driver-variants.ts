import type { ApplicationSide } from '../../recipes/index';
import { installedPackage } from './driver-packages';
import type { Project } from './driver-projects';

/** The ways through the guide: one for each framework, and one for the examples that change `auth.ts` of Next.js, one after the other. */
export const driverVariants: Readonly<Record<string, Project>> = {
  core: { framework: 'core' },
  express: { framework: 'express' },
  sveltekit: { framework: 'sveltekit' },
  qwik: { framework: 'qwik' },
  'next-5': { framework: 'next-5', pages: true },
  'next-5-examples': { framework: 'next-5', auth: 'Log out', signOut: 'Log out' },
  'next-4': { framework: 'next-4' },
};

const NEXT = 'Next.js 16, its own request, cookies and redirects, in a router of ours';
const AROUND: Readonly<Record<Project['framework'], { readonly packages: readonly string[]; readonly text: string }>> =
  {
    core: { packages: ['@auth/core'], text: 'Node.js' },
    express: { packages: ['@auth/express', '@auth/core', 'express-5'], text: 'Express 5 behind a reverse proxy' },
    sveltekit: { packages: ['@auth/sveltekit', '@auth/core', '@sveltejs/kit'], text: 'a model of SvelteKit’s server' },
    qwik: { packages: ['@auth/qwik'], text: 'a model of Qwik City’s server' },
    'next-5': { packages: ['next-auth', '@auth/core', 'next'], text: NEXT },
    'next-4': { packages: ['next-auth-4', 'next'], text: NEXT },
  };

/** What stands on the application's side of a variant. */
export function applicationSide(variant: string): ApplicationSide {
  const { framework } = driverVariants[variant] ?? { framework: 'core' };
  const { packages, text } = AROUND[framework];
  const [, main = ''] = installedPackage(packages[0] ?? '');
  return {
    name: 'Auth.js',
    side: 'client code',
    version: main.replace(/^.*@/, ''),
    description: `The guide’s own files, run on ${main} in ${text}.`,
    packages,
  };
}
