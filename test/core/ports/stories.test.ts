import assert from 'node:assert/strict';
import { advance, bind, countRecords, findOwner, openSocket, receiveSyn, accept } from '../../../src/core/ports';
import { at, Lab } from './lab';

const server = '192.0.2.1:80';
const elsewhere = '198.51.100.7:443';

/** A server on 192.0.2.1:80 that has closed a connection of 203.0.113.9:1025 first, and then its listener. */
function serverClosedFirst(reuseAddr: boolean): Lab {
  const lab = new Lab();
  const listener = lab.server(server, { reuseAddr });
  lab.receiveSyn('203.0.113.9:1025', server);
  const connection = lab.accept(listener);
  lab.close(connection);
  lab.peerCloses(connection);
  lab.close(listener);
  assert.equal(lab.table(), 'TIME-WAIT 192.0.2.1:80 203.0.113.9:1025');
  return lab;
}

describe('restarting a server', () => {
  it('fails while its own TIME_WAIT stands, and says which record is in the way', () => {
    const lab = serverClosedFirst(false);
    assert.equal(lab.bind(lab.socket(), server), 'EADDRINUSE');
    assert.equal(
      lab.why,
      'TIME_WAIT 192.0.2.1:80 → 203.0.113.9:1025 has the port, and neither it nor the new socket has SO_REUSEADDR.',
    );
  });

  it('is not helped by SO_REUSEADDR on the new socket alone: the record came without it', () => {
    const lab = serverClosedFirst(false);
    assert.equal(lab.bind(lab.socket({ reuseAddr: true }), server), 'EADDRINUSE');
    assert.match(lab.why, /came without SO_REUSEADDR: both must have it/);
  });

  it('works at once with SO_REUSEADDR on both, and then serves', () => {
    const lab = serverClosedFirst(true);
    const again = lab.server(server, { reuseAddr: true });
    assert.equal(lab.receiveSyn('203.0.113.9:1026', server), 'SYN_ACK');
    assert.equal(lab.acceptResult(again), 'OK');
  });

  it('works without any option when the clients close first', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    lab.receiveSyn('203.0.113.9:1025', server);
    const connection = lab.accept(listener);
    lab.peerCloses(connection);
    lab.close(connection);
    lab.close(listener);
    assert.equal(lab.table(), '');
    lab.server(server);
  });

  it('works without any option once TIME_WAIT has expired, and not a millisecond before', () => {
    const lab = serverClosedFirst(false);
    lab.wait(59_999);
    assert.equal(lab.bind(lab.socket(), server), 'EADDRINUSE');
    lab.wait(1);
    assert.equal(lab.bind(lab.socket(), server), 'OK');
  });

  it('needs SO_REUSEPORT, not SO_REUSEADDR, beside a listener that lives', () => {
    const lab = new Lab();
    lab.server(server, { reuseAddr: true, reusePort: true });
    assert.equal(lab.bind(lab.socket({ reuseAddr: true }), server), 'EADDRINUSE');
    assert.equal(lab.why, 'LISTEN 192.0.2.1:80 listens there; SO_REUSEADDR does not admit a second listener.');
    lab.server(server, { reusePort: true });
  });

  it('on one address does not mind another, but the wildcard meets all', () => {
    const lab = new Lab({ addresses: ['192.0.2.1', '192.0.2.2'] });
    lab.server(server);
    lab.server('192.0.2.2:80');
    assert.equal(lab.bind(lab.socket(), '0.0.0.0:80'), 'EADDRINUSE');
    assert.equal(lab.bind(lab.socket(), '203.0.113.1:80'), 'EADDRNOTAVAIL');
  });
});

