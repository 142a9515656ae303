import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Language } from '../core/quiz/question';
import type { Strings } from '../messages/strings';
import { bySentence } from '../messages/strings';
import { Disposable } from './dispose';
import type { Logger } from './logger';
import type { Media } from './media';

const Bundle = v.record(v.string(), v.string());

/** The language that `setting` (`lastAck.language`) means when VS Code speaks `display` (`vscode.env.language`). */
export function chooseLanguage(setting: unknown, display: string): Language {
  if (setting === 'en' || setting === 'zh-cn') return setting;
  return /^zh\b/i.test(display) ? 'zh-cn' : 'en';
}

/**
 * The reader's language: the extension's own setting, so that it can differ from VS Code's. English sentences are the
 * keys; `t` of `@vscode/l10n` answers in the language chosen here. States, flags and calls are never translated.
 */
export class Translations extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<Language>());
  /** Fires after `t` has begun to answer in another language. */
  readonly onDidChange = this.changed.event;
  private chosen: Language = 'en';
  private bundle: Strings = {};

  constructor(
    private readonly media: Media,
    private readonly log: Logger,
  ) {
    super();
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lastAck.language')) void this.load();
      }),
    );
  }

  get language(): Language {
    return this.chosen;
  }

  /** Every translation, for the page; empty for English. */
  get strings(): Strings {
    return this.bundle;
  }

  /** Reads the setting and the bundle that it asks for. A bundle that cannot be read leaves the English sentences. */
  async load(): Promise<void> {
    const wanted = wantedLanguage();
    const bundle = wanted === 'en' ? {} : await this.read(wanted);
    // The setting may have changed again while the file was read: the later call decides.
    if (this.isDisposed || wanted !== wantedLanguage()) return;
    l10n.config({ contents: bySentence(bundle) });
    this.bundle = bundle;
    const before = this.chosen;
    this.chosen = wanted;
    await vscode.commands.executeCommand('setContext', 'lastAck.language', wanted);
    if (before !== wanted) this.changed.fire(wanted);
  }

  private async read(language: Language): Promise<Strings> {
    try {
      return v.parse(Bundle, await this.media.json(`l10n/bundle.l10n.${language}.json`));
    } catch (error) {
      this.log.error(`The translations for ${language} cannot be read; the texts stay English`, error);
      return {};
    }
  }
}

function wantedLanguage(): Language {
  return chooseLanguage(vscode.workspace.getConfiguration('lastAck').get('language'), vscode.env.language);
}
