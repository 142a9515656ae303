/**
 * The translations of the interface's sentences, by the keys of the English ones. The sentences themselves stand in the
 * code: beside their translations they would ship once more, and go to the page with every snapshot.
 */
export type Strings = Readonly<Record<string, string>>;

/** How many letters every key has. */
export const KEY_LENGTH = 5;

/** The key of an English sentence: 25 bits of its FNV-1a hash. The build refuses two sentences of one key. */
export function keyOf(sentence: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sentence.length; i++) hash = Math.imul(hash ^ sentence.charCodeAt(i), 0x01000193);
  return (hash >>> 7).toString(32).padStart(KEY_LENGTH, '0');
}

/** The same by the sentences, as `config` of `@vscode/l10n` wants them. */
export function bySentence(strings: Strings): Strings {
  return new Proxy(strings, { get: (target, sentence) => target[keyOf(String(sentence))] });
}