describe('running out of ports', function () {
  this.timeout(0);
  const four = { ipLocalPortRange: [50000, 50003] } as const;

  /** As many connections to `to` as there are ports, each closed by this host first. */
  function exhaust(lab: Lab, to = elsewhere): number {
    for (let made = 0; ; made++) {
      const id = lab.socket();
      if (lab.connect(id, to) !== 'OK') return made;
      lab.close(id);
      lab.peerCloses(id);
    }
  }

  it('is per destination: another port or another address there still works', () => {
    const lab = new Lab(four);
    assert.equal(exhaust(lab), 4);
    assert.match(
      lab.why,
      /^No port of 50000–50003 is left for connections from 192\.0\.2\.1 to 198\.51\.100\.7:443: 4 /,
    );
    assert.equal(lab.connect(lab.socket(), '198.51.100.7:444'), 'OK');
    assert.equal(lab.connect(lab.socket(), '198.51.100.8:443'), 'OK');
    assert.equal(lab.connect(lab.socket(), elsewhere), 'EADDRNOTAVAIL');
  });

  it('is per source address too', () => {
    const lab = new Lab({ ...four, addresses: ['192.0.2.1', '192.0.2.2'] });
    exhaust(lab);
    const id = lab.socket({ reuseAddr: true });
    assert.equal(lab.bind(id, '192.0.2.2:50000'), 'OK');
    assert.equal(lab.connect(id, elsewhere), 'OK');
  });

  it('happens at every of the 28232 default ports, and the figure of the error is right', () => {
    const lab = new Lab();
    assert.equal(exhaust(lab), 28232);
    assert.match(lab.why, /: 28232 have one/);
    lab.wait(60_000);
    assert.equal(exhaust(lab), 28232);
  });

  it('does not happen when the server closes first, nor by reset: TIME_WAIT is not here', () => {
    const lab = new Lab(four);
    for (let i = 0; i < 50; i++) {
      const id = lab.client(elsewhere);
      if (i % 3 === 0) lab.reset(id);
      else if (i % 3 === 1) lab.peerResets(id);
      else lab.peerCloses(id);
      if (i % 3 !== 0) lab.close(id);
    }
    assert.equal(countRecords(lab.host), 0);
  });

  it('ends for the oldest connection first when TIME_WAIT expires', () => {
    const lab = new Lab(four);
    const first = lab.client(elsewhere);
    const { port } = lab.local(first);
    lab.close(first);
    lab.peerCloses(first);
    lab.wait(30_000);
    assert.equal(exhaust(lab), 3);
    lab.wait(30_000);
    const again = lab.client(elsewhere);
    assert.equal(lab.local(again).port, port);
    assert.equal(lab.connect(lab.socket(), elsewhere), 'EADDRNOTAVAIL');
  });

  it('comes sooner when bind() holds ports: connect() passes over them, and takes them again when they are free', () => {
    const lab = new Lab(four);
    const holder = lab.socket({ reuseAddr: true });
    assert.equal(lab.bind(holder, '192.0.2.1:50002'), 'OK');
    assert.equal(exhaust(lab), 3);
    lab.close(holder);
    assert.equal(exhaust(lab), 1);
  });

  it('is not made worse by a bind() that joined a record and has gone: since Linux 6.18 the port is free again', () => {
    const lab = new Lab({ ipLocalPortRange: [50000, 50000] });
    const first = lab.client(elsewhere, { reuseAddr: true });
    lab.close(first);
    lab.peerCloses(first);
    const holder = lab.socket({ reuseAddr: true });
    assert.equal(lab.bind(holder, '192.0.2.1:50000'), 'OK');
    assert.equal(lab.connect(lab.socket(), '198.51.100.8:443'), 'EADDRNOTAVAIL');
    lab.close(holder);
    assert.equal(lab.connect(lab.socket(), '198.51.100.8:443'), 'OK');
  });

  it('is avoided beyond tcp_max_tw_buckets, at the price of TIME_WAIT', () => {
    const lab = new Lab({ ...four, tcpMaxTwBuckets: 2 });
    for (let i = 0; i < 50; i++) lab.close(lab.client(elsewhere));
    assert.equal(countRecords(lab.host), 2);
  });

  for (const [reuse, to, timestamps, age, result] of [
    [1, elsewhere, true, 1001, 'OK'],
    [1, elsewhere, true, 1000, 'EADDRNOTAVAIL'],
    [1, elsewhere, false, 30_000, 'EADDRNOTAVAIL'],
    [2, elsewhere, true, 30_000, 'EADDRNOTAVAIL'],
    [0, elsewhere, true, 30_000, 'EADDRNOTAVAIL'],
  ] as const) {
    const which = `tcp_tw_reuse=${reuse}, timestamps ${timestamps ? 'on' : 'off'}, records ${age} ms old`;
    it(`to another host, ${which}: ${result}`, () => {
      const lab = new Lab({ ...four, tcpTwReuse: reuse, tcpTimestamps: timestamps });
      exhaust(lab, to);
      lab.wait(age);
      assert.equal(lab.connect(lab.socket(), to), result);
    });
  }

  it('goes on in spite of tcp_tw_reuse when the server does without timestamps', () => {
    const lab = new Lab({ ...four, tcpTwReuse: 1 });
    for (let i = 0; i < 4; i++) {
      const id = lab.socket();
      assert.equal(lab.connect(id, elsewhere, { timestamps: false }), 'OK');
      lab.close(id);
      lab.peerCloses(id);
    }
    lab.wait(30_000);
    assert.equal(lab.connect(lab.socket(), elsewhere), 'EADDRNOTAVAIL');
  });

  it('bind() to port 0 fails while every port has any owner, and works on an address of its own', () => {
    const lab = new Lab({ ...four, addresses: ['192.0.2.1', '192.0.2.2'] });
    exhaust(lab);
    assert.equal(lab.bind(lab.socket({ reuseAddr: true }), '192.0.2.1:0'), 'EADDRINUSE');
    assert.equal(lab.bind(lab.socket(), '0.0.0.0:0'), 'EADDRINUSE');
    assert.equal(lab.bind(lab.socket(), '192.0.2.2:0'), 'OK');
  });

  it('bind() to port 0 gives nobody a port that another has, not even when both have SO_REUSEADDR', () => {
    const lab = new Lab(four);
    for (let i = 0; i < 4; i++) assert.equal(lab.bind(lab.socket({ reuseAddr: true }), '192.0.2.1:0'), 'OK');
    assert.equal(lab.bind(lab.socket({ reuseAddr: true }), '192.0.2.1:0'), 'EADDRINUSE');
    assert.match(lab.why, /^Every port of 50000–50003 has an owner/);
    assert.equal(lab.bind(lab.socket({ reuseAddr: true }), '192.0.2.1:50000'), 'OK');
  });
});

