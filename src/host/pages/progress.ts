import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Screen } from '../../messages';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import type { Learner } from '../practice/learner';
import type { MisconceptionTexts } from '../practice/misconceptions';
import { progressScreen } from '../practice/screen';
import { OnePage } from './one';
import type { Content, Surroundings } from './page';
import { modeCommand } from './tutor';

/** The page of progress: what falls due, what was remembered, how far each topic is known. */
export class ProgressPage extends Disposable implements Content {
  readonly onDidChange: vscode.Event<undefined>;
  private readonly page: OnePage;

  constructor(
    private readonly learner: Learner,
    private readonly texts: MisconceptionTexts,
    private readonly around: Surroundings,
  ) {
    super();
    this.onDidChange = learner.onDidChange;
    this.page = this.own(new OnePage('lastAck.progress', () => this, around));
  }

  show(): void {
    this.page.show();
  }

  title(): string {
    return t('Last ACK: progress');
  }

  screen(): Screen {
    const { learner, texts, around } = this;
    const question = (id: string) => learner.question(id);
    const { language } = around.translations;
    return progressScreen(learner.overview(), { texts, language, question, now: Date.now() });
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'practise') await runCommand(modeCommand(intent.mode));
    if (intent.type === 'quizTopic') await runCommand(COMMANDS.quizTopic, intent.topic);
    if (intent.type === 'openState') await runCommand(COMMANDS.openState, intent.state);
  }
}
