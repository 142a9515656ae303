import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One term, one word: test/fixtures/glossary.json says how each term is called in Chinese, and what it must not be called.
 * Held against everything that ships in Chinese.
 */

interface Term {
  readonly en: string;
  readonly 'zh-cn': string;
  /** Other names of the same thing, seen elsewhere. */
  readonly not: readonly string[];
  /** Where the English sentence says the term, the Chinese one says it too, instead of leaving it to be understood. */
  readonly always?: true;
}
type Texts = ReadonlyMap<string, string>;
interface Pair {
  readonly where: string;
  readonly en: string;
  readonly chinese: string;
}
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const { terms } = readJson('test/fixtures/glossary.json') as { terms: readonly Term[] };
/** Generated questions: their texts stand in the code. */
const FAMILIES = 'src/core/quiz/families';
const CHINESE = /\p{Script=Han}/u;

/** Every Chinese string in a JSON value, by where it stands. */
function* chineseIn(value: unknown, where: string): Generator<[string, string]> {
  if (typeof value === 'string' && CHINESE.test(value)) yield [where, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* chineseIn(inner, `${where} ${key}`);
}

function readTexts(): Texts {
  const media = readdirSync('media', { recursive: true, encoding: 'utf8' }).map((name) => join('media', name));
  const files = [
    ...media.filter((name) => name.endsWith('.json')),
    'package.json',
    'package.nls.zh-cn.json',
    'l10n/bundle.l10n.zh-cn.json',
  ];
  return new Map([
    ...files.flatMap((file) => [...chineseIn(readJson(file), file)]),
    ['README.zh-cn.md', readFileSync('README.zh-cn.md', 'utf8')],
    ...readdirSync(FAMILIES).flatMap((name) => [
      ...chineseIn(readFileSync(join(FAMILIES, name), 'utf8').split('\n'), name),
    ]),
  ]);
}

/** `where: variant → term` for each wrong word in a text. */
function findVariants(texts: Texts): string[] {
  return [...texts].flatMap(([where, text]) =>
    terms.flatMap((term) =>
      term.not.filter((variant) => text.includes(variant)).map((variant) => `${where}: ${variant} → ${term['zh-cn']}`),
    ),
  );
}

/** Every text that is written in both languages. */
function* pairsIn(value: unknown, where: string): Generator<Pair> {
  if (typeof value !== 'object' || value === null) return;
  const { en, 'zh-cn': chinese } = value as Readonly<Record<string, unknown>>;
  if (typeof en === 'string' && typeof chinese === 'string') yield { where, en, chinese };
  for (const [key, inner] of Object.entries(value)) yield* pairsIn(inner, `${where} ${key}`);
}

function readPairs(): Pair[] {
  const media = readdirSync('media', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const bundle = readJson('l10n/bundle.l10n.zh-cn.json') as Readonly<Record<string, string>>;
  return [
    ...media.flatMap((name) => [...pairsIn(readJson(join('media', name)), name)]),
    ...Object.entries(bundle).map(([en, chinese]) => ({ where: 'bundle', en, chinese })),
  ];
}

/** `retransmit` is said by “retransmits” and by “retransmission” too, `round trip` by “round-trip”. */
const saying = (term: string) => new RegExp(`\\b${term.replace(/t$/, '').replace(/[ -]/g, '[ -]')}`, 'i');

/** Where a term is said in English and not in Chinese. */
const findUnsaid = (pairs: readonly Pair[]): string[] =>
  terms
    .filter(({ always }) => always === true)
    .flatMap((term) =>
      pairs
        .filter(({ en, chinese }) => saying(term.en).test(en) && !chinese.includes(term['zh-cn']))
        .map(({ where, chinese }) => `${where}: no ${term['zh-cn']} in ${chinese}`),
    );

/** Half-width marks beside a Chinese character. Code between backquotes is left alone. */
function findHalfWidth(texts: Texts): string[] {
  return [...texts].flatMap(([where, text]) =>
    [...text.replace(/`[^`]*`/g, '`').matchAll(/\p{Script=Han}[,;:?!()]|[,;?!(]\p{Script=Han}/gu)].map(
      ([found]) => `${where}: ${found}`,
    ),
  );
}

describe('The glossary', () => {
  const texts = readTexts();

  it('has one Chinese word for each term, and no word that it forbids', () => {
    const english = terms.map(({ en }) => en);
    const chinese = terms.map((term) => term['zh-cn']);
    assert.equal(new Set(english).size, english.length);
    assert.equal(new Set(chinese).size, chinese.length);
    assert.deepEqual(findVariants(new Map(chinese.map((word) => [word, word]))), []);
  });

  it('holds words that are in use', () => {
    const all = [...texts.values()].join('\n');
    assert.deepEqual(
      terms.filter((term) => !all.includes(term['zh-cn'])).map(({ en }) => en),
      [],
    );
  });

  it('finds a forbidden word and a half-width mark where there is one', () => {
    const spoilt = new Map([['a lesson', '客户机的数据包,丢了']]);
    assert.deepEqual(findVariants(spoilt), ['a lesson: 数据包 → 报文段', 'a lesson: 客户机 → 客户端']);
    assert.deepEqual(findHalfWidth(spoilt), ['a lesson: 包,']);
  });

  it('is kept by every text that ships', () => {
    assert.deepEqual(findVariants(texts), []);
  });

  it('says in Chinese what the English sentence says', () => {
    assert.deepEqual(findUnsaid([{ where: 'a lesson', en: 'It retransmits.', chinese: '它再来一次。' }]), [
      'a lesson: no 重传 in 它再来一次。',
    ]);
    assert.deepEqual(findUnsaid(readPairs()), []);
  });

  it('is set in full-width punctuation', () => {
    assert.deepEqual(findHalfWidth(texts), []);
  });
});
