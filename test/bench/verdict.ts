import { readFileSync } from 'node:fs';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { costOf, verdictsOf } from './verdicts';

/**
 * One verdict in a process of its own: nothing compiled yet, nothing remembered. Reads the question from the standard
 * input; the argument says which of its verdicts. Prints what it cost.
 */
const question = JSON.parse(readFileSync(0, 'utf8')) as AnyQuestion;
console.log(costOf(verdictsOf(question)[Number(process.argv[2])]));
