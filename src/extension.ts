import type * as vscode from 'vscode';
import { Translations } from './host/language';
import { Logger } from './host/logger';
import { Media } from './host/media';
import { PracticeView } from './host/practice';
import { StateTexts } from './host/states/texts';
import { StatesTree } from './host/states/tree';

/** The extension begins: each line is one part, and owns what it registers. */
export async function activate(context: vscode.ExtensionContext) {
  const own = <T extends vscode.Disposable>(value: T): T => {
    context.subscriptions.push(value);
    return value;
  };
  const log = own(new Logger());
  const media = new Media(context.extensionUri);
  const translations = own(new Translations(media, log));
  await translations.load();

  const texts = await StateTexts.load(media, () => translations.language, log);
  const states = own(new StatesTree(texts, translations));
  own(new PracticeView(translations));
  return { states, translations };
}
