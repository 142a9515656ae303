import { languages } from 'vscode';
import type * as vscode from 'vscode';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import type { StateTexts } from '../states/texts';
import { Analyses } from './analyses';
import { Completions, TRIGGERS } from './completion';
import { Problems } from './diagnostics';
import { Fixes } from './fixes';
import { Hints } from './hints';
import { Hovers } from './hover';
import { Layout, Outline } from './outline';
import { Lenses } from './lenses';
import { LANGUAGE } from './places';
import { Reports } from './reports';
import { Verdicts } from './verdicts';

/** Scenarios as a language of the editor. Everything is asked of `analyses`, which works on a version once. */
export class Notation extends Disposable {
  readonly analyses = this.own(new Analyses());
  readonly problems = this.own(new Problems(this.analyses));
  readonly verdicts = this.own(new Verdicts(this.analyses));
  readonly reports = this.own(new Reports(this.analyses));
  private readonly lenses = this.own(new Lenses(this.analyses, this.verdicts));

  constructor(texts: StateTexts, translations: Translations) {
    super();
    const { analyses } = this;
    const here: vscode.DocumentSelector = { language: LANGUAGE };
    const outline = new Outline(analyses);
    const layout = new Layout(analyses);
    this.own(languages.registerCompletionItemProvider(here, new Completions(analyses), ...TRIGGERS));
    this.own(languages.registerHoverProvider(here, new Hovers(analyses, texts)));
    this.own(languages.registerInlayHintsProvider(here, new Hints(analyses)));
    this.own(languages.registerCodeLensProvider(here, this.lenses));
    this.own(languages.registerCodeActionsProvider(here, new Fixes(analyses), Fixes.metadata));
    this.own(languages.registerDocumentSymbolProvider(here, outline));
    this.own(languages.registerFoldingRangeProvider(here, outline));
    this.own(languages.registerDocumentFormattingEditProvider(here, layout));
    this.own(languages.registerDocumentRangeFormattingEditProvider(here, layout));
    this.own(
      translations.onDidChange(() => {
        this.problems.lookAtVisible();
        this.lenses.refresh();
      }),
    );
  }
}

/** Makes `.tcp` files a language, in every workspace, trusted or not, on a disk or not. */
export function registerNotation(texts: StateTexts, translations: Translations): Notation {
  return new Notation(texts, translations);
}
