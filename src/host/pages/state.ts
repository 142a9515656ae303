import * as v from 'valibot';
import * as vscode from 'vscode';
import type { State } from '../../core/tcp';
import { STATES } from '../../core/tcp';
import type { Screen } from '../../messages';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import { stateScreen } from '../states/screen';
import type { StateTexts } from '../states/texts';
import { Stored } from '../storage';
import { OnePage } from './one';
import type { Content, Surroundings } from './page';

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
    around: Surroundings,
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
  }

  /** Shows `state`, on the page that is open if there is one. */
  async show(state: State): Promise<void> {
    this.state = state;
    this.changed.fire(undefined);
    this.page.show();
    await this.stored.write(state);
  }

  title(): string {
    return this.state ?? 'Last ACK';
  }

  screen(): Screen {
    return this.state === undefined ? { kind: 'loading' } : stateScreen(this.state, this.texts);
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'selectState' && intent.state !== null) await this.show(intent.state);
    if (intent.type === 'openState') await this.show(intent.state);
    if (intent.type === 'quizState') await runCommand(COMMANDS.quizState, intent.state);
  }

  /** After a reload: the state that was shown. */
  private async recall(): Promise<void> {
    if (this.state !== undefined) return;
    const { value } = await this.stored.read();
    this.state ??= value ?? 'TIME_WAIT';
    this.changed.fire(undefined);
  }
}
