import assert from 'node:assert/strict';
import { readZip } from './zip';

/** Addresses that our own texts and code may name; nothing loads any of them by itself. */
const ADDRESSES: readonly RegExp[] = [
  // Links to the RFCs.
  /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc/u,
  // Names of XML's and SVG's vocabularies, which are never fetched.
  /^http:\/\/www\.w3\.org\/(1998|1999|2000|XML)\b/u,
];

/** What makes code of a text: refused by the page's policy anyway, and nowhere needed. */
const MAKES_CODE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['eval', /\beval\s*\(/u],
  ['an indirect eval', /\(0,\s*eval\)/u],
  ['new Function', /\bnew\s+Function\b|[^.\w]Function\s*\(\s*["'`]/u],
  ['a timer of text', /\bset(Timeout|Interval)\s*\(\s*["'`]/u],
  ['document.write', /\bdocument\.write(ln)?\s*\(/u],
  ['importScripts', /\bimportScripts\s*\(/u],
  ['WebAssembly from text', /\bWebAssembly\.(compile|instantiate)/u],
];

describe('the shipped code', () => {
  let entries: ReadonlyMap<string, Buffer>;
  let code: readonly (readonly [name: string, text: string])[];
  before(() => {
    entries = readZip('dist/last-ack.vsix');
    code = [...entries].filter(([name]) => name.endsWith('.js')).map(([name, bytes]) => [name, bytes.toString('utf8')]);
    assert.ok(code.length >= 3, 'there are three bundles');
  });

  const text = (name: string) => {
    const found = entries.get(`extension/${name}`);
    assert.ok(found, name);
    return found.toString('utf8');
  };

  it('the search for what makes code finds it', () => {
    const samples = ['eval("1")', '(0,eval)("1")', 'new Function("1")', 'a=Function("1")', 'setTimeout("f()",1)'];
    for (const sample of samples)
      assert.ok(
        MAKES_CODE.some(([, pattern]) => pattern.test(sample)),
        sample,
      );
  });

  for (const [what, pattern] of MAKES_CODE)
    it(`has no ${what}`, () => {
      for (const [name, bundle] of code) {
        const found = pattern.exec(bundle);
        assert.equal(found && bundle.slice(Math.max(0, found.index - 60), found.index + 60), null, name);
      }
    });

  it('asks no server for anything', () => {
    for (const [name, bundle] of code) {
      // Translations can be had by an address, says @vscode/l10n; ours are given as contents (src/host/language.ts).
      const known =
        /if\("http:"===\w+\.protocol\|\|"https:"===\w+\.protocol\)return await\(await fetch\(\w+\)\)\.text\(\)/gu;
      const rest = bundle.replace(known, '');
      assert.doesNotMatch(rest, /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/u, name);
    }
    // The kernel's bundle listens on the loopback interface and connects to itself, for the lab.
    assert.doesNotMatch(
      text('dist/extension.js'),
      /require\("(node:)?(net|http|https|http2|tls|dgram|dns|child_process)"\)/u,
    );
    assert.doesNotMatch(text('dist/kernel.js'), /require\("(node:)?(http|https|http2|tls|dgram|dns)"\)/u);
  });

  it('names no address but those that are known', () => {
    for (const [name, bytes] of entries) {
      if (!/\.(js|css|html)$/u.test(name)) continue;
      const found = bytes.toString('utf8').match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`\\)<>]+/gu) ?? [];
      const unknown = found.filter((address) => !ADDRESSES.some((known) => known.test(address)));
      assert.deepEqual([...new Set(unknown)], [], name);
    }
  });

  it('styles load nothing from anywhere else', () => {
    const css = text('dist/webview/page.css');
    assert.doesNotMatch(css, /@import|expression\(|javascript:/u);
    for (const [, address = ''] of css.matchAll(/url\(\s*["']?([^"')]*)/gu))
      assert.match(address, /^(data:image\/|#)/u);
  });

  it('pages have no handler in an attribute, no frame and no form that is sent', () => {
    const page = text('dist/webview/page.js');
    assert.doesNotMatch(page, /<[a-z-]+[^<>]{0,200}\son[a-z]+\s*=\s*["']?[a-z(]/u);
    assert.doesNotMatch(page, /<(iframe|object|embed|base)\b|\saction=/u);
    for (const [name, bytes] of entries) {
      if (name.endsWith('.svg'))
        assert.doesNotMatch(bytes.toString('utf8'), /<script|\son\w+=|<foreignObject|(?:xlink:)?href="(?!#)/u, name);
    }
  });

  it('no page may run a command by a link, and links of Markdown run only those that open something', () => {
    const host = text('dist/extension.js');
    assert.doesNotMatch(host, /enableCommandUris:\s*(!0|true)/u);
    assert.doesNotMatch(host, /isTrusted\s*[=:]\s*(!0|true)/u);
    assert.doesNotMatch(host, /supportHtml\s*[=:]\s*(!0|true)/u);
    assert.doesNotMatch(text('dist/webview/page.js'), /command:/u);
    const shown = JSON.stringify(
      [...entries]
        .filter(([name]) => /package\.json$|texts\.json$/u.test(name))
        .map(([, bytes]) => bytes.toString('utf8')),
    );
    const commands = new Set([...shown.matchAll(/\(command:([\w.-]+)/gu)].map(([, command]) => command));
    assert.ok(commands.size > 0);
    for (const command of commands) assert.match(command ?? '', /^(lastAck\.\w+|workbench\.action\.openSettings)$/u);
  });
});
