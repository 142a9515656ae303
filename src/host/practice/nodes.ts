import type { Overview, Shown } from '../../core/quiz/practice';
import type { Topic } from '../../core/quiz/question';
import { TOPICS } from '../../core/quiz/question';

/** What the tree of practice is made of. */
export type PracticeNode =
  | { readonly kind: 'due'; readonly due: number; readonly fresh: number; readonly overview: Overview }
  | { readonly kind: 'topics' }
  | { readonly kind: 'topic'; readonly topic: Topic; readonly known: Overview['topics'][Topic] }
  | { readonly kind: 'misconceptions'; readonly held: number; readonly overcome: number }
  | { readonly kind: 'misconception'; readonly shown: Shown }
  | { readonly kind: 'fact' | 'reason' | 'way'; readonly shown: Shown };

/** The children of a node, or the top of the tree. */
export function childrenOf(node: PracticeNode | undefined, overview: Overview): PracticeNode[] {
  if (node === undefined) return top(overview);
  switch (node.kind) {
    case 'topics':
      return TOPICS.map((topic): PracticeNode => ({ kind: 'topic', topic, known: overview.topics[topic] })).filter(
        (one) => one.kind === 'topic' && one.known.concepts > 0,
      );
    case 'misconceptions':
      return overview.misconceptions.map((shown) => ({ kind: 'misconception', shown }));
    case 'misconception': {
      const { shown } = node;
      const parts: PracticeNode[] = [
        { kind: 'fact', shown },
        { kind: 'reason', shown },
      ];
      return shown.standing === 'held' ? [...parts, { kind: 'way', shown }] : parts;
    }
    case 'due':
    case 'topic':
    case 'fact':
    case 'reason':
    case 'way':
      return [];
  }
}

function top(overview: Overview): PracticeNode[] {
  const { due, fresh, misconceptions } = overview;
  const held = misconceptions.filter(({ standing }) => standing === 'held').length;
  const shown: PracticeNode[] =
    misconceptions.length === 0 ? [] : [{ kind: 'misconceptions', held, overcome: misconceptions.length - held }];
  return [{ kind: 'due', due, fresh, overview }, ...shown, { kind: 'topics' }];
}

/** A name of the node that stays the same over time, so that what is unfolded stays unfolded. */
export function idOfNode(node: PracticeNode): string {
  switch (node.kind) {
    case 'due':
    case 'topics':
    case 'misconceptions':
      return node.kind;
    case 'topic':
      return `topic/${node.topic}`;
    case 'misconception':
      return `misconception/${node.shown.id}`;
    case 'fact':
    case 'reason':
    case 'way':
      return `misconception/${node.shown.id}/${node.kind}`;
  }
}
