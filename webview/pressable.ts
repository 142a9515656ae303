/** Controls that Enter presses. */
export const PRESSABLE = 'vscode-button, vscode-link, a, button, summary, [role=link]';
