import * as v from 'valibot';
import { TOPICS } from '../core/quiz/question';
import { BeliefView, text } from './parts';

/** How a learner stands. Days are whole days since 1970-01-01 in local time. */
export const ProgressScreen = v.strictObject({
  kind: v.literal('progress'),
  /** Due now, and never asked yet. */
  due: v.number(),
  fresh: v.number(),
  /** The next 14 days; the first is today, with all that are overdue. */
  forecast: v.array(v.strictObject({ day: v.number(), due: v.number() })),
  /** Each day with answers, the earliest first; `reviews` are answers about what was asked on an earlier day. */
  recall: v.array(
    v.strictObject({
      day: v.number(),
      answers: v.number(),
      right: v.number(),
      reviews: v.number(),
      recalled: v.number(),
    }),
  ),
  /** `mastery` is a share from 0 to 1. */
  topics: v.array(
    v.strictObject({
      topic: v.picklist(TOPICS),
      title: text,
      concepts: v.number(),
      seen: v.number(),
      due: v.number(),
      mastery: v.number(),
    }),
  ),
  misconceptions: v.array(
    v.strictObject({
      ...BeliefView.entries,
      held: v.boolean(),
      /** The question whose answer showed it last, and on which day. */
      question: text,
      day: v.number(),
      /** How many questions were answered rightly since. */
      rights: v.number(),
    }),
  ),
});

/** What the learner does with progress: more practice. */
export const progressIntents = [
  v.strictObject({ type: v.literal('practise'), mode: v.picklist(['practice', 'weak', 'exam']) }),
  v.strictObject({ type: v.literal('quizTopic'), topic: v.picklist(TOPICS) }),
  v.strictObject({ type: v.literal('showProgress') }),
] as const;
