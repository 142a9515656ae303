import * as v from 'valibot';
import { LANGUAGES } from '../core/quiz/question';

/**
 * `dist/texts.json`: every JSON file of texts that ships, in one, written by `.ci/texts.mjs`. The sentences of each
 * language stand in a list of their own. In a file's `json` each empty object stands for the next pair of them, counted
 * from `from`; a number instead says that the file maps so many English sentences to their translations.
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

  /** The content of a file, equal to its JSON. Throws when it did not ship. */
  json(path: string): unknown {
    const file = this.texts.files[path];
    if (file === undefined) throw new Error(`${path} is not among the texts that ship.`);
    if (typeof file.json === 'number') return Object.fromEntries(this.pairs(file.from, file.json));
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

  private pairs(from: number, count: number): (readonly [string, string])[] {
    const translated = this.texts['zh-cn'].slice(from, from + count);
    return this.texts.en.slice(from, from + count).map((english, index) => [english, translated[index] ?? english]);
  }
}
