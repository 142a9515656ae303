import type { Family } from '../families';
import type { Chance } from '../families/chance';
import { createChance } from '../families/chance';
import type { AnyQuestion } from '../prepare';
import type { Topic } from '../question';
import type { State } from '../../tcp';
import { heldBeliefs } from './belief';
import type { Subject } from './catalogue';
import { candidates, catalogue, showing } from './catalogue';
import { dayOf } from './days';
import type { Learnt, Progress } from './progress';
import { find } from './progress';
import { flagOf } from './record';
import { isDue, masteryOf, recallOf } from './schedule';

/** What a session is for. */
export type Mode =
  | { readonly kind: 'practice' }
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'weak' }
  /** A mixture over the topics; what was right is said at the end. */
  | { readonly kind: 'exam' };

/** What session is wanted, and when. */
export interface Wanted {
  readonly mode: Mode;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Minutes east of UTC; 0 when not given. */
  readonly offset?: number;
  /** The same seed draws the same session. */
  readonly seed: number;
  /** The most questions; 10 when not given. */
  readonly length?: number;
}

/** The most concepts that practice brings up for the first time on one day: each comes back, and soon. */
export const FRESH_A_DAY = 10;

/** The most questions about one concept in a session. */
const ROUNDS = 3;

/**
 * The questions of a session, by id or code. Empty when there is nothing to do: for *practice* when nothing is due and
 * today’s new ones are done. No question comes twice, and none that was the last of its concept while there is another.
 */
export function plan(
  progress: Progress,
  bank: readonly AnyQuestion[],
  families: readonly Family[],
  { mode, now, offset = 0, seed, length = 10 }: Wanted,
): readonly string[] {
  const chance = createChance(seed);
  const session = new Session(progress, chance, Math.max(0, Math.floor(length)));
  const subjects = chance.shuffle(catalogue(bank, families));
  const standing = arrange(progress, subjects, now, offset);
  switch (mode.kind) {
    case 'practice': {
      const { first, due, fresh } = standing;
      const today = dayOf(now, offset);
      const begun = progress.days.filter(({ day }) => day === today).reduce((sum, line) => sum + line.fresh, 0);
      session.askAll([...first, ...due, ...fresh.slice(0, Math.max(0, FRESH_A_DAY - begun))]);
      break;
    }
    case 'topic':
      session.askRounds(inTurn(standing), ({ topic }) => topic === mode.topic);
      break;
    case 'state':
      session.askRounds(inTurn(standing), ({ states }) => states.includes(mode.state));
      break;
    case 'weak': {
      for (const { id, belief } of heldBeliefs(progress)) {
        const counted = new Set(belief.rights.map(({ question }) => question));
        const shows = showing(id);
        // A question that counted already counts no more on another day; another one would.
        const asked = session.askOne(subjects, (question) => shows(question) && !counted.has(question.id));
        if (!asked) session.askOne(subjects, shows);
      }
      session.askAll(standing.weakest);
      break;
    }
    case 'exam':
      session.askRounds(mixTopics(subjects));
      break;
  }
  return session.asked;
}

interface Standing {
  /** Sure but wrong, then guessed right. */
  readonly first: readonly Subject[];
  /** Due, the most forgotten first. */
  readonly due: readonly Subject[];
  /** Never seen, the easy ones first. */
  readonly fresh: readonly Subject[];
  /** Seen and not due, the most forgotten first. */
  readonly rest: readonly Subject[];
  /** All that were seen, the least mastered first. */
  readonly weakest: readonly Subject[];
}

