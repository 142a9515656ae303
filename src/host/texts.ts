import * as v from 'valibot';
import { LANGUAGES } from '../core/quiz/question';
import type { Strings } from '../messages/strings';
import { KEY_LENGTH } from '../messages/strings';

/**
 * `dist/texts.json`: every JSON file of texts that ships, in one, written by `.ci/texts.mjs`. The sentences of each
 * language stand in a list of their own. In a file's `json` each empty object stands for the next pair of them, counted
 * from `from`; a text instead holds the keys of English sentences, one after the other, whose translations those are.
 */
const Texts = v.object({
  files: v.record(v.string(), v.object({ from: v.number(), json: v.unknown() })),
  en: v.array(v.string()),
  'zh-cn': v.array(v.string()),
});

/** The shipped files of texts, by their paths in the project, e.g. `media/states.json`. */
export class ShippedTexts {
  private constructor(private readonly texts: v.InferOutput<typeof Texts>) {}

  /** Throws when `json` is not what the build writes. */
  static from(json: unknown): ShippedTexts {
    return new ShippedTexts(v.parse(Texts, json));
  }

  /** The paths in a folder, e.g. `media/course`, in their order. */
  paths(folder: string): readonly string[] {
    return Object.keys(this.texts.files).filter((path) => path.startsWith(`${folder}/`));
  }

  /** The content of a file, equal to its JSON but for keys instead of English sentences. Throws when it did not ship. */
  json(path: string): unknown {
    const file = this.texts.files[path];
    if (file === undefined) throw new Error(`${path} is not among the texts that ship.`);
    if (typeof file.json === 'string') return this.strings(file.from, file.json);
    let next = file.from;
    const put = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(put);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value);
      if (entries.length > 0) return Object.fromEntries(entries.map(([name, inner]) => [name, put(inner)]));
      const index = next++;
      return Object.fromEntries(LANGUAGES.map((language) => [language, this.texts[language][index]]));
    };
    return put(file.json);
  }

  private strings(from: number, keys: string): Strings {
    const count = keys.length / KEY_LENGTH;
    const translated = this.texts['zh-cn'].slice(from, from + count);
    return Object.fromEntries(translated.map((text, i) => [keys.slice(i * KEY_LENGTH, (i + 1) * KEY_LENGTH), text]));
  }
}
