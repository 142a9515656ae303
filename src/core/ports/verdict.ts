import { list } from './list';
import type { Story } from './story';
import { StoryFault } from './story';

/** What a story's end says. */

/** What a claim may say of a count, of `first-refused`, or of a socket's last answer: anything else is a slip of the pen. */
const COUNT = /^\d+$/;
const FIRST = /^(\d+|never)$/;
const RESULT = /^(OK|E[A-Z]+)$/;

/** Whether a claim about a story's end holds, and what is the case. Throws StoryFault (line 0) when it is none. */
export function judgeStory(story: Story, claim: string): { readonly holds: boolean; readonly said: string } {
  const negated = claim.startsWith('not ');
  const [subject = '', object = '', ...more] = claim.slice(negated ? 4 : 0).split(' ');
  const found = findSubject(story, subject);
  if (found === undefined) throw new StoryFault(0, `"${claim}" asks about "${subject}", which the story does not have`);
  const form = subject === 'first-refused' ? FIRST : COUNT.test(found) ? COUNT : RESULT;
  if (more.length > 0 || !form.test(object))
    throw new StoryFault(0, `"${claim}" is no claim; write: NAME EADDRINUSE, refused 20, first-refused never`);
  return { holds: (found === object) !== negated, said: `${subject} ${found}` };
}

/** What a story's end says of `subject`: an answer, or a count as text; undefined when it knows nothing of it. */
export function findSubject(story: Story, subject: string): string | undefined {
  switch (subject) {
    case 'connected':
      return String(story.connected);
    case 'refused':
      return String(story.refused);
    case 'first-refused':
      return story.firstRefused === null ? 'never' : String(story.firstRefused);
    case 'TIME_WAIT':
    case 'FIN_WAIT_2':
    case 'LISTEN':
    case 'ESTABLISHED':
    case 'CLOSE_WAIT':
      return String(list(story.host).filter(({ state }) => state === subject).length);
    default:
      return story.answers.get(subject);
  }
}
