import type { StoryLine } from '../ports';
import { findSubject, StoryFault, tell } from '../ports';
import { inEnglish } from '../said';
import type { Ladder } from '../scenario';
import { formatFailure } from '../scenario';
import { decidePredict, decideSpot } from './choices';
import { findShortest } from './construct';
import type { Decided } from './decide';
import { decideQuestion } from './decide';
import { faultsOf } from './grade';
import type { Construct, Order, Predict, Reckon, Spot } from './kinds';
import { measure } from './measure';
import { play } from './play';
import type { Question } from './question';

/** A question of any kind. */
export type AnyQuestion = Question | Predict | Spot | Order | Construct | Reckon;

/** What the machine found for a question without options: one right answer (of perhaps many), and the run that shows it. */
export interface Solution {
  /** In the form in which a learner gives it: ids in order, lines, or a number. */
  readonly answer: readonly string[];
  readonly ladder: Ladder | null;
  readonly story: readonly StoryLine[] | null;
  /** For *construct*: the number of steps of the shortest run. */
  readonly par: number | null;
}

/** A question as it can be asked: decided by the machine, with every reason why it must not be. */
export interface Prepared {
  readonly question: AnyQuestion;
  /** *choose*, *predict*, *spot*: the options with their verdicts. */
  readonly choice: Decided | null;
  /** *order*, *construct*, *reckon*. */
  readonly solution: Solution | null;
  readonly faults: readonly string[];
}

/** Asks the machine everything about a question. */
export function prepare(question: AnyQuestion): Prepared {
  switch (question.kind) {
    case 'choose':
      return prepared(question, decideQuestion(question));
    case 'predict':
      return prepared(question, decidePredict(question));
    case 'spot':
      return prepared(question, decideSpot(question));
    case 'order':
      return solved(question, solveOrder(question));
    case 'construct':
      return solved(question, solveConstruct(question));
    case 'reckon':
      return solved(question, solveReckon(question));
  }
}

type Attempted = { readonly solution: Solution } | { readonly problem: string };

function prepared(question: AnyQuestion, choice: Decided): Prepared {
  return { question, choice, solution: null, faults: faultsOf(choice) };
}

function solved(question: AnyQuestion, attempted: Attempted): Prepared {
  if ('solution' in attempted) return { question, choice: null, solution: attempted.solution, faults: [] };
  return { question, choice: null, solution: null, faults: [`${question.id} is undecided: ${attempted.problem}`] };
}

/** The order in which the events are written must be possible, and reversed it must not be: else any order is right. */
function solveOrder(question: Order): Attempted {
  const played = play(
    textOfOrder(
      question,
      question.events.map(({ id }) => id),
    ),
  );
  if ('problem' in played) return { problem: inEnglish(played.problem) };
  if (played.run.failure !== null) return { problem: formatFailure(played.run.failure) };
  const reversed = play(textOfOrder(question, question.events.map(({ id }) => id).reverse()));
  if (!('problem' in reversed) && reversed.run.failure === null) return { problem: 'every order seems to be possible' };
  return { solution: { answer: question.events.map(({ id }) => id), ladder: played.ladder, story: null, par: null } };
}

/** The scenario in which the events stand in this order. */
export function textOfOrder({ head, events, claim }: Order, ids: readonly string[]): string {
  const lines = ids.flatMap((id) => events.find((event) => event.id === id)?.run ?? []);
  return [...head, ...lines, ...(claim === undefined ? [] : [`expect ${claim}`])].join('\n');
}

function solveConstruct(question: Construct): Attempted {
  const found = findShortest(question);
  if ('problem' in found) return found;
  return { solution: { answer: found.lines, ladder: found.ladder, story: null, par: found.steps } };
}

function solveReckon({ measures }: Reckon): Attempted {
  if ('host' in measures) {
    try {
      const story = tell(measures.host);
      const found = findSubject(story, measures.what);
      if (found === undefined || !/^\d+$/.test(found))
        return { problem: `"${measures.what}" is no number of this story` };
      return { solution: { answer: [found], ladder: null, story: story.log, par: null } };
    } catch (error) {
      if (error instanceof StoryFault) return { problem: error.message };
      throw error;
    }
  }
  const played = play(measures.run.join('\n'));
  if ('problem' in played) return { problem: inEnglish(played.problem) };
  if (played.run.failure !== null) return { problem: formatFailure(played.run.failure) };
  const value = measure(measures.what, played.run.end);
  if (value === undefined) return { problem: `there is no "${measures.what}" at the end of the run` };
  return { solution: { answer: [String(value)], ladder: played.ladder, story: null, par: null } };
}
