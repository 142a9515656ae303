import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Learner } from './learner';
import type { Aside } from './store';

/** How long the sentence stays in the status bar, in milliseconds: long enough to be read at leisure. */
const SHOWN_FOR = 60_000;

/** Says once, in the status bar and without a popup, that stored progress is kept aside. */
export function tellProgressAside(learner: Learner): vscode.Disposable {
  const listener = learner.onDidSetAside((reason) => {
    listener.dispose();
    vscode.window.setStatusBarMessage(`$(info) ${sentence(reason)}`, SHOWN_FOR);
  });
  return listener;
}

function sentence(reason: Aside): string {
  switch (reason) {
    case 'newer':
      return t('Your progress was stored by a newer Last ACK: it is kept aside.');
    case 'rubbish':
      return t('Your stored progress could not be read: it is kept aside.');
    case 'partly':
      return t('Parts of your stored progress could not be read: all of it is kept aside, and the rest goes on.');
  }
}
