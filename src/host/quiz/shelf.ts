import type { Mode } from '../../core/quiz/practice';
import type { Logger } from '../logger';
import type { Rounds } from '../practice/rounds';
import { makeSeed } from '../practice/rounds';
import type { Stored, Unusable } from '../storage';
import type { Session } from './session';
import { beginSession, isExamUnderWay, withoutQuestion } from './session';

/** Where a session is kept. */
export type SessionStore = Pick<Stored<typeof Session>, 'read' | 'write' | 'clear'>;

/** Where a tutor's rounds come from and are kept: planned, stored, and an exam that was laid aside for another round. */
export class Shelf {
  constructor(
    private readonly stored: SessionStore,
    /** Without it an exam is not kept beside another round. */
    private readonly exams: SessionStore | undefined,
    private readonly rounds: Rounds,
    private readonly log: Logger,
    /** Hears that something stored could not be used. */
    private readonly onSetAside: (reason: Unusable) => void,
  ) {}

  /** The stored round; null when there is none. */
  recall(): Promise<Session | null> {
    return this.read(this.stored);
  }

  async keep(session: Session): Promise<void> {
    await this.stored.write(session);
  }

  async forget(): Promise<void> {
    await this.stored.clear();
  }

  /** Keeps an exam that is under way while another round goes on; any other session is over with that. */
  async layAside(session: Session | null): Promise<void> {
    if (isExamUnderWay(session)) await this.exams?.write(session);
  }

  /** The exam that was laid aside; null when there is none. */
  async laidAside(): Promise<Session | null> {
    const session = this.exams === undefined ? null : await this.read(this.exams);
    return isExamUnderWay(session) ? session : null;
  }

  /** The exam that was laid aside is the present round again. */
  async takeBack(): Promise<void> {
    await this.exams?.clear();
  }

  /** A new round; null when there is no question for it. */
  plan(mode: Mode): Session | null {
    const seed = makeSeed();
    return beginSession(this.rounds.plan(mode, seed), mode, seed);
  }

  /** A round of one question; null when there is no such question. */
  planOne(question: string): Session | null {
    const id = this.rounds.question(question)?.id;
    return id === undefined ? null : beginSession([id], { kind: 'practice' }, makeSeed());
  }

  /** What is stored, without questions that this version does not have. */
  private async read(store: SessionStore): Promise<Session | null> {
    const { value, setAside } = await store.read();
    if (setAside !== undefined) this.onSetAside(setAside);
    if (value === undefined) return null;
    const unknown = value.places.map(({ id }) => id).filter((id) => this.rounds.question(id) === undefined);
    if (unknown.length > 0) this.log.warnOnce(`The stored quiz has questions that are gone: ${unknown.join(', ')}`);
    return unknown.reduce<Session | null>((session, id) => session && withoutQuestion(session, id), value);
  }
}
