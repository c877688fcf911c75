import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@site': import.meta.dirname } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{src,plugins,providers,recipes,cli,scripts,bench,docs}/**/*.test.{ts,tsx}',
            'tests/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/node_modules/**', '**/fixtures/**', 'tests/browser/**', 'tests/site/**'],
        },
      },
      {
        // Reads the production build in build/, and makes builds of its own.
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/{browser,site}/**/*.test.{ts,tsx}'],
          globalSetup: 'tests/support/browser-setup.ts',
          // A test or hook may build a site, on a machine that does other things too.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
