/** A notification has no room for more. */
const MOST = 200;

/**
 * Foreign text for a notification: in one line, short, and without links. VS Code makes `[words](command:…)` in a
 * notification a link that runs the command, and the title of a scenario or the name of a file may come from anywhere.
 */
export function noticeText(text: string): string {
  const line = text.slice(0, 10 * MOST).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  const short = line.length > MOST ? `${line.slice(0, MOST)}…` : line;
  return short.replaceAll('](', '] (');
}
