import type { StoryLine } from '../ports';
import { judgeStory, StoryFault, tell } from '../ports';

/** A story with expectations, told; `problem` says at which line (1-based) it is not as written. */
export interface ToldStory {
  readonly lines: readonly StoryLine[];
  readonly problem: string | null;
}

/** Tells a story about a host's ports. A line `expect CLAIM` is held against everything before it. */
export function tellStory(story: readonly string[]): ToldStory {
  const calls = story.map((line) => (line.startsWith('expect ') ? '' : line));
  try {
    for (const [index, line] of story.entries()) {
      if (!line.startsWith('expect ')) continue;
      const { holds, said } = judgeStory(tell(calls.slice(0, index)), line.slice('expect '.length).trim());
      if (!holds) return { lines: [], problem: `line ${index + 1}: ${line}, but it is: ${said}` };
    }
    return { lines: withExpectations(story, tell(calls).log), problem: null };
  } catch (error) {
    if (error instanceof StoryFault) return { lines: [], problem: error.message };
    throw error;
  }
}

/** The answers to the calls, and between them what holds there. */
function withExpectations(story: readonly string[], log: readonly StoryLine[]): readonly StoryLine[] {
  let told = 0;
  return story.flatMap((line): readonly StoryLine[] => {
    if (line.startsWith('expect ')) return [{ line, answer: 'OK', why: null }];
    const isCall = line.split('#', 1)[0]?.trim() !== '';
    const answered = isCall ? log[told] : undefined;
    if (isCall) told += 1;
    return answered === undefined ? [] : [answered];
  });
}
