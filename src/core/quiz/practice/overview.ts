import type { State } from '../../tcp';
import { STATES } from '../../tcp';
import type { Family } from '../families';
import { generate } from '../families';
import type { AnyQuestion } from '../prepare';
import type { Topic } from '../question';
import { TOPICS } from '../question';
import type { Standing } from './belief';
import { standingOf } from './belief';
import type { Subject } from './catalogue';
import { catalogue } from './catalogue';
import { dayOf } from './days';
import type { Progress } from './progress';
import { find } from './progress';
import type { Flag } from './record';
import { flagOf } from './record';
import { dueDay, isDue, masteryOf } from './schedule';

/** How far a topic or a state is known. */
export interface Known {
  /** Concepts about it, and how many of them have been asked. */
  readonly concepts: number;
  readonly seen: number;
  readonly due: number;
  /** The mean over its concepts, from 0 (never seen, or forgotten) to 1 (schedule.ts says how it is reckoned). */
  readonly mastery: number;
}

/** A misconception that was shown. */
export interface Shown {
  readonly id: string;
  readonly standing: Standing;
  /** The question whose answer showed it last, its stamp, and its day (days.ts), which old entries lack. */
  readonly question: string;
  readonly topic: Topic;
  readonly at: number;
  readonly day?: number | undefined;
  /** The questions answered rightly since. */
  readonly rights: readonly string[];
}

/** What a view of practice shows. */
export interface Overview {
  /** Concepts to practise today: due, or to come first. */
  readonly due: number;
  readonly first: Readonly<Record<Flag, number>>;
  readonly fresh: number;
  readonly topics: Readonly<Record<Topic, Known>>;
  readonly states: Readonly<Record<State, Known>>;
  /** The held ones first, each kind the latest first. */
  readonly misconceptions: readonly Shown[];
  /** Concepts that fall due on each of the next 14 days; the first is today, with all that are overdue. */
  readonly forecast: readonly number[];
  /** Each day with answers, the earliest first. */
  readonly recall: readonly {
    readonly day: number;
    readonly answers: number;
    readonly right: number;
    readonly reviews: number;
    readonly recalled: number;
  }[];
}

const FORECAST_DAYS = 14;

/** Sums the progress up at `now` (milliseconds since 1970); `offset` in minutes east of UTC. */
export function overview(
  progress: Progress,
  bank: readonly AnyQuestion[],
  now: number,
  { families = [], offset = 0 }: { readonly families?: readonly Family[]; readonly offset?: number } = {},
): Overview {
  const subjects = catalogue(bank, families);
  const today = dayOf(now, offset);
  const seen = subjects.flatMap(({ concept }) => find(progress.concepts, concept) ?? []);
  const flags = seen.map(flagOf);
  const count = (flag: Flag) => flags.filter((one) => one === flag).length;
  const isToday = (subject: Subject) => {
    const learnt = find(progress.concepts, subject.concept);
    return learnt !== undefined && (flagOf(learnt) !== undefined || isDue(learnt.card, now, offset));
  };
  const known = (about: readonly Subject[]): Known => {
    const cards = about.flatMap(({ concept }) => find(progress.concepts, concept)?.card ?? []);
    const sum = cards.reduce((total, card) => total + masteryOf(card, now), 0);
    return {
      concepts: about.length,
      seen: cards.length,
      due: about.filter(isToday).length,
      mastery: about.length === 0 ? 0 : sum / about.length,
    };
  };
  const days = seen.map(({ card }) => Math.max(0, dueDay(card, now, offset) - today));
  const states = new Map(subjects.map((subject) => [subject, statesOf(subject)]));
  return {
    due: subjects.filter(isToday).length,
    first: { 'sure-but-wrong': count('sure-but-wrong'), 'guessed-right': count('guessed-right') },
    fresh: subjects.length - seen.length,
    topics: byName(TOPICS, (topic) => known(subjects.filter(({ topics }) => topics.includes(topic)))),
    states: byName(STATES, (state) => known(subjects.filter((subject) => states.get(subject)?.has(state) === true))),
    misconceptions: shownBeliefs(progress),
    forecast: Array.from({ length: FORECAST_DAYS }, (_, ahead) => days.filter((day) => day === ahead).length),
    recall: recallByDay(progress),
  };
}

function statesOf({ questions, families }: Subject): ReadonlySet<State> {
  return new Set([...questions, ...families.map((family) => generate(family, 0))].flatMap(({ states }) => states));
}

function byName<Name extends string, T>(names: readonly Name[], valueOf: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, T>;
}

function shownBeliefs({ misconceptions }: Progress): readonly Shown[] {
  return Object.entries(misconceptions)
    .flatMap(([id, belief]): Shown[] => {
      const standing = standingOf(belief);
      const [last] = belief.mistakes;
      if (standing === undefined || last === undefined) return [];
      return [{ id, standing, ...last, rights: [...new Set(belief.rights.map(({ question }) => question))] }];
    })
    .sort((a, b) => Number(a.standing === 'overcome') - Number(b.standing === 'overcome') || b.at - a.at);
}

function recallByDay({ days }: Progress): Overview['recall'] {
  const sums = new Map<number, Overview['recall'][number]>();
  for (const { day, answers, right, reviews, recalled } of days) {
    const sum = sums.get(day) ?? { day, answers: 0, right: 0, reviews: 0, recalled: 0 };
    sums.set(day, {
      day,
      answers: sum.answers + answers,
      right: sum.right + right,
      reviews: sum.reviews + reviews,
      recalled: sum.recalled + recalled,
    });
  }
  return [...sums.values()].sort((a, b) => a.day - b.day);
}
