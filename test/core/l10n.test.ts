import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import * as v from 'valibot';
import { readBank } from '../../src/core/quiz/bank';
import { LANGUAGES } from '../../src/core/quiz/question';
import { EVENTS, rowsOutOf, STATES, TABLE } from '../../src/core/tcp';
import { StatesFile } from '../../src/host/states/texts';

/**
 * Every sentence that a reader can see exists in every language, and no translation is left over. The English sentences
 * are the keys: those in the code are found by reading its syntax, those in the table are the table's own.
 */

type Texts = Readonly<Record<string, string>>;
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** What `t` and `say` may be asked for besides a literal: sentences of the table, and those that `say` has made already. */
const FOUND_ELSEWHERE = ['row.why', 'step.row.why', 'EVENTS[row.on].means', 'said.text'];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The literals that a file hands to a function (`t`, in the core `say`), and whatever else it hands to it, as written. */
function translated(file: string, by: RegExp): { literals: string[]; others: string[] } {
  const literals: string[] = [];
  const others: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && by.test(node.expression.getText())) {
      const [key] = node.arguments;
      if (key !== undefined && ts.isStringLiteralLike(key)) literals.push(key.text);
      else others.push(key?.getText() ?? '');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { literals, others };
}

function sentences(): { keys: Set<string>; others: Set<string> } {
  const keys = new Set<string>();
  const others = new Set<string>();
  const files = [
    ...sourceFiles('src/core').map((file) => translated(file, /^say$/)),
    ...['src/host', 'src/messages', 'webview'].flatMap(sourceFiles).map((file) => translated(file, /^(l10n\.)?t$/)),
  ];
  for (const found of files) {
    for (const literal of found.literals) keys.add(literal);
    for (const other of found.others) others.add(other);
  }
  for (const row of TABLE) keys.add(row.why);
  for (const row of STATES.flatMap(rowsOutOf)) keys.add(EVENTS[row.on].means);
  return { keys, others };
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');

function sameKeys(left: Iterable<string>, right: Iterable<string>): void {
  assert.deepEqual([...right].sort(), [...left].sort());
}

function samePlaceholders(left: Texts, right: Texts): void {
  for (const [key, text] of Object.entries(left)) {
    assert.equal(placeholders(right[key] ?? ''), placeholders(text), `placeholders of "${key}"`);
  }
}

describe('Localisation', () => {
  const { keys, others } = sentences();
  const bundle = readJson('l10n/bundle.l10n.zh-cn.json') as Texts;

  it('finds the sentences of the core, of the host, of the page and of the table', () => {
    assert.ok(keys.has('nothing is in flight {0}'));
    assert.ok(keys.has('Active close') && keys.has('Play the run'));
    assert.ok(keys.has('The last ACK: the passive closer is done at once and waits for nothing.'));
  });

  it('translates nothing whose English sentence cannot be found here', () => {
    assert.deepEqual(
      [...others].filter((other) => !FOUND_ELSEWHERE.includes(other)),
      [],
    );
  });

  it('has a Chinese sentence for every English one, and none left over', () => {
    const missing = [...keys].filter((key) => !(key in bundle)).sort();
    const extra = Object.keys(bundle).filter((key) => !keys.has(key));
    assert.deepEqual({ missing, extra }, { missing: [], extra: [] });
  });

  it('has the same placeholders on both sides', () => {
    for (const [key, text] of Object.entries(bundle)) {
      assert.equal(placeholders(text), placeholders(key), `placeholders of "${key}"`);
      assert.notEqual(text.trim(), '', key);
    }
  });

  it('keeps the bundle in order, so that two people can edit it', () => {
    assert.deepEqual(Object.keys(bundle), Object.keys(bundle).sort());
  });

  it('has every string of the manifest in every language', () => {
    const english = readJson('package.nls.json') as Texts;
    const chinese = readJson('package.nls.zh-cn.json') as Texts;
    const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
    sameKeys(new Set(used), Object.keys(english));
    sameKeys(Object.keys(english), Object.keys(chinese));
    samePlaceholders(english, chinese);
  });

  it('welcomes the reader in every language, with the same links', () => {
    const manifest = readJson('package.json') as {
      contributes: { viewsWelcome: { view: string; contents: string; when: string }[] };
    };
    const links = (language: string) =>
      manifest.contributes.viewsWelcome
        .filter(({ when }) => when.includes(`lastAck.language == ${language}`))
        .map(({ view, contents }) => [view, contents.match(/\(command:[^)]+\)/g)]);
    assert.ok(links('en').length > 0);
    for (const language of LANGUAGES) assert.deepEqual(links(language), links('en'), language);
  });

  it('has every text in media in every language', () => {
    const files = readdirSync('media', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    let texts = 0;
    const visit = (value: unknown, where: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const entries = Object.entries(value);
      if (entries.some(([key]) => (LANGUAGES as readonly string[]).includes(key))) {
        texts += 1;
        sameKeys(
          LANGUAGES,
          entries.map(([key]) => key),
        );
        for (const [key, text] of entries) assert.ok(typeof text === 'string' && text.trim() !== '', `${where}.${key}`);
      }
      for (const [key, inner] of entries) visit(inner, `${where}.${key}`);
    };
    for (const name of files) visit(readJson(join('media', name)), name);
    assert.ok(texts > 0);
  });

  it('has a page for each of the eleven states, and readable question files', () => {
    sameKeys(STATES, Object.keys(v.parse(StatesFile, readJson('media/states.json'))));
    for (const name of readdirSync('media/questions').filter((file) => file.endsWith('.json'))) {
      assert.deepEqual(readBank(readJson(join('media/questions', name))).faults, [], name);
    }
  });
});
