import type { Decided } from '../../core/quiz/decide';
import { decide } from '../../core/quiz/decide';
import { faultsOf } from '../../core/quiz/grade';
import type { Question } from '../../core/quiz/question';
import type { Ladder } from '../../core/scenario';
import { ladderOf, parse, run } from '../../core/scenario';

/** A question that the machine has decided, with the run that it shows; `faults` says why it cannot be asked. */
export interface Judgement {
  readonly decided: Decided;
  readonly shows: Ladder | null;
  readonly faults: readonly string[];
}

/**
 * Asks the machine. Each question is decided once, one option at a time, and between two options the extension host
 * does whatever else is waiting.
 */
export class Judge {
  private readonly pending = new Map<string, Promise<Judgement>>();
  private readonly settled = new Map<string, Judgement>();

  /** What was found about a question, if it has been decided already. */
  known(question: string): Judgement | undefined {
    return this.settled.get(question);
  }

  /** Decides `question`, or hands back what was decided before. */
  judge(question: Question): Promise<Judgement> {
    const known = this.pending.get(question.id);
    if (known !== undefined) return known;
    const judgement = decideInSlices(question).then((found) => {
      this.settled.set(question.id, found);
      return found;
    });
    this.pending.set(question.id, judgement);
    return judgement;
  }
}

async function decideInSlices(question: Question): Promise<Judgement> {
  const verdicts: Decided['verdicts'][number][] = [];
  for (const option of question.options) {
    await giveWay();
    verdicts.push({ option, verdict: decide(option.decide) });
  }
  const decided = { question, verdicts };
  const { shows, fault } = play(question);
  return { decided, shows, faults: [...faultsOf(decided), ...(fault === null ? [] : [fault])] };
}

/** The run that a question shows, played. */
function play({ id, shows }: Question): { shows: Ladder | null; fault: string | null } {
  if (shows === undefined) return { shows: null, fault: null };
  const text = shows.join('\n');
  const { scenario, faults } = parse(text);
  const [fault] = faults;
  if (fault !== undefined) return { shows: null, fault: `${id}: shows, line ${fault.line}: ${fault.message}` };
  if (scenario?.kind !== 'scripted') return { shows: null, fault: `${id}: shows is no scripted scenario` };
  const done = run(scenario);
  if (done.failure !== null)
    return { shows: null, fault: `${id}: shows, line ${done.failure.line}: ${done.failure.message}` };
  return { shows: ladderOf(done, text), fault: null };
}

/** Lets everything else that is waiting in this thread go first. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
