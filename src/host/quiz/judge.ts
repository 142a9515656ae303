import type { Decided } from '../../core/quiz/decide';
import { decide } from '../../core/quiz/decide';
import { faultsOf } from '../../core/quiz/grade';
import { inEnglish } from '../../core/said';
import { play } from '../../core/quiz/play';
import type { AnyQuestion, Prepared } from '../../core/quiz/prepare';
import { prepare } from '../../core/quiz/prepare';
import type { Ladder } from '../../core/scenario';
import { formatFailure } from '../../core/scenario';

/** A question that the machine has decided, with the run that it shows; `faults` says why it cannot be asked. */
export interface Judgement {
  readonly prepared: Prepared;
  readonly shows: Ladder | null;
  readonly faults: readonly string[];
}

/**
 * Asks the machine. Each question is decided once, a piece at a time, and between two pieces the extension host does
 * whatever else is waiting.
 */
export class Judge {
  private readonly pending = new Map<string, Promise<Judgement>>();
  private readonly settled = new Map<string, Judgement>();

  /** What was found about a question, if it has been decided already. */
  known(question: string): Judgement | undefined {
    return this.settled.get(question);
  }

  /** Decides `question`, or hands back what was decided before. */
  judge(question: AnyQuestion): Promise<Judgement> {
    const known = this.pending.get(question.id);
    if (known !== undefined) return known;
    const judgement = judgeInPieces(question).then((found) => {
      this.settled.set(question.id, found);
      return found;
    });
    this.pending.set(question.id, judgement);
    return judgement;
  }
}

async function judgeInPieces(question: AnyQuestion): Promise<Judgement> {
  await giveWay();
  const { shows, fault } = playShown(question);
  const prepared = await prepareInPieces(question);
  return { prepared, shows, faults: [...prepared.faults, ...(fault === null ? [] : [fault])] };
}

/** What `prepare` does, but option by option where each may need a search of its own. */
async function prepareInPieces(question: AnyQuestion): Promise<Prepared> {
  await giveWay();
  if (question.kind !== 'choose') return prepare(question);
  const verdicts: Decided['verdicts'][number][] = [];
  for (const option of question.options) {
    await giveWay();
    verdicts.push({ option, verdict: decide(option.decide) });
  }
  const choice = { question, verdicts };
  return { question, choice, solution: null, faults: faultsOf(choice) };
}

/** The run that a question shows, played. */
function playShown({ id, shows }: AnyQuestion): { shows: Ladder | null; fault: string | null } {
  if (shows === undefined) return { shows: null, fault: null };
  const played = play(shows.join('\n'));
  if ('problem' in played) return { shows: null, fault: `${id}: shows: ${inEnglish(played.problem)}` };
  const { failure } = played.run;
  if (failure !== null) return { shows: null, fault: `${id}: shows: ${formatFailure(failure)}` };
  return { shows: played.ladder, fault: null };
}

/** Lets everything else that is waiting in this thread go first. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
