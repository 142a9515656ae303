import { readState } from './names';
import type { State } from '../tcp/states';

/** What stands around the lines of a table when they come from a terminal, a mail or a search. */

const COLOURS = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;?]*[A-Za-z]`, 'g');

/** The number of a line that `grep -n` or `cat -n` put in front of a socket; `2001:db8::1` is an address. */
const NUMBERED = /^\s*\d+(?:\t|[:-](?=\s*(?:\d+:\s|\d+\s+\d+\s|[A-Z][A-Z-]{3}|tcp|\S+\s+\d+\s.*\sIPv[46]\s)))/;

/** A line without colours, marks of quotation and numbers of lines. */
export function bare(line: string): string {
  return line
    .replace(COLOURS, '')
    .replace(/^(\s*>)+\s?/, '')
    .replace(NUMBERED, '');
}

const COMMAND =
  /(?:^|[#$%>❯➜|;&:])\s*(?:sudo\s+)?(?:\S*\/)?(?:ss|netstat|lsof|cat|grep|Get-NetTCPConnection)(?:\s(.*))?$/;

/** A command that a table comes from, and which state it asked ss for; undefined when the line is none. */
export function readCommand(line: string): { readonly asked: State | undefined } | undefined {
  const command = COMMAND.exec(line);
  return command === null ? undefined : { asked: readState(/\bstate\s+([\w-]+)/.exec(command[1] ?? '')?.[1] ?? '') };
}

/** Whether a line is a prompt at which nothing was typed: `me@web1:~$`. */
export const isPrompt = (line: string): boolean => /[#$%>❯➜]\s*$/.test(line);
