import * as v from 'valibot';
import * as vscode from 'vscode';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { State } from '../../core/tcp';
import { STATES } from '../../core/tcp';
import type { Screen } from '../../messages';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import type { Positions } from '../states/positions';
import type { AroundState } from '../states/screen';
import { stateScreen } from '../states/screen';
import type { StateTexts } from '../states/texts';
import { Stored } from '../storage';
import { OnePage } from './one';
import type { Content, Surroundings } from './page';

/** What the page of a state leads to. */
export interface StateLinks {
  readonly questions: ReadonlyMap<string, AnyQuestion>;
  readonly positions: Positions;
  /** The lessons about a state, in the reader's language. */
  readonly lessonsAbout: (state: State) => AroundState['lessons'];
  readonly openLesson: (lesson: string) => Promise<void>;
}

/** The page of a state. There is one, which the next state takes over; which state it shows survives a reload. */
export class StatePage extends Disposable implements Content {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private readonly stored;
  private readonly page: OnePage;
  private state: State | undefined;

  constructor(
    memento: vscode.Memento,
    private readonly texts: StateTexts,
    private readonly links: StateLinks,
    private readonly around: Surroundings,
  ) {
    super();
    this.stored = new Stored(memento, 'lastAck.statePage', 1, v.picklist(STATES), around.log);
    this.page = this.own(
      new OnePage(
        'lastAck.state',
        () => {
          this.recall().catch((error: unknown) => {
            around.log.error('The state page', error);
          });
          return this;
        },
        around,
      ),
    );
    this.own(
      links.positions.onDidChange(() => {
        this.changed.fire(undefined);
      }),
    );
  }

  /** Shows `state`, on the page that is open if there is one. */
  async show(state: State): Promise<void> {
    this.state = state;
    this.links.positions.select(state);
    this.changed.fire(undefined);
    this.page.show();
    await this.stored.write(state);
  }

  title(): string {
    return this.state ?? 'Last ACK';
  }

  screen(): Screen {
    const { state, texts, links } = this;
    if (state === undefined) return { kind: 'loading' };
    const { language } = this.around.translations;
    const questions = [...links.questions.values()].map(({ id, topic, states, prompt }) => ({
      id,
      topic,
      states,
      prompt: prompt[language].split('\n')[0] ?? '',
    }));
    return stateScreen(state, texts, {
      places: links.positions.places,
      questions,
      lessons: links.lessonsAbout(state),
    });
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'openState') await this.show(intent.state);
    if (intent.type === 'selectState' && intent.state !== null) await this.show(intent.state);
    if (intent.type === 'quizState') await runCommand(COMMANDS.quizState, intent.state);
    if (intent.type === 'quizQuestion') await runCommand(COMMANDS.quizQuestion, intent.question);
    if (intent.type === 'openLesson') await this.links.openLesson(intent.lesson);
  }

  /** After a reload: the state that was shown. */
  private async recall(): Promise<void> {
    if (this.state !== undefined) return;
    const { value } = await this.stored.read();
    this.state ??= value ?? 'TIME_WAIT';
    this.changed.fire(undefined);
  }
}
