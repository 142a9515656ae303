import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { build as bundle } from 'esbuild';
import type * as Preparing from '../../../src/core/quiz/prepare';
import type { AnyQuestion, Prepared } from '../../../src/core/quiz/prepare';

/**
 * Machines that are broken on purpose. The sources are bundled once more with some of their lines changed, so that what
 * is asked is the real program but for that change: the same questions, the same explorer, another law.
 */

/** A change of one source line. Applied to a file that does not have exactly one such line it is an error. */
export interface Edit {
  /** From the project's root: `src/core/tcp/rows/arrivals.ts`. */
  readonly file: string;
  /** Text that stands in just one line of the file. */
  readonly line: string;
  /** Text of that line, … */
  readonly from: string;
  /** … and what stands there instead. */
  readonly to: string;
}

/** The part of the program that decides questions. */
export type Machine = Pick<typeof Preparing, 'prepare'>;

/** Makes two lines of one file change places in one respect: what `pattern` finds in the one then stands in the other. */
export async function exchange(file: string, lines: readonly [string, string], pattern: RegExp): Promise<Edit[]> {
  const source = await readFile(file, 'utf8');
  const [one, other] = lines.map((line) => {
    const found = pattern.exec(findLine(source, line, file))?.[0];
    assert.ok(found !== undefined, `${file}: the line with ${line} has no ${pattern.source}`);
    return found;
  });
  assert.ok(one !== undefined && other !== undefined && one !== other, `${file}: nothing would be exchanged`);
  return [
    { file, line: lines[0], from: one, to: other },
    { file, line: lines[1], from: other, to: one },
  ];
}

/** The program with these changes; without any, the program as it is. Throws what it throws when it is loaded. */
export async function buildMachine(edits: readonly Edit[]): Promise<Machine> {
  return (await import(await bundleMachine(edits))) as Machine;
}

/** The same as something to import later, elsewhere: an address that contains it. */
export async function bundleMachine(edits: readonly Edit[]): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: ['src/core/quiz/prepare.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'silent',
    plugins: [changing(edits)],
  });
  const [file] = outputFiles;
  assert.ok(file !== undefined);
  return `data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`;
}

/** What a machine finds for each question, by id, as text that can be compared. */
export function judge({ prepare }: Machine, questions: readonly AnyQuestion[]): ReadonlyMap<string, string> {
  return new Map(questions.map((question) => [question.id, attempt(() => describe(prepare(question)))]));
}

/** The ids of the questions for which two machines find different things. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...one].filter(([id, found]) => other.get(id) !== found).map(([id]) => id);
}

/** The verdicts, or the answer and its length; the sentences about them are of no concern. */
function describe({ choice, solution, faults }: Prepared): string {
  if (choice !== null)
    return choice.verdicts.map(({ option, verdict }) => `${option.id}: ${String(verdict.holds)}`).join(', ');
  return solution === null ? faults.join('; ') : [...solution.answer, solution.par ?? ''].join('; ');
}

function attempt(find: () => string): string {
  try {
    return find();
  } catch (error) {
    return `throws ${error instanceof Error ? error.message : String(error)}`;
  }
}

function changing(edits: readonly Edit[]): Plugin {
  const files = new Map(edits.map(({ file }) => [resolve(file), file]));
  return {
    name: 'changing',
    setup(build) {
      const unread = new Set(files.values());
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = files.get(path);
        if (file === undefined) return undefined;
        unread.delete(file);
        const contents = edits.filter((edit) => edit.file === file).reduce(change, await readFile(path, 'utf8'));
        return { contents, loader: 'ts' };
      });
      build.onEnd(() => {
        assert.deepEqual([...unread], [], 'files that are no part of the program');
      });
    },
  };
}

function change(source: string, { file, line, from, to }: Edit): string {
  const found = findLine(source, line, file);
  assert.equal(found.split(from).length, 2, `${file}: "${from}" is not exactly once in the line with ${line}`);
  return source.replace(found, () => found.replace(from, () => to));
}

function findLine(source: string, line: string, file: string): string {
  const lines = source.split('\n').filter((one) => one.includes(line));
  const [found] = lines;
  assert.ok(found !== undefined && lines.length === 1, `${file}: ${lines.length} lines have ${line}, not one`);
  return found;
}
