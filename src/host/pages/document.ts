import type * as vscode from 'vscode';
import type { Language } from '../../core/quiz/question';
import type { Media } from '../media';

/** The empty document of a page: its style, its script and nothing else. Only these two may load, and nothing inline runs. */
export function documentOf(webview: vscode.Webview, media: Media, language: Language): string {
  const nonce = makeNonce();
  const address = (file: string) => webview.asWebviewUri(media.uri('dist', 'webview', file)).toString();
  const source = webview.cspSource;
  const policy = [`default-src 'none'`, `style-src ${source}`, `script-src 'nonce-${nonce}'`, `img-src ${source}`].join(
    '; ',
  );
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${address('page.css')}">
    <title>Last ACK</title>
  </head>
  <body>
    <main id="page"></main>
    <script nonce="${nonce}" src="${address('page.js')}"></script>
  </body>
</html>
`;
}

/** A value that nobody can guess, so that only our own script carries it. */
function makeNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