function arrange({ concepts }: Progress, subjects: readonly Subject[], now: number, offset: number): Standing {
  const known = subjects.flatMap((subject) => {
    const learnt = find(concepts, subject.concept);
    return learnt === undefined ? [] : [{ subject, learnt }];
  });
  const by = (order: (learnt: Learnt) => number, which: (learnt: Learnt) => boolean) =>
    known
      .filter(({ learnt }) => which(learnt))
      .sort((a, b) => order(a.learnt) - order(b.learnt))
      .map(({ subject }) => subject);
  const recall = ({ card }: Learnt) => recallOf(card, now);
  const due = (learnt: Learnt) => flagOf(learnt) === undefined && isDue(learnt.card, now, offset);
  return {
    first: [
      ...by(recall, (learnt) => flagOf(learnt) === 'sure-but-wrong'),
      ...by(recall, (learnt) => flagOf(learnt) === 'guessed-right'),
    ],
    due: by(recall, due),
    fresh: subjects
      .filter(({ concept }) => find(concepts, concept) === undefined)
      .sort((a, b) => a.difficulty - b.difficulty),
    rest: by(recall, (learnt) => flagOf(learnt) === undefined && !due(learnt)),
    weakest: by(
      ({ card }) => masteryOf(card, now),
      () => true,
    ),
  };
}

/** Everything, in the order of practice: the learner asked for it, so that nothing has to be due. */
function inTurn({ first, due, fresh, rest }: Standing): readonly Subject[] {
  return [...first, ...due, ...fresh, ...rest];
}

/** One subject of each topic in turn. */
function mixTopics(subjects: readonly Subject[]): readonly Subject[] {
  const topics = new Map<Topic, Subject[]>();
  for (const subject of subjects) {
    const [topic] = subject.topics;
    const others = topics.get(topic);
    if (others === undefined) topics.set(topic, [subject]);
    else others.push(subject);
  }
  const most = Math.max(0, ...[...topics.values()].map((some) => some.length));
  return Array.from({ length: most }, (_, turn) => [...topics.values()].flatMap((some) => some[turn] ?? [])).flat();
}

/** A session while it is drawn up. */
class Session {
  readonly asked: string[] = [];
  private readonly unlike = new Set<string>();
  private readonly concepts = new Set<string>();

  constructor(
    private readonly progress: Progress,
    private readonly chance: Chance,
    private readonly length: number,
  ) {}

  /** A question of each subject, while there is room; of one that was asked about already, none. */
  askAll(subjects: readonly Subject[]): void {
    for (const subject of subjects) if (!this.concepts.has(subject.concept)) this.ask(subject);
  }

  /** A question of each subject, then another of each. */
  askRounds(subjects: readonly Subject[], suits?: (question: AnyQuestion) => boolean): void {
    for (let round = 0; round < ROUNDS; round++) for (const subject of subjects) this.ask(subject, suits);
  }

  /** One question that suits, of whichever subject has one; first those that were not asked about yet. */
  askOne(subjects: readonly Subject[], suits: (question: AnyQuestion) => boolean): boolean {
    const isNew = ({ concept }: Subject) => !this.concepts.has(concept);
    const ordered = [...subjects.filter(isNew), ...subjects.filter((subject) => !isNew(subject))];
    return ordered.some((subject) => this.ask(subject, suits));
  }

  /** Whether a question of the subject was added. */
  private ask(subject: Subject, suits?: (question: AnyQuestion) => boolean): boolean {
    if (this.asked.length >= this.length) return false;
    const question = this.choose(
      subject,
      candidates(subject, { unlike: this.unlike, ...(suits === undefined ? {} : { suits }) }, this.chance),
    );
    if (question === undefined) return false;
    this.asked.push(question.id);
    this.unlike.add(question.id);
    this.concepts.add(subject.concept);
    return true;
  }

  /** For a new concept one of the easiest; else one that was not asked lately, and the last one only if it is alone. */
  private choose({ concept, difficulty }: Subject, questions: readonly AnyQuestion[]): AnyQuestion | undefined {
    const results = find(this.progress.concepts, concept)?.results ?? [];
    const lately = results.map(({ question }) => question);
    const pools = [
      questions.filter((question) => lately.length === 0 && question.difficulty === difficulty),
      questions.filter(({ id }) => !lately.includes(id)),
      questions.filter(({ id }) => id !== lately[0]),
      questions,
    ];
    const [one, ...others] = pools.find((pool) => pool.length > 0) ?? [];
    return one === undefined ? undefined : this.chance.pick([one, ...others]);
  }
}
