import { explore } from '../explore';
import type { StoryLine } from '../ports';
import { judgeStory, StoryFault, tell } from '../ports';
import type { Finding } from '../said';
import { findingOf, found, inEnglish, say } from '../said';
import type { Ladder } from '../scenario';
import { formatFailure, formatFault, parse } from '../scenario';
import { play } from './play';
import type { Decision, Option, Question } from './question';

/**
 * What the machine finds about a claim. `holds` is null when it could not decide: a fault in the lines, a step that is
 * not possible, or a search that was cut off; `problem` then says which. That is a mistake in the question, never an answer.
 */
export interface Verdict {
  readonly holds: boolean | null;
  readonly problem: string | null;
  /** The claim as written. */
  readonly claim: string;
  /** For a search: how many worlds were visited. */
  readonly worlds: number | null;
  /** What is the case where the claim is false (`A is FIN_WAIT_2`); null where it holds. */
  readonly said: Finding | null;
  /** The run that shows it; null when a search found none. */
  readonly ladder: Ladder | null;
  /** For a story about ports: what each of its lines was answered. */
  readonly story: readonly StoryLine[] | null;
  /** For knowledge that no machine decides: where it is written. */
  readonly cites: string | null;
}

/** A question with a verdict for each option, in the order of the options. */
export interface Decided {
  readonly question: Question;
  readonly verdicts: readonly { readonly option: Option; readonly verdict: Verdict }[];
}

/** The most worlds that a question's search may visit before it counts as undecided. */
export const WORLDS = 300_000;

/** Decides every option of a question. */
export function decideQuestion(question: Question): Decided {
  return { question, verdicts: question.options.map((option) => ({ option, verdict: decide(option.decide) })) };
}

/** Decides one claim by running it or by searching all runs. */
export function decide(decision: Decision): Verdict {
  if ('model' in decision) return decideBySearch(decision.model, decision.claim);
  if ('host' in decision) return decideByStory(decision.host, decision.claim);
  if ('cites' in decision) return { ...BLANK, holds: decision.holds, claim: '', cites: decision.cites };
  return decideByRun(decision.run, decision.claim);
}

/** A verdict's fields that most ways of deciding leave empty. */
export const BLANK = { problem: null, worlds: null, said: null, ladder: null, story: null, cites: null } as const;

function decideByRun(lines: readonly string[], claim: string): Verdict {
  const played = play([...lines, `expect ${claim}`].join('\n'));
  if ('problem' in played) return undecided(claim, inEnglish(played.problem));
  const { run, ladder } = played;
  const { failure } = run;
  if (failure === null) return { ...BLANK, holds: true, claim, ladder };
  const decidesIt = failure.kind === 'expectation' && failure.line === run.scenario.lines.at(-1)?.place.line;
  if (!decidesIt) return undecided(claim, formatFailure(failure));
  return { ...BLANK, holds: false, claim, said: findingOf(failure), ladder };
}

function decideByStory(lines: readonly string[], claim: string): Verdict {
  try {
    const story = tell(lines);
    const { holds, said } = judgeStory(story, claim);
    return { ...BLANK, holds, claim, said: holds ? null : found(say('{0}', said)), story: story.log };
  } catch (error) {
    if (error instanceof StoryFault) return undecided(claim, error.message);
    throw error;
  }
}

function decideBySearch(head: readonly string[], claim: string): Verdict {
  const { scenario, faults } = parse(['explore', ...head, `claim ${claim}`].join('\n'));
  const [fault] = faults;
  if (fault !== undefined) return undecided(claim, formatFault(fault));
  if (scenario?.kind !== 'explored') return undecided(claim, 'a `model` is an explored scenario');
  const { verdicts, worlds } = explore(scenario, { bound: WORLDS });
  const [verdict] = verdicts;
  if (verdict === undefined) return undecided(claim, 'no claim was found');
  if (verdict.verdict === 'unknown') return undecided(claim, `stopped at ${worlds} worlds`);
  const ladder = verdict.run === undefined ? null : replay(verdict.run);
  return { ...BLANK, holds: verdict.verdict === 'true', claim, worlds, ladder };
}

/** The ladder of a run that the explorer printed; it must play to its end, or the explorer and the machine disagree. */
function replay(text: string): Ladder {
  const played = play(text);
  if ('problem' in played) throw new Error(`${inEnglish(played.problem)}\n${text}`);
  if (played.run.failure !== null) throw new Error(`${formatFailure(played.run.failure)}\n${text}`);
  return played.ladder;
}

function undecided(claim: string, problem: string): Verdict {
  return { ...BLANK, holds: null, problem, claim };
}
