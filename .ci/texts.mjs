// All texts that ship, as one file: dist/texts.json. src/host/texts.ts reads it, and says what it looks like.
import { readFileSync, readdirSync } from 'node:fs';
import { transformSync } from 'esbuild';

/** Hashes a sentence as the code does that will look for its translation. */
const { code } = transformSync(readFileSync('src/messages/strings.ts', 'utf8'), { loader: 'ts' });
const { keyOf } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** The JSON files whose texts ship, and the folders whose JSON files do. */
const FILES = ['media/challenges.json', 'media/misconceptions.json', 'media/states.json'];
const FOLDERS = ['media/course', 'media/questions', 'l10n'];

/** What has to be looked at again when something changes. */
export const watched = { files: FILES, folders: FOLDERS };

const isPair = (value) => typeof value.en === 'string' && typeof value['zh-cn'] === 'string';

/**
 * The files as one value. Sentences stand apart, language by language, as what is alike compresses best side by side:
 * each pair of them leaves an empty object behind, and a bundle of the interface's sentences the keys of the English ones.
 */
export function packTexts(files) {
  const en = [];
  const chinese = [];
  const take = (value) => {
    if (Array.isArray(value)) return value.map(take);
    if (typeof value !== 'object' || value === null) return value;
    const names = Object.keys(value);
    if (names.length === 0)
      throw new Error('texts.mjs: an empty object stands for a pair of sentences, and ships nowhere.');
    if (names.length === 2 && isPair(value)) {
      en.push(value.en);
      chinese.push(value['zh-cn']);
      return {};
    }
    return Object.fromEntries(names.map((name) => [name, take(value[name])]));
  };
  const packed = {};
  for (const [path, json] of files) {
    const from = chinese.length;
    packed[path] = { from, json: path.startsWith('l10n/') ? keysOf(json) : take(json) };
    // What has no English beside it comes last, or the two lists would no longer run side by side.
    if (path.startsWith('l10n/')) chinese.push(...Object.values(json));
  }
  return { files: packed, en, 'zh-cn': chinese };
}

/** The keys of a bundle's sentences, one after the other. */
function keysOf(bundle) {
  const sentences = new Map();
  for (const sentence of Object.keys(bundle)) {
    const key = keyOf(sentence);
    if (sentences.has(key))
      throw new Error(
        `texts.mjs: "${sentence}" and "${sentences.get(key)}" have the same key; word one of them otherwise.`,
      );
    sentences.set(key, sentence);
  }
  return [...sentences.keys()].join('');
}

/** The files by their paths, as they are now. */
export function readTexts() {
  const listed = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
  return [...FILES, ...listed].map((path) => {
    try {
      return [path, JSON.parse(readFileSync(path, 'utf8'))];
    } catch (error) {
      throw new Error(`${path} is no JSON: ${error.message}`, { cause: error });
    }
  });
}
