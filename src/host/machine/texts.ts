import { t } from '@vscode/l10n';
import type { Process, Socket } from '../../core/sockets';

/** `node (4711)`. The name comes from the machine, so that it is bounded. */
export function processText({ pid, name }: Process): string {
  return name === null ? t('process {0}', pid) : `${plain(name)} (${pid})`;
}

/** A foreign text as it may be shown: short, in one line, without anything that Markdown or an editor would take for its own. */
export function plain(text: string): string {
  return text
    .slice(0, 1000)
    .replaceAll('://', ':··')
    .replace(/[^\p{L}\p{N} ._:/+@%,=-]/gu, '·')
    .slice(0, 120)
    .trim();
}

/** `10.0.0.2:443`, `[::1]:443`, `*:443`. */
export function endText(address: string, port: number): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port === 0 ? '*' : port}`;
}

/** Both ends of a socket, or where a listener listens. */
export function socketText({ state, localAddress, localPort, remoteAddress, remotePort }: Socket): string {
  const local = endText(localAddress, localPort);
  return state === 'LISTEN' ? local : `${local} → ${endText(remoteAddress, remotePort)}`;
}

/** Joins sentences as the language does: the Chinese full stop brings its own space. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .join(' ')
    .replace(/([。！？；]) /g, '$1');
}

/** Whether an address is this machine's own, that leaves it never. */
export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/i.test(address);
