import * as v from 'valibot';
import type { Language } from '../../core/quiz/question';
import { Localized } from '../../core/quiz/question';
import type { State } from '../../core/tcp';
import { STATES } from '../../core/tcp';
import type { Logger } from '../logger';
import type { Media } from '../media';

const text = v.pipe(v.string(), v.minLength(1));

/** Something that each operating system has its own text for. */
const BySystem = v.strictObject({ linux: text, macos: text, windows: text });
type BySystem = v.InferOutput<typeof BySystem>;

/** `media/states.json`: what the page of each state says, in every language. */
export const StatesFile = v.record(
  v.picklist(STATES),
  v.strictObject({
    /** What it means. */
    meaning: Localized,
    /** Who is in it, and for how long. */
    who: Localized,
    /** What is wrong when there are many. */
    many: Localized,
    /** What lists the connections in this state; nothing lists those that are CLOSED. */
    list: v.nullable(BySystem),
    /** What `ss` and `/proc/net/tcp` on Linux call it, and `netstat` wherever it runs. */
    tools: v.strictObject({ ss: text, netstat: BySystem, proc: v.pipe(v.string(), v.regex(/^0[1-9AB]$/)) }),
  }),
);

/** What the page of a state says, in one language. */
export interface StateText {
  readonly meaning: string;
  readonly who: string;
  readonly many: string;
  readonly list: BySystem | null;
  readonly tools: { readonly ss: string; readonly netstat: BySystem; readonly proc: string };
}

/** The texts of the states in the reader's language. */
export class StateTexts {
  private constructor(
    private readonly file: Partial<v.InferOutput<typeof StatesFile>>,
    private readonly language: () => Language,
  ) {}

  /** Reads the texts. When they cannot be read the tree and the pages go on with the table's rows alone. */
  static async load(media: Media, language: () => Language, log: Logger): Promise<StateTexts> {
    try {
      return new StateTexts(v.parse(StatesFile, await media.json('media/states.json')), language);
    } catch (error) {
      log.error('The texts of the states cannot be read', error);
      return new StateTexts({}, language);
    }
  }

  /** The text of `state`, or undefined when the file could not be read. */
  of(state: State): StateText | undefined {
    const entry = this.file[state];
    if (entry === undefined) return undefined;
    const language = this.language();
    const { meaning, who, many, list, tools } = entry;
    return { meaning: meaning[language], who: who[language], many: many[language], list, tools };
  }
}
