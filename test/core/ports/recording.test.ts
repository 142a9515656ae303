// The recording of a real kernel, line by line: what a line says of the set-up goes in, and what the model does is
// printed as the kernel's answers were and must be the very line. Only ports that the kernel drew at random are masked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Lab, type Options } from './lab';

const server = '127.0.0.1:5000';

/** bind() and, when it went well, `then`: as `bind=OK listen=OK` or `bind=EADDRINUSE listen=-`. */
const bindThen = (lab: Lab, id: number, to: string, name: string, then: () => string): string => {
  const bound = lab.bind(id, to);
  return `bind=${bound} ${name}=${bound === 'OK' ? then() : '-'}`;
};

/** The server closed first and then its listener: TIME_WAIT on 127.0.0.1:5000. */
function serverInTimeWait(options: Options): Lab {
  const lab = new Lab();
  const listener = lab.server(server, options);
  const client = lab.client(server);
  lab.close(lab.accept(listener));
  lab.close(client);
  lab.close(listener);
  return lab;
}

/** The client, bound to 127.0.0.1:45000, closed first; servers listen on ports 5000 and 5001. */
function clientInTimeWait(reuse: number, timestamps: boolean, options: Options): Lab {
  const lab = new Lab({ tcpTwReuse: reuse as 0 | 1 | 2, tcpTimestamps: timestamps });
  const listener = lab.server(server);
  lab.server('127.0.0.1:5001');
  const client = lab.client(server, { from: '127.0.0.1:45000', ...options });
  lab.close(client);
  lab.close(lab.accept(listener));
  return lab;
}

/** Ten ephemeral ports; `rounds` times connect, accept and `end`, until an error. */
function rounds(
  lab: Lab,
  many: number,
  end: (client: number, accepted: number) => void,
): { readonly done: number; readonly error: string } {
  const listener = lab.server(server);
  lab.server('127.0.0.1:5001');
  for (let done = 0; done < many; done++) {
    const client = lab.socket();
    const result = lab.connect(client, server);
    if (result !== 'OK') return { done, error: result };
    end(client, lab.accept(listener));
  }
  return { done: many, error: '' };
}

const tenPorts = { ipLocalPortRange: [40000, 40009] } as const;
const clientFirst = (lab: Lab) => (client: number, accepted: number) => {
  lab.close(client);
  lab.close(accepted);
};

/** A way to replay one kind of line: the groups of `line` in, the line as the model would have written it out. */
interface Kind {
  readonly line: RegExp;
  readonly replay: (groups: readonly string[], context: readonly string[]) => string;
}

const on = (flag: string | undefined): boolean => flag === '1';

/** Section 6's set-up: as its first line does, until the first connect() fails. */
function exhaust(reuse: string | undefined, timestamps: string | undefined) {
  const lab = new Lab({ ...tenPorts, tcpTwReuse: Number(reuse) as 0 | 1 | 2, tcpTimestamps: on(timestamps) });
  return { lab, ...rounds(lab, 99, clientFirst(lab)) };
}

