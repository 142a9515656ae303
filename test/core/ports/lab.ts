import * as ports from '../../../src/core/ports';
import type { Answer, Endpoint, Host, Peer, Settings, Syn } from '../../../src/core/ports';

/** What the options of a new socket may be. */
export interface Options {
  readonly reuseAddr?: boolean;
  readonly reusePort?: boolean;
}

/** `127.0.0.1:5000` as an endpoint. */
export function at(text: string): Endpoint {
  const [address, port] = text.split(':');
  if (address === undefined || port === undefined) throw new Error(`not an endpoint: ${text}`);
  return { address, port: Number(port) };
}

/** A host to call like an operating system: it keeps the value that each call gives. */
export class Lab {
  host: Host;
  /** The reason of the last call that failed, in English. */
  why = '';

  constructor(settings: Partial<Settings> = {}) {
    this.host = ports.createHost(settings);
  }

  private run<T>(answer: Answer<T>): Answer<T> {
    this.host = answer.host;
    if (answer.result !== 'OK') this.why = ports.explain(answer.reason);
    return answer;
  }

  private must<T>(answer: Answer<T>): T {
    if (this.run(answer).result !== 'OK') throw new Error(this.why);
    return (answer as { value: T }).value;
  }

  socket({ reuseAddr = false, reusePort = false }: Options = {}): number {
    const id = this.must(ports.openSocket(this.host));
    this.must(ports.setReuseAddr(this.host, id, reuseAddr));
    this.must(ports.setReusePort(this.host, id, reusePort));
    return id;
  }

  bind(id: number, to: string): string {
    const { address, port } = at(to);
    return this.run(ports.bind(this.host, id, address, port)).result;
  }

  listen(id: number): string {
    return this.run(ports.listen(this.host, id)).result;
  }

  connect(id: number, to: string, peer: Peer = {}): string {
    return this.run(ports.connect(this.host, id, at(to), peer)).result;
  }

  acceptResult(id: number): string {
    return this.run(ports.accept(this.host, id)).result;
  }

  accept(id: number): number {
    return this.must(ports.accept(this.host, id));
  }

  close(id: number): void {
    this.must(ports.close(this.host, id));
  }

  reset(id: number): void {
    this.must(ports.reset(this.host, id));
  }

  peerCloses(id: number): void {
    this.must(ports.peerCloses(this.host, id));
  }

  peerResets(id: number): void {
    this.must(ports.peerResets(this.host, id));
  }

  /** A SYN from another host; a new connection is accepted at once by `listener`, and its id is the value. */
  receiveSyn(from: string, to: string, syn: Syn = {}): string {
    const answer = ports.receiveSyn(this.host, at(from), at(to), syn);
    this.host = answer.host;
    return answer.result;
  }

  wait(milliseconds: number): void {
    this.host = ports.advance(this.host, milliseconds);
  }

  configure(settings: Parameters<typeof ports.configure>[1]): void {
    this.host = ports.configure(this.host, settings);
  }

  /** A listener that is there, or the test fails. */
  server(to: string, options: Options = {}): number {
    const id = this.socket(options);
    if (this.bind(id, to) !== 'OK' || this.listen(id) !== 'OK') throw new Error(this.why);
    return id;
  }

  /** A connected client socket, or the test fails. */
  client(to: string, { from, ...options }: Options & { readonly from?: string } = {}): number {
    const id = this.socket(options);
    if (from !== undefined && this.bind(id, from) !== 'OK') throw new Error(this.why);
    if (this.connect(id, to) !== 'OK') throw new Error(this.why);
    return id;
  }

  /** The table of sockets in the spelling of ss(8). */
  table(): string {
    const rows = ports.list(this.host).map((row) => `${row.state.replace('_', '-')} ${row.local} ${row.remote}`);
    return rows.join(' ; ');
  }

  local(id: number): Endpoint {
    const owner = ports.findOwner(this.host, id);
    if (owner === undefined) throw new Error(`no socket ${id}`);
    return owner.local;
  }

  count(state: ports.Row['state']): number {
    return ports.list(this.host).filter((row) => row.state === state).length;
  }
}
