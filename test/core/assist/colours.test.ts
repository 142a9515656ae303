import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IGrammar } from 'vscode-textmate';
import { VOCABULARY } from '../../../src/core/scenario';

/** The grammar that colours scenarios, put to the engine that VS Code colours with. */

const FOLDER = 'test/scenarios';
const SCOPE = 'source.tcp-scenario';
const GRAMMAR = 'media/tcp-scenario.tmLanguage.json';

async function load(): Promise<IGrammar> {
  const wasm = join(dirname(createRequire(import.meta.url).resolve('vscode-oniguruma')), 'onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR)),
  });
  const grammar = await registry.loadGrammar(SCOPE);
  assert.ok(grammar);
  return grammar;
}

describe('The colours of a scenario', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await load();
  });

  /** Each piece of a line that is no blank, with the last of its scopes. */
  const pieces = (line: string): string[] =>
    grammar
      .tokenizeLine(line, textmate.INITIAL)
      .tokens.filter(({ startIndex, endIndex }) => line.slice(startIndex, endIndex).trim() !== '')
      .map(({ startIndex, endIndex, scopes }) => `${line.slice(startIndex, endIndex).trim()} ${scopes.at(-1) ?? ''}`);
  const plain = (line: string) => pieces(line).filter((piece) => piece.endsWith(` ${SCOPE}`));

  for (const file of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tcp')))
    it(`leave no word of ${file} out`, () => {
      for (const line of readFileSync(join(FOLDER, file), 'utf8').split('\n')) assert.deepEqual(plain(line), [], line);
    });

  it('know every word that the reader knows', () => {
    for (const [kind, words] of Object.entries(VOCABULARY))
      for (const word of words) {
        const line = kind === 'keywords' ? word : kind === 'settings' ? `set ${word}` : `expect ${word}`;
        assert.deepEqual(plain(line), [], `${kind}: ${line}`);
      }
  });

  it('tell ends, calls, verbs, flags, states, numbers, durations and comments apart', () => {
    const short = (line: string) => pieces(line).map((piece) => piece.replace('.tcp-scenario', ''));
    assert.deepEqual(short('A close # now'), [
      'A variable.language.end',
      'close entity.name.function.call',
      '# now comment.line.number-sign',
    ]);
    assert.deepEqual(short('deliver FIN A>B #2 # the second'), [
      'deliver keyword.control.network',
      'FIN constant.language.flag',
      'A variable.language.end',
      '> keyword.operator.direction',
      'B variable.language.end',
      '#2 constant.numeric.place',
      '# the second comment.line.number-sign',
    ]);
    assert.deepEqual(short('expect A TIME_WAIT and not A>B FIN,ACK seq 101'), [
      'expect keyword.control.expectation',
      'A variable.language.end',
      'TIME_WAIT entity.name.type.state',
      'and keyword.operator.logical',
      'not keyword.operator.logical',
      'A variable.language.end',
      '> keyword.operator.direction',
      'B variable.language.end',
      'FIN,ACK constant.language.flag',
      'seq variable.parameter.field',
      '101 constant.numeric',
    ]);
    assert.deepEqual(short('wait 0.5msl'), [
      'wait keyword.control.network',
      '0.5 constant.numeric.duration',
      'msl keyword.other.unit',
    ]);
    assert.deepEqual(short('scenario A close is lost #1'), [
      'scenario keyword.control.head',
      'A close is lost string.unquoted.title',
      '#1 comment.line.number-sign',
    ]);
  });

  it('leave a word that means nothing without one', () => {
    assert.deepEqual(plain('A clsoe'), [`clsoe ${SCOPE}`]);
  });
});