const kinds: Readonly<Record<string, readonly Kind[]>> = {
  '1': [
    {
      line: /^old listener SO_REUSEADDR=(\d), new SO_REUSEADDR=(\d): bind=/,
      replay: ([before, after]) => {
        const lab = serverInTimeWait({ reuseAddr: on(before) });
        const id = lab.socket({ reuseAddr: on(after) });
        const calls = bindThen(lab, id, server, 'listen', () => lab.listen(id));
        return `old listener SO_REUSEADDR=${before}, new SO_REUSEADDR=${after}: ${calls}   [${lab.table()}]`;
      },
    },
  ],
  '1b': [
    {
      line: /^bind ([\d.]+:\d+) -> /,
      replay: ([to = '']) => {
        const lab = serverInTimeWait({ reuseAddr: true });
        return `bind ${to} -> ${lab.bind(lab.socket(), to)}`;
      },
    },
  ],
  '2': [
    {
      line: /^new listener, no SO_REUSEADDR: bind = /,
      replay: () => {
        const lab = new Lab();
        const listener = lab.server(server);
        const client = lab.client(server);
        lab.close(client);
        lab.close(lab.accept(listener));
        lab.close(listener);
        const id = lab.socket();
        const calls = `bind = ${lab.bind(id, server)} listen = ${lab.listen(id)}`;
        return `new listener, no SO_REUSEADDR: ${calls} [ ${lab.table()} ]`;
      },
    },
  ],
  '3': [
    {
      line: /^(second|wildcard) bind = /,
      replay: ([which = '']) => {
        const lab = new Lab();
        lab.server(server, { reuseAddr: true });
        const to = which === 'wildcard' ? '0.0.0.0:5000' : server;
        return `${which} bind = ${lab.bind(lab.socket({ reuseAddr: true }), to)}`;
      },
    },
  ],
  '3b': [
    {
      line: /^(second bind) = |^(first listen) = /,
      replay: ([bindLine]) => {
        const lab = new Lab();
        const [first, second] = [lab.socket({ reuseAddr: true }), lab.socket({ reuseAddr: true })];
        assert.equal(lab.bind(first, server), 'OK');
        const bound = lab.bind(second, server);
        if (bindLine !== undefined) return `second bind = ${bound}`;
        return `first listen = ${lab.listen(first)} second listen = ${lab.listen(second)}`;
      },
    },
  ],
  '3c': [
    {
      line: /^second bind = /,
      replay: () => {
        const lab = new Lab();
        lab.server(server, { reusePort: true });
        const second = lab.socket({ reusePort: true });
        return `second bind = ${lab.bind(second, server)} listen = ${lab.listen(second)}`;
      },
    },
  ],
  '4': [
    {
      line: /^new SO_REUSEADDR=(\d): bind=/,
      replay: ([flag]) => {
        const lab = new Lab();
        const listener = lab.server(server, { reuseAddr: true });
        lab.client(server);
        lab.accept(listener);
        lab.close(listener);
        const id = lab.socket({ reuseAddr: on(flag) });
        return `new SO_REUSEADDR=${flag}: ${bindThen(lab, id, server, 'listen', () => lab.listen(id))}`;
      },
    },
  ],
  '5': [
    {
      line: /^tcp_tw_reuse=(\d) tcp_timestamps=(\d) age=([\d.]+)s SO_REUSEADDR=(\d): bind=/,
      replay: ([reuse, timestamps, age, flag]) => {
        const lab = clientInTimeWait(Number(reuse), on(timestamps), { reuseAddr: on(flag) });
        lab.wait(Number(age) * 1000);
        const id = lab.socket({ reuseAddr: on(flag) });
        const calls = bindThen(lab, id, '127.0.0.1:45000', 'connect', () => lab.connect(id, server));
        return `tcp_tw_reuse=${reuse} tcp_timestamps=${timestamps} age=${age}s SO_REUSEADDR=${flag}: ${calls}`;
      },
    },
  ],
  '5b': [
    {
      line: /^SO_REUSEADDR=(\d): bind=/,
      replay: ([flag]) => {
        const lab = clientInTimeWait(2, true, { reuseAddr: on(flag) });
        const id = lab.socket({ reuseAddr: on(flag) });
        const calls = bindThen(lab, id, '127.0.0.1:45000', 'connect(:5001)', () => lab.connect(id, '127.0.0.1:5001'));
        return `SO_REUSEADDR=${flag}: ${calls}`;
      },
    },
  ],
  '5c': [
    {
      line: /^bind = /,
      replay: () => {
        const lab = clientInTimeWait(2, true, { reuseAddr: false });
        return `bind = ${lab.bind(lab.socket({ reuseAddr: true }), '127.0.0.1:45000')}`;
      },
    },
  ],
  '6': [
    {
      line: /^tcp_tw_reuse=(\d) ts=(\d): /,
      replay: ([reuse, timestamps]) => {
        const { lab, done, error } = exhaust(reuse, timestamps);
        const other = lab.connect(lab.socket(), '127.0.0.1:5001');
        return `tcp_tw_reuse=${reuse} ts=${timestamps}: ${done} connections then ${error}; a connect to ANOTHER destination port then = ${other}; TIME_WAIT now ${lab.count('TIME_WAIT')}`;
      },
    },
    {
      line: /^ {4}bind\(port 0\) without/,
      replay: (_, [reuse, timestamps]) => {
        const { lab } = exhaust(reuse, timestamps);
        const without = lab.bind(lab.socket(), '127.0.0.1:0');
        const given = lab.bind(lab.socket({ reuseAddr: true }), '127.0.0.1:0');
        return `    bind(port 0) without SO_REUSEADDR = ${without} ; with = ${given}`;
      },
    },
    {
      line: /^ {4}after >1 s: connect = /,
      replay: (_, [reuse, timestamps]) => {
        const { lab } = exhaust(reuse, timestamps);
        lab.wait(1100);
        return `    after >1 s: connect = ${lab.connect(lab.socket(), server)}`;
      },
    },
  ],
  '6b': [
    {
      line: /^(\d+) of \1 connections, err=/,
      replay: ([many]) => {
        const lab = new Lab(tenPorts);
        const { done, error } = rounds(lab, Number(many), (client, accepted) => {
          lab.close(accepted);
          lab.close(client);
        });
        return `${done} of ${many} connections, err=${error}; TIME_WAIT ${lab.count('TIME_WAIT')} ${server}`;
      },
    },
  ],
  '6c': [
    {
      line: /^(\d+) of \1, TIME_WAIT/,
      replay: ([many]) => {
        const lab = new Lab(tenPorts);
        const { done } = rounds(lab, Number(many), (client, accepted) => {
          lab.reset(client);
          lab.close(accepted);
        });
        return `${done} of ${many}, TIME_WAIT ${lab.count('TIME_WAIT')}`;
      },
    },
  ],
};

/** Ports that the kernel chose at random, in the tables of sections 1 and 2. */
const mask = (line: string): string =>
  line.replace(/\[.*\]/, (table) => table.replace(/:(3[2-9]|[45]\d|60)\d{3}\b/g, ':ephemeral'));

describe('a real Linux 6.18, line by line (test/fixtures/ports.txt)', () => {
  const sections: string[] = [];
  let context: readonly string[] = [];
  for (const line of readFileSync('test/fixtures/ports.txt', 'utf8').split('\n')) {
    const section = /^## (\w+)\. /.exec(line)?.[1];
    if (section !== undefined) sections.push(section);
    if (section !== undefined || line === '') continue;
    const here = sections.at(-1) ?? '';
    const kind = (kinds[here] ?? []).find((one) => one.line.test(line));
    const groups = kind?.line.exec(line)?.slice(1) ?? [];
    if (groups.length > 0) context = groups;
    const setUp = context;
    it(`${here}: ${line.trim()}`, () => {
      assert.ok(kind, `no way to replay this line of section ${here}`);
      assert.equal(mask(kind.replay(groups, setUp)), mask(line));
    });
  }

  it('has every section that there is a replay for, and no other', () => {
    assert.deepEqual(sections, ['1', '1b', '2', '3', '3b', '3c', '4', '5', '5b', '5c', '6', '6b', '6c']);
    assert.deepEqual([...sections].sort(), Object.keys(kinds).sort());
  });
});
