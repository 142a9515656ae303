import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { hintsOf } from '../../core/quiz/hints';
import { mark } from '../../core/quiz/mark';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Mode } from '../../core/quiz/practice';
import type { Language } from '../../core/quiz/question';
import type { State } from '../../core/tcp';
import type { Intent, Screen } from '../../messages';
import { Disposable } from '../dispose';
import type { Logger } from '../logger';
import type { MisconceptionTexts } from '../practice/misconceptions';
import type { Rounds } from '../practice/rounds';
import { forgetfulRounds } from '../practice/rounds';
import type { Unusable } from '../storage';
import { answerToCheck, readAnswer } from './answer';
import type { Judgement } from './judge';
import { Judge } from './judge';
import type { Run } from './runs';
import { visibleRuns } from './runs';
import { finishScreen } from './finish';
import { questionScreen, seedOf, unclearText } from './screen';
import type { Place, Session } from './session';
import {
  advance,
  changePlace,
  insertNext,
  isExamUnderWay,
  isFinished,
  isSilent,
  presentPlace,
  revisit,
  withoutQuestion,
} from './session';
import type { SessionStore } from './shelf';
import { Shelf } from './shelf';

/** What the learner does with the present question. */
export type QuizIntent = Extract<
  Intent,
  { type: 'choose' | 'check' | 'next' | 'variant' | 'again' | 'revisit' | 'hint' | 'confidence' }
>;

/**
 * The quiz that goes on in this window. It owns the session: the page only draws what `screen` answers and may vanish at
 * any time. A question is shown once the machine has decided all of its options, never before.
 */
