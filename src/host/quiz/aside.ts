import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Tutor } from './tutor';

/** How long the sentence stays in the status bar, in milliseconds: long enough to be read at leisure. */
const SHOWN_FOR = 60_000;

/** Says in the status bar, in one sentence and without a popup, that a stored quiz was set aside. */
export function tellSetAside(tutor: Tutor): vscode.Disposable {
  return tutor.onDidSetAside((reason) => {
    const sentence =
      reason === 'newer'
        ? t('Your quiz was stored by a newer Last ACK: it is kept, and a new one has begun.')
        : t('Your stored quiz could not be read: it is kept aside, and a new one has begun.');
    vscode.window.setStatusBarMessage(`$(info) ${sentence}`, SHOWN_FOR);
  });
}
