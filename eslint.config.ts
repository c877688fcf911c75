import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importZones } from './scripts/import-zones';

/** Files whose host asks for a default export. */
const HOSTED = [
  '*.config.ts',
  'sidebars.ts',
  'src/pages/**',
  'src/theme/**',
  'contributing/sidebar.ts',
  'scripts/count-reporter.ts',
  'tests/support/browser-setup.ts',
  'docs/*/recipe.ts',
  'docs/_template/recipe.ts',
  'plugins/docusaurus-*/index.ts',
  'plugins/remark-*/index.ts',
];
const TESTS = ['**/*.test.{ts,tsx}', 'tests/**'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name: a name is found by searching, and is the same everywhere.',
};

export default defineConfig(
  globalIgnores(['build/', '.docusaurus/', '.cache/', 'coverage/', 'static/', '**/fixtures/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
          tsconfig: { configFile: `${import.meta.dirname}/tsconfig.json` },
        }),
      ],
    },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers print the same everywhere; the rule is about objects.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: importZones }],
    },
  },
  // Tests beside the code import tests/ and scripts/ too; tests/architecture.test.ts knows what else they may.
  { files: TESTS, rules: { 'import-x/no-restricted-paths': 'off' } },
  { files: HOSTED, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['src/core/**'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|zod$|fastest-levenshtein$)',
              message: 'The core uses zod and fastest-levenshtein, and nothing else.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**', 'providers/*/provider.ts', 'providers/*/export/**'],
    ignores: TESTS,
    rules: { 'import-x/no-nodejs-modules': 'error' },
  },
);
