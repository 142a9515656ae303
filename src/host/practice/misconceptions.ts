import * as v from 'valibot';
import type { Language } from '../../core/quiz/question';
import { Localized, MisconceptionId } from '../../core/quiz/question';
import type { Logger } from '../logger';
import type { Media } from '../media';

/** `media/misconceptions.json`: what is believed, and what is the case, in every language. */
export const MisconceptionsFile = v.record(MisconceptionId, v.strictObject({ believed: Localized, fact: Localized }));

/** One of them, in one language. */
export interface MisconceptionText {
  readonly believed: string;
  readonly fact: string;
}

/** The misconceptions in the reader's language. */
export class MisconceptionTexts {
  private constructor(
    private readonly file: v.InferOutput<typeof MisconceptionsFile>,
    private readonly language: () => Language,
  ) {}

  /** Reads the texts. When they cannot be read, practice goes on with the ids alone. */
  static async load(media: Media, language: () => Language, log: Logger): Promise<MisconceptionTexts> {
    try {
      const file = v.parse(MisconceptionsFile, await media.json('media/misconceptions.json'));
      return new MisconceptionTexts(file, language);
    } catch (error) {
      log.error('The texts of the misconceptions cannot be read', error);
      return new MisconceptionTexts({}, language);
    }
  }

  /** The text of a misconception; its id alone when there is none. */
  of(id: string): MisconceptionText {
    const entry = Object.hasOwn(this.file, id) ? this.file[id] : undefined;
    const language = this.language();
    return entry === undefined
      ? { believed: id, fact: '' }
      : { believed: entry.believed[language], fact: entry.fact[language] };
  }
}