describe('a 4-tuple in TIME_WAIT', () => {
  it('may be opened anew at once from a port that bind() named, for it asks for just this pair', () => {
    const lab = new Lab({ tcpTwReuse: 0 });
    const from = '192.0.2.1:50000';
    const first = lab.client(elsewhere, { from, reuseAddr: true });
    lab.close(first);
    lab.peerCloses(first);
    lab.client(elsewhere, { from, reuseAddr: true });
    assert.equal(lab.table(), 'ESTABLISHED 192.0.2.1:50000 198.51.100.7:443');
  });

  it('is not opened a second time while the first connection lives', () => {
    const lab = new Lab();
    const [from, options] = ['192.0.2.1:50000', { reuseAddr: true }];
    lab.client(elsewhere, { from, ...options });
    const second = lab.socket(options);
    assert.equal(lab.bind(second, from), 'OK');
    assert.equal(lab.connect(second, elsewhere), 'EADDRNOTAVAIL');
    assert.match(lab.why, /^ESTABLISHED 192\.0\.2\.1:50000 → 198\.51\.100\.7:443 is a live connection/);
    assert.equal(lab.local(second).port, 50000);
  });
});

describe('calls that are wrong', () => {
  it('change nothing', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    const client = lab.client(elsewhere);
    const before = lab.host;
    for (const [result, expected] of [
      [lab.bind(client, '0.0.0.0:1'), 'EINVAL'],
      [lab.listen(client), 'EINVAL'],
      [lab.connect(client, elsewhere), 'EISCONN'],
      [lab.connect(listener, elsewhere), 'EISCONN'],
      [lab.acceptResult(client), 'EINVAL'],
      [lab.acceptResult(listener), 'EAGAIN'],
      [lab.acceptResult(99), 'EBADF'],
      [lab.bind(99, server), 'EBADF'],
    ]) {
      assert.equal(result, expected);
    }
    assert.deepEqual(lab.host, before);
  });

  it('a refused connect() leaves the socket fit for another', () => {
    const lab = new Lab();
    const id = lab.socket();
    assert.equal(lab.connect(id, elsewhere, { refuses: true }), 'ECONNREFUSED');
    assert.equal(lab.connect(id, '127.0.0.1:9'), 'ECONNREFUSED');
    assert.equal(lab.table(), '');
    assert.equal(lab.connect(id, elsewhere), 'OK');
  });

  it('without an address that leads there, the network is unreachable', () => {
    const lab = new Lab({ addresses: [] });
    assert.equal(lab.connect(lab.socket(), elsewhere), 'ENETUNREACH');
  });
});

describe('connections that nobody has accepted', () => {
  it('are reset when their listener closes', () => {
    const lab = new Lab();
    const listener = lab.server('127.0.0.1:5000');
    const client = lab.client('127.0.0.1:5000');
    lab.close(listener);
    assert.equal(lab.table(), '');
    assert.equal(findOwner(lab.host, client)?.state, 'CLOSED');
  });

  it('come to accept() in the order of their arrival', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    const peers = ['203.0.113.9:1', '203.0.113.9:2', '203.0.113.9:3', '203.0.113.9:4'];
    for (const peer of peers.slice(0, 2)) lab.receiveSyn(peer, server);
    const got = [lab.accept(listener)];
    for (const peer of peers.slice(2)) lab.receiveSyn(peer, server);
    while (got.length < 4) got.push(lab.accept(listener));
    assert.deepEqual(
      got.map((id) => findOwner(lab.host, id)?.remote),
      peers.map(at),
    );
  });
});

