import type { Predicted, Sight, Step } from '../../core/live';
import type { StepResult } from '../../kernel';
import { hasNode } from '../machine/door';

/** An experiment on a kernel, as the lab uses one; src/kernel has the real one, which wants Node. */
export interface Run {
  readonly ports: { readonly A: number; readonly B: number } | null;
  runStep(step: Step, predicted: Predicted): Promise<StepResult>;
  look(): Promise<Sight | null>;
  dispose(): void;
}

/** What begins experiments. Tests give others. */
export interface Ground {
  /** Whether there is a Node to run them in. */
  readonly hasNode: boolean;
  /** Whether this system's kernel can be watched; opens nothing. */
  isPossible(): Promise<boolean>;
  begin(): Promise<Run>;
}

/** This extension host's ground: the code for Node is loaded when it is first wanted. */
export const thisGround: Ground = {
  hasNode: hasNode(),
  isPossible: async () => (await import('../../kernel')).LiveRun.isPossible(),
  begin: async () => new (await import('../../kernel')).LiveRun(),
};
