import { course } from './cli/course';
import { questions } from './cli/questions';
import { replay } from './cli/replay';
import { run } from './cli/run';

/** The command line: `node out/cli.mjs COMMAND …`. Each command returns its exit status. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run,
  replay,
  questions,
  course,
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

if (command === undefined) {
  console.error(`usage: node out/cli.mjs ${Object.keys(COMMANDS).join('|')} …`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(args);
}
