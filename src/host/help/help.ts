import { t } from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import { helpText } from './text';

/** The address of the help: the path is for the tab. */
export const SCHEME = 'last-ack-help';

/** What the help reads of the manifest, with the titles in VS Code's own language, as the palette has them. */
const Manifest = v.object({
  contributes: v.object({
    commands: v.array(v.object({ command: v.string(), title: v.string(), category: v.optional(v.string(), '') })),
    menus: v.object({ commandPalette: v.array(v.object({ command: v.string(), when: v.string() })) }),
    configuration: v.object({ properties: v.record(v.string(), v.object({ markdownDescription: v.string() })) }),
  }),
});

/** The accessibility help as a document that cannot be edited, in the reader's language, made anew when that changes. */
export class Help extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changed.event;
  private shown: vscode.Uri | undefined;

  constructor(
    private readonly manifest: unknown,
    translations: Translations,
  ) {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.own(
      translations.onDidChange(() => {
        if (this.shown !== undefined) this.changed.fire(this.shown);
      }),
    );
  }

  /** Opens the help with the focus in it. */
  async show(): Promise<vscode.TextDocument> {
    this.shown = vscode.Uri.from({ scheme: SCHEME, path: `/${t('Accessibility Help')}.md` });
    this.changed.fire(this.shown);
    const document = await vscode.workspace.openTextDocument(this.shown);
    await vscode.window.showTextDocument(document, { preview: true });
    return document;
  }

  provideTextDocumentContent(): string {
    const { commands, menus, configuration } = v.parse(Manifest, this.manifest).contributes;
    const hidden = menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command);
    const offered = commands.filter(({ command }) => !hidden.includes(command));
    const withoutPage = commands.find(({ command }) => command === COMMANDS.practiseQuick)?.title ?? '';
    const settings = Object.entries(configuration.properties).map(([id, { markdownDescription }]) => ({
      id,
      about: markdownDescription.replaceAll('\n', ' '),
    }));
    return helpText(offered, settings, withoutPage);
  }
}

/** Opening the help. */
export function helpHandlers(help: Help): Pick<Handlers, (typeof COMMANDS)['accessibilityHelp']> {
  return {
    [COMMANDS.accessibilityHelp]: async () => {
      await help.show();
    },
  };
}
