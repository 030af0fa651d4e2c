import tseslint from 'typescript-eslint';

export default tseslint.config(
  // A notebook's cell is not a module.
  { ignores: ['dist', 'public', 'node_modules', 'cells'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['src/build/**', 'playwright/**'], rules: { 'no-console': 'off' } },
  // Vite, Vitest and Playwright read a default export.
  { files: ['**/*.config.ts', 'playwright/closingLine.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
