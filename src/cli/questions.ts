import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checked } from '../core/quiz/check';
import { checkQuestion, misconceptionsOf, repeatedIds } from '../core/quiz/check';
import { readBank } from '../core/quiz/bank';
import { FAMILIES, generate, generateFromCode } from '../core/quiz/families';
import type { AnyQuestion } from '../core/quiz/prepare';
import { MISCONCEPTIONS } from '../core/quiz/question';
import { inEnglish, partInEnglish, sayFinding } from '../core/said';

const FOLDER = 'media/questions';

/** How many questions of each family `check` decides. */
const SEEDS = 200;

/**
 * `questions check` decides every option of every question, and of so many of each family that generates more, and counts;
 * a misconception that no question is about is a fault too. `questions show ID` prints one with its verdicts: a written
 * one by its id, a generated one by its code (`ack-of-fin-123`).
 * Exit status: 0 all well, 1 a question cannot be asked as it stands, 2 the command or a file could not be understood.
 */
export async function questions(args: readonly string[]): Promise<number> {
  const [command, id, ...rest] = args;
  if (command === 'check' && id === undefined) return check(await load());
  if (command === 'show' && id !== undefined && rest.length === 0) return show(await load(), id);
  console.error('usage: npm run --silent questions -- check | show ID');
  return 2;
}

interface Loaded {
  readonly questions: readonly AnyQuestion[];
  readonly faults: readonly string[];
}

async function load(): Promise<Loaded> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(FOLDER, name);
      try {
        const { questions, faults } = readBank(JSON.parse(await readFile(path, 'utf8')));
        return { questions, faults: faults.map(({ where, message }) => `${path}: ${where}: ${message}`) };
      } catch (error) {
        return { questions: [], faults: [`${path}: ${error instanceof Error ? error.message : String(error)}`] };
      }
    }),
  );
  return { questions: files.flatMap((file) => file.questions), faults: files.flatMap((file) => file.faults) };
}

function check({ questions, faults: unreadable }: Loaded): number {
  const checked = questions.map(checkQuestion);
  const generated = FAMILIES.map((family) => ({
    family,
    checked: Array.from({ length: SEEDS }, (_, seed) => checkQuestion(generate(family, seed))),
  }));
  const believed = new Set([...checked, ...generated.flatMap((one) => one.checked)].flatMap(believedOf));
  const faults = [
    ...unreadable,
    ...repeatedIds(questions),
    ...shadowed(questions),
    ...[...checked, ...generated.flatMap((one) => one.checked)].flatMap((one) => one.faults),
    ...MISCONCEPTIONS.filter((id) => !believed.has(id)).map((id) => `${id}: no question is about this misconception`),
  ];
  for (const fault of faults) console.error(fault);
  const verdicts = checked.flatMap((one) => one.prepared.choice?.verdicts ?? []);
  const options = `${verdicts.length} options: ${verdicts.filter(({ verdict }) => verdict.holds).length} true, ${
    verdicts.filter(({ verdict }) => verdict.holds === false).length
  } false`;
  console.log(`${questions.length} questions, ${options}`);
  print(
    'kind',
    questions.map(({ kind }) => kind),
  );
  print(
    'topic',
    questions.map(({ topic }) => topic),
  );
  print('misconception', questions.flatMap(misconceptionsOf));
  console.log(`${FAMILIES.length} families, ${SEEDS} questions of each:`);
  for (const { family, checked: some } of generated) console.log(`  ${family.id}: ${summarise(some)}`);
  return unreadable.length > 0 ? 2 : faults.length > 0 ? 1 : 0;
}

function believedOf({ prepared }: Checked): readonly string[] {
  return misconceptionsOf(prepared.question);
}

/** A written question whose id is a generated one's code could never be told from it. */
function shadowed(questions: readonly AnyQuestion[]): readonly string[] {
  return questions
    .filter(({ id }) => generateFromCode(FAMILIES, id) !== undefined)
    .map(({ id }) => `${id} is the code of a generated question`);
}

/** `reckon, segments, 180 answers, M13` */
function summarise(checked: readonly Checked[]): string {
  const answers = new Set(checked.map(({ prepared }) => JSON.stringify(rightAnswer(prepared))));
  const about = checked.flatMap(({ prepared: { question } }) => `${question.kind}, ${question.topic}`);
  const believed = [...new Set(checked.flatMap(believedOf))].sort();
  return [...new Set(about), `${answers.size} answers`, ...believed].join(', ');
}

function rightAnswer({ choice, solution }: Checked['prepared']): readonly string[] {
  if (choice === null) return solution?.answer ?? [];
  return choice.verdicts.filter(({ verdict }) => verdict.holds).map(({ option }) => option.id);
}

/** `by topic: calls 3, loss 5 …` */
function print(what: string, values: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => `${value} ${count}`);
  console.log(`by ${what}: ${parts.join(', ')}`);
}

function show({ questions }: Loaded, id: string): number {
  const question = questions.find((one) => one.id === id) ?? generateFromCode(FAMILIES, id);
  if (question === undefined) {
    console.error(
      `there is no question "${id}"; there are: ${questions.map((one) => one.id).join(', ')}, and ${FAMILIES.map((family) => `${family.id}-SEED`).join(', ')}`,
    );
    return 2;
  }
  const checked = checkQuestion(question);
  console.log(describe(checked));
  for (const fault of checked.faults) console.error(fault);
  return checked.faults.length > 0 ? 1 : 0;
}

function describe({ prepared: { question, choice, solution } }: Checked): string {
  const head = [
    `${question.id} (${question.kind}, ${question.topic}, difficulty ${question.difficulty})`,
    '',
    question.prompt.en,
    question.prompt['zh-cn'],
  ];
  const options = (choice?.verdicts ?? []).flatMap(({ option, verdict }) => {
    const how = verdict.worlds === null ? 'by running it' : `by searching ${verdict.worlds} worlds`;
    const source = verdict.cites === null ? `claim: ${verdict.claim} – decided ${how}` : `written in ${verdict.cites}`;
    return [
      '',
      `  ${verdict.holds === null ? 'UNDECIDED' : String(verdict.holds)}  ${option.text.en}`,
      `        ${option.text['zh-cn']}`,
      `      ${source}${verdict.said === null ? '' : `: ${inEnglish(sayFinding(verdict.said))}`}`,
      ...indent(verdict.ladder?.scenario.split('\n') ?? []),
      ...indent(
        verdict.story?.map(
          ({ line, answer, why }) => `${line}: ${partInEnglish(answer)}${why === null ? '' : ` (${inEnglish(why)})`}`,
        ) ?? [],
      ),
      `      ${option.because.en}${option.misconception === undefined ? '' : ` (${option.misconception})`}`,
    ];
  });
  const solved =
    solution === null
      ? []
      : ['', `  a right answer${solution.par === null ? '' : ` (par ${solution.par})`}:`, ...indent(solution.answer)];
  return [
    ...head,
    ...options,
    ...solved,
    '',
    question.explanation.en,
    question.explanation['zh-cn'],
    question.rfc,
  ].join('\n');
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `      ${line}`);
}
