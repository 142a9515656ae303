import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import ts from 'typescript-eslint';

const core = './src/core';
/** The arrows of the house: `room` may import itself and `allowed`, and nothing else of the core. */
const fence = (room, ...allowed) => ({
  target: `${core}/${room}`,
  from: core,
  except: ['said.ts', room, ...allowed].map((name) => `./${name}`),
  message: `src/core/${room} imports only ${['itself', ...allowed].join(', ')}: the arrows point one way (CONTRIBUTING.md).`,
});

export default ts.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
      'import-x/extensions': ['.ts', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      // A package cannot import us: only our own files are followed.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            fence('tcp'),
            fence('world', 'tcp'),
            fence('replay', 'world', 'tcp'),
            fence('ports'),
            fence('scenario', 'world', 'tcp'),
            fence('explore', 'scenario', 'world', 'tcp'),
            fence('timewait', 'ports'),
            fence('sockets', 'tcp'),
            fence('assist', 'explore', 'scenario', 'world', 'tcp'),
            fence('live', 'scenario', 'world', 'tcp', 'ports', 'sockets'),
            fence('play', 'explore', 'scenario', 'world', 'tcp'),
            fence('lab', 'explore', 'scenario', 'world', 'tcp'),
            fence('quiz', 'play', 'explore', 'scenario', 'world', 'tcp', 'ports', 'timewait'),
            fence('course', 'quiz', 'play', 'explore', 'scenario', 'world', 'tcp', 'ports', 'timewait'),
            {
              target: core,
              from: ['./src/host', './src/kernel', './webview', './test'],
              message: 'The core imports neither the host nor the page.',
            },
            {
              target: './webview',
              from: ['./src/host', './src/kernel', './src/extension.ts', './test'],
              message: 'The page imports the core and the messages, never the host.',
            },
            { target: './src', from: ['./webview', './test'], message: 'src does not import the page or the tests.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Date',
        'performance',
        'setTimeout',
        'setInterval',
        'process',
        'document',
        'window',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The core has no unseeded chance.' },
      ],
    },
  },
  { files: ['src/cli.ts', 'src/cli/**/*.ts', 'test/**/*.ts', '**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);