export class Tutor extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  private readonly aside = this.own(new vscode.EventEmitter<Unusable>());
  /** Fires when `screen` would answer something else. */
  readonly onDidChange = this.changed.event;
  /** Fires when a stored session could not be used and was set aside. */
  readonly onDidSetAside = this.aside.event;
  private readonly judge = new Judge();
  private session: Session | null = null;
  private present: Judgement | null = null;
  /** The last answer, while it is one that could not be understood. */
  private unclear: readonly string[] | null = null;
  private opened: Promise<void> | undefined;
  private readonly shelf: Shelf;

  constructor(
    private readonly questions: ReadonlyMap<string, AnyQuestion>,
    stored: SessionStore,
    private readonly log: Logger,
    private readonly rounds: Rounds = forgetfulRounds(questions),
    private readonly misconceptions?: MisconceptionTexts,
    /** Where an exam is kept that another round was begun in the middle of. */
    exams?: SessionStore,
  ) {
    super();
    this.shelf = new Shelf(stored, exams, rounds, log, (reason) => {
      this.aside.fire(reason);
    });
  }

  /** Takes up the stored round, or begins one. Later calls wait for the first and change nothing. */
  open(): Promise<void> {
    return (this.opened ??= this.takeUp());
  }

  /** Goes on with an unfinished round of practice, or begins one. False when there is nothing to practise today. */
  async quiz(): Promise<boolean> {
    await this.open();
    const { session } = this;
    const goesOn = session?.mode.kind === 'practice' && !isFinished(session);
    return goesOn || this.start({ kind: 'practice' });
  }

  /** Goes on with the exam that is under way, or was when another round began; or begins one. False when there is none. */
  async exam(): Promise<boolean> {
    await this.open();
    if (isExamUnderWay(this.session)) return true;
    const laidAside = await this.shelf.laidAside();
    if (laidAside === null) return this.start({ kind: 'exam' });
    await this.turnTo(laidAside);
    await this.shelf.takeBack();
    return true;
  }

  /** Begins a round. False when there is no question for it: then nothing changes. */
  async start(mode: Mode): Promise<boolean> {
    await this.open();
    return this.turnTo(this.shelf.plan(mode));
  }

  /** Begins a round about a state, or one of practice. False when there is no question for it: then nothing changes. */
  begin(about: State | null): Promise<boolean> {
    return this.start(about === null ? { kind: 'practice' } : { kind: 'state', state: about });
  }

  /** Asks one question alone; what follows it is practice. False when there is no such question: then nothing changes. */
  async ask(question: string): Promise<boolean> {
    await this.open();
    return this.turnTo(this.shelf.planOne(question));
  }

  /** Makes a round the present one. An exam that is under way is kept meanwhile: its answers are not asked for twice. */
  private async turnTo(session: Session | null): Promise<boolean> {
    if (session === null) return false;
    const left = this.session;
    this.present = null;
    await Promise.all([this.change(session), this.shelf.layAside(left)]);
    return true;
  }

  /** Forgets the round and begins another. */
  async reset(): Promise<void> {
    await this.open();
    await this.shelf.forget();
    this.session = null;
    await this.startAnyhow({ kind: 'practice' });
  }

  /** Whether the present question has been answered. */
  get isAnswered(): boolean {
    const place = this.session === null ? undefined : presentPlace(this.session);
    return place !== undefined && place.right !== null;
  }

  /** What the page is to show now. */
  screen(language: Language): Screen {
    const { session, present } = this;
    if (session === null) return this.opened === undefined ? { kind: 'loading' } : this.emptyScreen();
    const place = presentPlace(session);
    if (place === undefined) return finishScreen(session, this.rounds, this.misconceptions, language);
    if (present === null) return { kind: 'loading' };
    const unclear = this.unclear && unclearText(present.prepared, this.unclear);
    const hasVariant = this.variant(session, place, present) !== undefined;
    const isGenerated = !this.questions.has(place.id);
    return questionScreen(session, place, present, { unclear, hasVariant, isGenerated }, language);
  }

  /** The runs of the present question that may be seen now. */
  runs(language: Language): readonly Run[] {
    const { session, present } = this;
    const place = session === null ? undefined : presentPlace(session);
    return place === undefined || present === null ? [] : visibleRuns(place, present, language);
  }

  async handle(intent: QuizIntent): Promise<void> {
    const { session, present } = this;
    if (session === null) return;
    if (intent.type === 'again') {
      await this.startAnyhow(session.mode);
      return;
    }
    if (intent.type === 'revisit') return this.change(revisit(session, intent.number - 1));
    const place = presentPlace(session);
    // An intent about another question comes from a page that has not been redrawn yet; and while the next question is
    // being stored or decided, the one that was present before is no longer asked.
    if (place?.id !== intent.question || present?.prepared.question.id !== intent.question) return;
    // A second press on “Check” comes after the answer has been marked.
    if (place.right !== null && (intent.type === 'choose' || intent.type === 'check')) return;
    switch (intent.type) {
      case 'choose': {
        const answer = readAnswer(present.prepared, intent.options);
        return answer === null ? undefined : this.change(changePlace(session, { answer: [...answer] }));
      }
      case 'check':
        return this.check(session, place, present);
      case 'hint': {
        if (isSilent(session)) return;
        const hints = Math.min(place.hints + 1, hintsOf(present.prepared).length);
        return this.change(changePlace(session, { hints }));
      }
      case 'confidence':
        return this.change(changePlace(session, { confidence: intent.value }));
      case 'next':
        return this.change(advance(session));
      case 'variant': {
        const id = this.variant(session, place, present);
        return id === undefined ? undefined : this.change(insertNext(session, id));
      }
    }
  }

  /** Once the answer is checked: another question on the same idea that this round does not have. Never in an exam. */
  private variant(session: Session, { right }: Place, { prepared }: Judgement): string | undefined {
    if (right === null || session.mode.kind === 'exam') return undefined;
    const asked = new Set(session.places.map(({ id }) => id));
    return this.rounds.variant(prepared.question, asked, seedOf(session));
  }

  /** Marks the answer; one that cannot be understood is asked again, and nothing is scored. */
  private async check(session: Session, place: Place, { prepared }: Judgement): Promise<void> {
    const answer = [...answerToCheck(prepared, seedOf(session), place.answer)];
    const found = answer.length === 0 ? null : mark(prepared, answer);
    if (found !== null && found.right !== null) {
      const { hints, confidence } = place;
      const checked = changePlace(session, { answer, right: found.right, misconceptions: [...found.misconceptions] });
      // Both are on their way to the disk before the machine goes on to decide the next question: whatever ends us then,
      // no answer is marked here and missing in the progress.
      const stored = this.change(isSilent(session) ? advance(checked) : checked);
      const recorded = this.rounds.record({ question: prepared.question, mark: found, hints, confidence });
      await Promise.all([stored, recorded]);
      return;
    }
    this.unclear = answer;
    this.changed.fire(undefined);
  }

  private async takeUp(): Promise<void> {
    const { shelf } = this;
    await this.change((await shelf.recall()) ?? shelf.plan({ kind: 'practice' }) ?? shelf.plan({ kind: 'weak' }));
  }

  /** Begins a round of this kind, or, when there is nothing for it, one of practice, or one about what is known least. */
  private async startAnyhow(mode: Mode): Promise<void> {
    for (const one of [mode, { kind: 'practice' }, { kind: 'weak' }] as const) if (await this.start(one)) return;
  }

  private async change(session: Session | null): Promise<void> {
    if (session !== null && session === this.session) return;
    this.session = session;
    this.unclear = null;
    if (session !== null) await this.shelf.keep(session);
    await this.prepare();
  }

  /** Has the present question decided, and leaves out those that cannot be asked; then the page is drawn. */
  private async prepare(): Promise<void> {
    for (;;) {
      const { session } = this;
      const place = session === null ? undefined : presentPlace(session);
      const question = place === undefined ? undefined : this.rounds.question(place.id);
      if (session === null || question === undefined) {
        this.present = null;
        break;
      }
      let found = this.judge.known(question.id);
      if (found === undefined) {
        this.present = null;
        this.changed.fire(undefined);
        found = await this.judge.judge(question);
        // The learner may have moved on meanwhile; whoever did that prepares what is present now.
        if (this.session === null || presentPlace(this.session)?.id !== question.id) return;
      }
      if (found.faults.length === 0) {
        this.present = found;
        this.decideAhead();
        break;
      }
      for (const fault of found.faults) this.log.warnOnce(`A question is left out: ${fault}`);
      this.session = withoutQuestion(this.session ?? session, question.id);
    }
    if (!this.isDisposed) this.changed.fire(undefined);
  }

  /** While the learner reads, the machine decides the next question. */
  private decideAhead(): void {
    const next = this.session?.places[this.session.index + 1];
    const question = next === undefined ? undefined : this.rounds.question(next.id);
    if (question !== undefined) {
      this.judge.judge(question).catch((error: unknown) => {
        this.log.error(question.id, error);
      });
    }
  }

  private emptyScreen(): Screen {
    return this.questions.size === 0
      ? {
          kind: 'problem',
          message: t('The questions could not be read. Reinstall the extension, or see the log “Last ACK”.'),
        }
      : { kind: 'loading' };
  }
}
