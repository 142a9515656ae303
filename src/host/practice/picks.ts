import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { wrap } from './wrap';

/** A line of a quick pick: one that only is to be read, or one that stands for something. */
export interface Line<Value> extends vscode.QuickPickItem {
  readonly value?: Value;
}

/** A text as lines that can be walked through and read, but stand for nothing. `beside`: the heading right above. */
export function textLines(text: string, beside = ''): Line<never>[] {
  return wrap(text, beside).map((label) => ({ label, alwaysShow: true }));
}

/** A heading between lines. VS Code writes it at the end of the line that follows. */
export function heading(label: string): Line<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** A choice; what does not fit into one line goes on in the next. `beside`: the heading right above. */
export function choiceLine<Value>(text: string, value: Value, icon = '', beside = ''): Line<Value> {
  const [first = '', ...rest] = wrap(text, `${icon === '' ? '' : '   '}${beside}`);
  const label = icon === '' ? first : `$(${icon}) ${first}`;
  return { label, value, ...(rest.length === 0 ? {} : { detail: rest.join(' ') }) };
}

/**
 * Shows lines until one that stands for something is chosen; undefined when the learner leaves. It stays open while a run
 * is looked at in the editor.
 */
export function pickLine<Value>(
  title: string,
  lines: readonly Line<Value>[],
  active?: Value,
): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const pick = vscode.window.createQuickPick<Line<Value>>();
    pick.title = title;
    pick.placeholder = t('Arrow keys read and choose, Enter answers, Escape ends');
    pick.ignoreFocusOut = true;
    pick.matchOnDetail = true;
    pick.items = lines;
    const first = lines.find(({ value }) => value !== undefined && (active === undefined || value === active));
    pick.activeItems = first === undefined ? [] : [first];
    let answer: Value | undefined;
    pick.onDidAccept(() => {
      answer = pick.selectedItems[0]?.value;
      if (answer !== undefined) pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(answer);
    });
    pick.show();
  });
}
