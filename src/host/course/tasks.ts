import * as v from 'valibot';
import * as vscode from 'vscode';
import type { EditorTask, Lesson, TaskCheck } from '../../core/course';
import { checkTask } from '../../core/course';
import { Disposable } from '../dispose';
import type { Logger } from '../logger';
import { Stored } from '../storage';

/** How long the typing must rest before the run is checked, in milliseconds. */
const REST = 150;

/** Which document belongs to which lesson: VS Code brings unsaved documents back under the same address. */
const Bound = v.record(v.string(), v.string());

/**
 * The tasks that are done in the editor. Each is an untitled document, which belongs to its lesson for as long as it is
 * open, and the machine runs it whenever the typing rests. When it is saved, the file takes its place.
 */
export class EditorTasks extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<string>());
  private readonly solved = this.own(new vscode.EventEmitter<Lesson>());
  /** Fires with the id of a lesson whose run was checked, opened or closed. */
  readonly onDidChange = this.changed.event;
  /** Fires with a lesson whose run does what it asks. */
  readonly onDidSolve = this.solved.event;
  private readonly checks = new Map<string, TaskCheck>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly stored;
  private bound: Record<string, string> = {};

  constructor(
    private readonly lessons: readonly Lesson[],
    memento: vscode.Memento,
    log: Logger,
  ) {
    super();
    this.stored = new Stored(memento, 'lastAck.course.tasks', 1, Bound, log);
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const lesson = this.lessonOf(document);
        if (lesson !== undefined) this.checkSoon(lesson, document);
      }),
    );
    this.own(
      vscode.workspace.onDidCloseTextDocument((document) => {
        const lesson = this.lessonOf(document);
        if (lesson !== undefined) this.forget(lesson.id);
      }),
    );
    this.own(
      vscode.workspace.onDidSaveTextDocument((document) => {
        // An untitled document that is saved becomes another one, with the same text, before it is closed itself.
        const isUntitled = (one: vscode.TextDocument) => one.uri.scheme === 'untitled';
        if (isUntitled(document) || this.lessonOf(document) !== undefined) return;
        const source = vscode.workspace.textDocuments.find(
          (one) => isUntitled(one) && this.lessonOf(one) !== undefined && one.getText() === document.getText(),
        );
        const lesson = source && this.lessonOf(source);
        if (lesson !== undefined) void this.bind(lesson, document);
      }),
    );
    this.own({
      dispose: () => {
        for (const timer of this.timers.values()) clearTimeout(timer);
      },
    });
  }

  /** Takes up the documents that were open before the window was reloaded. */
  async follow(): Promise<void> {
    this.bound = { ...(await this.stored.read()).value };
    const take = (document: vscode.TextDocument) => {
      const lesson = this.lessonOf(document);
      // Nobody has done anything: what a reset has forgotten is not done again by a run that is still open.
      if (lesson !== undefined) this.look(lesson, document);
    };
    vscode.workspace.textDocuments.forEach(take);
    this.own(vscode.workspace.onDidOpenTextDocument(take));
  }

  /** What the machine says of a lesson's run; null while none is open. */
  checked(lesson: Lesson): TaskCheck | null {
    return this.checks.get(lesson.id) ?? null;
  }

  /** Shows the lesson's run beside its page. `afresh`: as it was at first, in a document of its own. */
  async open(lesson: Lesson, task: EditorTask, afresh: boolean): Promise<void> {
    const known = afresh ? undefined : vscode.workspace.textDocuments.find((one) => this.lessonOf(one) === lesson);
    const content = `${task.scenario.join('\n')}\n`;
    const document = known ?? (await vscode.workspace.openTextDocument({ language: 'tcp-scenario', content }));
    await this.bind(lesson, document);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }

  private async bind(lesson: Lesson, document: vscode.TextDocument): Promise<void> {
    this.bound = { ...this.bound, [lesson.id]: document.uri.toString() };
    this.check(lesson, document);
    await this.stored.write(this.bound);
  }

  private lessonOf({ uri, languageId, isClosed }: vscode.TextDocument): Lesson | undefined {
    if (languageId !== 'tcp-scenario' && !isClosed) return undefined;
    const address = uri.toString();
    return this.lessons.find(({ id, task }) => task.kind === 'editor' && this.bound[id] === address);
  }

  private checkSoon(lesson: Lesson, document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(lesson.id));
    const check = () => {
      this.check(lesson, document);
    };
    this.timers.set(lesson.id, setTimeout(check, REST));
  }

  private check(lesson: Lesson, document: vscode.TextDocument): void {
    if (this.look(lesson, document)?.done === true) this.solved.fire(lesson);
  }

  private look({ id, task }: Lesson, document: vscode.TextDocument): TaskCheck | undefined {
    if (this.isDisposed || document.isClosed || task.kind !== 'editor') return undefined;
    const check = checkTask(task, document.getText());
    this.checks.set(id, check);
    this.changed.fire(id);
    return check;
  }

  private forget(id: string): void {
    clearTimeout(this.timers.get(id));
    this.checks.delete(id);
    this.bound = Object.fromEntries(Object.entries(this.bound).filter(([lesson]) => lesson !== id));
    void this.stored.write(this.bound);
    this.changed.fire(id);
  }
}
