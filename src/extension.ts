import type * as vscode from 'vscode';
import { commandHandlers } from './host/commands/handlers';
import { registerCommands } from './host/commands/register';
import { Translations } from './host/language';
import { Logger } from './host/logger';
import { Media } from './host/media';
import { StatePage } from './host/pages/state';
import { tutorPage as makeTutorPage } from './host/pages/tutor';
import { PracticeView } from './host/practice';
import { tellSetAside } from './host/quiz/aside';
import { loadQuestions } from './host/quiz/bank';
import { Session, SESSION_VERSION } from './host/quiz/session';
import { Tutor } from './host/quiz/tutor';
import { StateTexts } from './host/states/texts';
import { StatesTree } from './host/states/tree';
import { Stored } from './host/storage';

/** The extension begins: each line is one part, and each part lets go of what it registers. */
export async function activate(context: vscode.ExtensionContext) {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = own(new Logger());
  const media = new Media(context.extensionUri);
  const translations = own(new Translations(media, log));
  const [questions, texts] = await Promise.all([
    loadQuestions(media, log),
    StateTexts.load(media, () => translations.language, log),
    translations.load(),
  ]);
  const around = { media, translations, log };

  const stored = new Stored(context.workspaceState, 'lastAck.session', SESSION_VERSION, Session, log);
  const tutor = own(new Tutor(questions, stored, log));
  own(tellSetAside(tutor));
  const tutorPage = own(makeTutorPage(tutor, around));
  const statePage = own(new StatePage(context.workspaceState, texts, around));
  const states = own(new StatesTree(texts, translations));
  own(new PracticeView(translations));
  own(registerCommands(commandHandlers({ tutor, tutorPage, statePage, texts, translations }), log));

  /** For the tests. */
  return { states, translations, tutor, tutorPage, statePage, memento: context.workspaceState };
}

/** What the tests see of the running extension. */
export type Parts = Awaited<ReturnType<typeof activate>>;
