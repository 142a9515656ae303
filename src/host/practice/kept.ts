import * as vscode from 'vscode';
import { Disposable } from '../dispose';
import type { Whole } from './files';

/** Whether there is anything that could be exported or forgotten: for the conditions of commands. */
export class Kept extends Disposable {
  private told: boolean | undefined;

  constructor({ learner, course, challenges }: Whole) {
    super();
    const tell = () => {
      const { done } = course.progress;
      const hasAny = learner.hasBegun || Object.keys(done).length > 0 || Object.keys(challenges.stars).length > 0;
      if (hasAny === this.told) return;
      this.told = hasAny;
      void vscode.commands.executeCommand('setContext', 'lastAck.hasProgress', hasAny);
    };
    this.own(learner.onDidChange(tell));
    this.own(course.onDidChange(tell));
    this.own(challenges.onDidChange(tell));
    tell();
  }

  /** What the conditions were told last. */
  get hasAny(): boolean {
    return this.told === true;
  }
}
