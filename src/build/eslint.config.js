import { resolve } from 'node:path';
import tseslint from 'typescript-eslint';

const EXPORTS = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels.' },
];

export default tseslint.config(
  // A notebook's cell is not a module.
  { ignores: ['dist', 'public', 'node_modules', 'cells'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      // The formatter leaves texts, patterns and comments as long as they are; a comment is wrapped by hand.
      'max-len': [
        'error',
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
      ],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...EXPORTS],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/unbound-method': 'error',
    },
    languageOptions: {
      parserOptions: { project: 'tsconfig.json', tsconfigRootDir: resolve(import.meta.dirname, '../..') },
    },
  },
  { files: ['src/build/**', 'playwright/**'], rules: { 'no-console': 'off' } },
  // What waits, or is quick, for some time alone passes or fails with what else the machine does.
  {
    files: ['**/*.test.ts', '**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...EXPORTS,
        {
          selector: "CallExpression[callee.property.name='waitForTimeout']",
          message: 'Wait for what is to happen, not for a time.',
        },
        {
          selector:
            "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout'][arguments.1.value>9]",
          message: 'Wait for what is to happen, not for a time.',
        },
        {
          selector:
            "CallExpression[callee.name='expect'] CallExpression[callee.object.name='performance'][callee.property.name='now']",
          message: 'Compare two times that are measured side by side.',
        },
        {
          selector:
            "CallExpression[callee.name='expect'] CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Compare two times that are measured side by side.',
        },
      ],
    },
  },
  // Vite, Vitest and Playwright read a default export.
  {
    files: ['**/*.config.ts', 'playwright/closingLine.ts', 'playwright/budgets.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