describe('the misconceptions', function () {
  this.timeout(0);
  it('M38: SO_REUSEADDR removes no TIME_WAIT; it lets bind() succeed and the old pair stays protected', () => {
    const lab = serverClosedFirst(true);
    lab.server(server, { reuseAddr: true });
    assert.equal(lab.table(), 'LISTEN 192.0.2.1:80 0.0.0.0:* ; TIME-WAIT 192.0.2.1:80 203.0.113.9:1025');
    assert.equal(lab.receiveSyn('203.0.113.9:1025', server, { newer: false }), 'ACK');
  });

  it('M39: not the whole port is blocked, only that pair of addresses and ports', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    lab.receiveSyn('203.0.113.9:1025', server);
    const connection = lab.accept(listener);
    lab.close(connection);
    lab.peerCloses(connection);
    assert.equal(lab.receiveSyn('203.0.113.9:1026', server), 'SYN_ACK');
    assert.equal(lab.receiveSyn('203.0.113.10:1025', server), 'SYN_ACK');
    assert.equal(lab.receiveSyn('203.0.113.9:1025', server, { newer: false }), 'ACK');
  });

  for (const tcpTwReuse of [0, 1, 2] as const) {
    it(`M40: tcp_tw_reuse=${tcpTwReuse} changes nothing for a server: neither bind() nor a SYN asks it`, () => {
      const lab = new Lab({ tcpTwReuse });
      const listener = lab.server(server);
      lab.receiveSyn('203.0.113.9:1025', server);
      const connection = lab.accept(listener);
      lab.close(connection);
      lab.peerCloses(connection);
      lab.wait(30_000);
      assert.equal(lab.receiveSyn('203.0.113.9:1025', server, { newer: false }), 'ACK');
      lab.close(listener);
      assert.equal(lab.bind(lab.socket(), server), 'EADDRINUSE');
    });
  }

  it('M42: TIME_WAIT has no descriptor; it outlives every socket of the process', () => {
    const lab = serverClosedFirst(false);
    assert.equal(countRecords(lab.host), 1);
    const record = lab.host.owners;
    assert.equal(record.size, 1);
    assert.throws(() => {
      lab.close(2);
    }, /There is no open socket 2/);
  });

  it('M43: many TIME_WAIT do no harm by themselves: a thousand of a server block nobody', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    for (let port = 1025; port < 2025; port++) {
      assert.equal(lab.receiveSyn(`203.0.113.9:${port}`, server), 'SYN_ACK');
      const connection = lab.accept(listener);
      lab.close(connection);
      lab.peerCloses(connection);
    }
    assert.equal(lab.count('TIME_WAIT'), 1000);
    assert.equal(lab.receiveSyn('203.0.113.9:2025', server), 'SYN_ACK');
    assert.equal(lab.connect(lab.socket(), elsewhere), 'OK');
  });

  it('M43: … and they do harm at the end that chose the ports, when its range is used up', () => {
    const lab = new Lab({ ipLocalPortRange: [50000, 50999] });
    for (let i = 0; i < 1000; i++) {
      const id = lab.client(elsewhere);
      lab.close(id);
      lab.peerCloses(id);
    }
    assert.equal(lab.connect(lab.socket(), elsewhere), 'EADDRNOTAVAIL');
  });

  it('M44: a newer SYN is let in during TIME_WAIT and ends it, if somebody listens', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    lab.receiveSyn('203.0.113.9:1025', server);
    const connection = lab.accept(listener);
    lab.close(connection);
    lab.peerCloses(connection);
    assert.equal(lab.receiveSyn('203.0.113.9:1025', server, { newer: true }), 'SYN_ACK');
    assert.equal(countRecords(lab.host), 0);

    const closed = serverClosedFirst(false);
    assert.equal(closed.receiveSyn('203.0.113.9:1025', server, { newer: true }), 'ACK');
    assert.equal(countRecords(closed.host), 1);
  });

  it('M52: a listener never runs out by accepting: 100,000 connections on one port', () => {
    const lab = new Lab();
    const listener = lab.server(server);
    let { host } = lab;
    for (let i = 0; i < 100_000; i++) {
      const from = { address: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, port: 40000 };
      const syn = receiveSyn(host, from, at(server));
      assert.equal(syn.result, 'SYN_ACK');
      const taken = accept(syn.host, listener);
      assert.equal(taken.result, 'OK');
      host = taken.host;
    }
    assert.equal(host.owners.size, 100_001);
    assert.equal(host.buckets.size, 1);
    // With all of them there, the port is as hard to bind as with one.
    const opened = openSocket(host);
    assert.equal(opened.result, 'OK');
    const refused = bind(opened.host, host.nextId, '192.0.2.1', 80);
    assert.equal(refused.result, 'EADDRINUSE');
    assert.equal(advance(host, 1e9).owners.size, 100_001);
  });
});
