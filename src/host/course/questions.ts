import * as vscode from 'vscode';
import type { Memento } from 'vscode';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import { Disposable } from '../dispose';
import type { Logger } from '../logger';
import type { MisconceptionTexts } from '../practice/misconceptions';
import type { Rounds } from '../practice/rounds';
import type { Run } from '../quiz/runs';
import { Session, SESSION_VERSION } from '../quiz/session';
import type { QuizIntent } from '../quiz/tutor';
import { Tutor } from '../quiz/tutor';
import { Stored } from '../storage';

/**
 * The questions of lessons: each is a round of its own, asked by a tutor of its own. What is answered is remembered for
 * practice as any answer, and the answer still stands when the lesson is opened again.
 */
export class LessonQuestions extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<string>());
  private readonly answered = this.own(new vscode.EventEmitter<string>());
  /** Fires with the id of a question that looks different now. */
  readonly onDidChange = this.changed.event;
  /** Fires with the id of a question that has been answered, rightly or not. */
  readonly onDidAnswer = this.answered.event;
  private readonly tutors = new Map<string, Tutor>();

  constructor(
    private readonly questions: ReadonlyMap<string, AnyQuestion>,
    private readonly memento: Memento,
    private readonly learner: Rounds,
    private readonly misconceptions: MisconceptionTexts,
    private readonly log: Logger,
  ) {
    super();
  }

  /** Has the machine decide a question; it can be shown afterwards. */
  async open(question: string): Promise<void> {
    await this.tutor(question).open();
  }

  /** Asks a question again that was answered here, but is not done: its progress was reset in another window or folder. */
  async askAgain(question: string): Promise<void> {
    const tutor = this.tutor(question);
    await tutor.open();
    if (tutor.isAnswered) await tutor.reset();
  }

  /** The question as a page shows it; `number` of `of` in its lesson. */
  screen(question: string, number: number, of: number, language: Language): Extract<Screen, Asked> {
    const screen = this.tutor(question).screen(language);
    if (screen.kind === 'question') return { ...screen, number, of };
    return screen.kind === 'problem' ? screen : { kind: 'loading' };
  }

  /** The runs of a question that may be seen now. */
  runs(question: string, language: Language): readonly Run[] {
    return this.tutor(question).runs(language);
  }

  async handle(question: string, intent: QuizIntent): Promise<void> {
    await this.tutor(question).handle(intent);
  }

  /** Forgets every answer that still stands. A question that is shown is asked again. */
  async reset(): Promise<void> {
    const open = [...this.tutors.keys()];
    for (const tutor of this.tutors.values()) tutor.dispose();
    this.tutors.clear();
    for (const key of this.memento.keys()) if (key.startsWith(KEY)) await this.memento.update(key, undefined);
    for (const question of open) await this.open(question);
  }

  override dispose(): void {
    for (const tutor of this.tutors.values()) tutor.dispose();
    this.tutors.clear();
    super.dispose();
  }

  private tutor(question: string): Tutor {
    const known = this.tutors.get(question);
    if (known !== undefined) return known;
    const { learner, log } = this;
    const rounds: Rounds = {
      plan: () => [question],
      question: (id) => learner.question(id),
      // The lesson has two questions; more of the same are for practice.
      variant: () => undefined,
      record: async (marked) => {
        await learner.record(marked);
        this.answered.fire(question);
      },
    };
    const stored = new Stored(this.memento, `${KEY}${question}`, SESSION_VERSION, Session, log);
    const tutor = new Tutor(this.questions, stored, log, rounds, this.misconceptions);
    tutor.onDidChange(() => {
      this.changed.fire(question);
    });
    this.tutors.set(question, tutor);
    return tutor;
  }
}

type Asked = { kind: 'question' | 'loading' | 'problem' };

const KEY = 'lastAck.course.question.';
