import { explore } from '../explore';
import type { StoryLine } from '../ports';
import { play } from '../quiz/play';
import { WORLDS } from '../quiz/decide';
import type { Finding } from '../said';
import { inEnglish, sayFinding } from '../said';
import type { Ladder } from '../scenario';
import { formatFailure, formatFault, parse } from '../scenario';
import type { Lesson, LessonPage } from './lesson';
import { tellStory } from './story';
import { checkTask } from './task';

/** A claim of a model, decided. */
export interface DecidedClaim {
  readonly kind: 'never' | 'possible' | 'always';
  /** The condition, as written. */
  readonly condition: string;
  readonly verdict: 'true' | 'false' | 'unknown';
  /** How many worlds were searched. */
  readonly worlds: number;
  /** The shortest run that shows it; null when there is none to show. */
  readonly ladder: Ladder | null;
}

/** A page with what the machine found, and why it must not be shown as it stands. */
export interface DecidedPage {
  readonly page: LessonPage;
  readonly run: Ladder | null;
  readonly claims: readonly DecidedClaim[];
  readonly story: readonly StoryLine[] | null;
  /** `run: line 5: expected A TIME_WAIT; A is FIN_WAIT_2` */
  readonly faults: readonly string[];
}

/** Plays a page's run, decides its model's claims, and tells its story. */
export function decidePage(page: LessonPage): DecidedPage {
  const faults: string[] = [];
  const blame = (part: string) => (problem: string) => {
    faults.push(`${part}: ${problem}`);
  };
  const run = page.run === undefined ? null : playRun(page.run.scenario, blame('run'));
  const claims = page.model === undefined ? [] : decideModel(page.model.scenario, blame('model'));
  const told = page.host === undefined ? null : tellStory(page.host.story);
  if (told !== null && told.problem !== null) blame('host')(told.problem);
  return { page, run, claims, story: told?.lines ?? null, faults };
}

type Blame = (problem: string) => void;

function playRun(lines: readonly string[], blame: Blame): Ladder | null {
  const played = play(lines.join('\n'));
  if ('problem' in played) {
    blame(inEnglish(played.problem));
    return null;
  }
  const { run, ladder } = played;
  if (run.failure !== null) blame(formatFailure(run.failure));
  if (run.scenario.lines.at(-1)?.action.kind !== 'expect')
    blame('the run proves nothing at its end: let its last line be an `expect` that holds what the text says');
  return ladder;
}

function decideModel(lines: readonly string[], blame: Blame): readonly DecidedClaim[] {
  const { scenario, faults } = parse(lines.join('\n'));
  const [fault] = faults;
  if (fault !== undefined) {
    blame(formatFault(fault));
    return [];
  }
  if (scenario?.kind !== 'explored' || scenario.claims.length === 0) {
    blame('a model has a line `explore` and at least one `claim`');
    return [];
  }
  return explore(scenario, { bound: WORLDS }).verdicts.map(({ claim, kind, verdict, worlds, run }) => {
    const condition = claim.condition.text;
    if (verdict !== 'true') blame(`line ${claim.place.line}: claim ${kind} ${condition} is ${verdict}`);
    const played = run === undefined ? null : play(run);
    const ladder = played === null || 'problem' in played ? null : played.ladder;
    return { kind, condition, verdict, worlds, ladder };
  });
}

/** What lessons refer to. */
export interface References {
  readonly questions: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  /** Challenges of Play. */
  readonly challenges: ReadonlySet<string>;
}

/** Everything that is wrong with a lesson, as sentences that begin with its id and the place in it. */
export function decideLesson(lesson: Lesson, { questions, concepts, challenges }: References): readonly string[] {
  const faults = lesson.pages.flatMap((page) => decidePage(page).faults.map((fault) => `pages.${page.id}: ${fault}`));
  const unknown = (where: string, ids: readonly string[], known: ReadonlySet<string>, what: string) => {
    for (const id of ids) if (!known.has(id)) faults.push(`${where}: there is no ${what} "${id}"`);
  };
  unknown('questions', lesson.questions, questions, 'question');
  unknown('feeds', lesson.feeds, concepts, 'concept');
  if (lesson.task.kind === 'play') unknown('task', [lesson.task.challenge], challenges, 'challenge');
  else {
    const { scenario, solution, goal } = lesson.task;
    const start = checkTask(lesson.task, scenario.join('\n'));
    const end = checkTask(lesson.task, solution.join('\n'));
    if (start.done) faults.push(`task: the goal \`${goal}\` is true before anything is done`);
    else if (start.ladder === null) faults.push(`task: scenario: ${textOf(start.said)}`);
    if (!end.done) faults.push(`task: the solution does not reach the goal \`${goal}\`: ${textOf(end.said)}`);
  }
  return faults.map((fault) => `${lesson.id}: ${fault}`);
}

function textOf(said: Finding | null): string {
  return said === null ? '' : inEnglish(sayFinding(said));
}
