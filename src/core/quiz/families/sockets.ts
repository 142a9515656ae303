import type { Family } from './family';

/** What the applications' calls return. */
export const SOCKETS: readonly Family[] = [
  {
    id: 'what-receive-returns',
    generate: (chance, id) => {
      const bytes = chance.integer(1, 500);
      const closes = chance.pick(['close', 'shutdown']);
      const reads = chance.integer(1, 2);
      const data = chance.integer(0, 2) === 0 ? [] : [`B send ${bytes}`, 'deliver DATA B>A'];
      const run = [...data, `B ${closes}`, 'deliver FIN B>A', ...Array.from({ length: reads }, () => 'A receive')];
      return {
        kind: 'predict',
        id,
        topic: 'calls',
        concept: 'end-of-file',
        difficulty: 1,
        states: ['CLOSE_WAIT'],
        prompt: {
          en: `What does A’s ${reads === 1 ? 'receive()' : 'second receive()'} return?`,
          'zh-cn': `A 的${reads === 1 ? ' receive()' : '第二次 receive()'} 返回什么?`,
        },
        shows: run.slice(0, -1),
        run,
        asks: 'A ?',
        answers: [`got ${bytes}`, 'got EOF', 'error closing', 'error reset'],
        because: {
          en: 'What has arrived before the FIN is returned first; after it, receive() returns end of file, which is no error.',
          'zh-cn': 'FIN 之前到达的数据先返回;之后 receive() 返回文件结束(EOF),这不是错误。',
        },
        explanation: {
          en: 'A FIN travels in order behind the data. The reader gets all bytes, then 0 (end of file), as often as it asks.',
          'zh-cn': 'FIN 按序排在数据之后。读的一方先读完所有字节,然后得到 0(EOF),问多少次都一样。',
        },
        rfc: 'RFC 9293, 3.10.3',
      };
    },
  },
  {
    id: 'fin-or-reset',
    generate: (chance, id) => {
      const bytes = chance.integer(1, 100);
      const call = chance.pick(['close', 'shutdown', 'abort']);
      const reads = chance.integer(0, 1) === 1;
      const run = [
        `B send ${bytes}`,
        'deliver DATA B>A',
        'deliver ACK A>B',
        ...(reads ? ['A receive'] : []),
        `A ${call}`,
      ];
      return {
        kind: 'predict',
        id,
        topic: 'reset',
        concept: 'fin-or-reset',
        difficulty: 2,
        states: ['ESTABLISHED', 'FIN_WAIT_1'],
        prompt: { en: `What does A’s ${call}() send?`, 'zh-cn': `A 的 ${call}() 会发出什么?` },
        shows: run.slice(0, -1),
        run,
        asks: '?',
        answers: ['A>B FIN,ACK', 'A>B RST', 'not in flight'],
        because: {
          en: 'close() with unread data, and every abort, send a RST; shutdown() sends a FIN in any case, and so does close() when all was read.',
          'zh-cn':
            '有未读数据时 close() 发 RST,abort 总是发 RST;shutdown() 无论如何都发 FIN,数据读完后的 close() 也发 FIN。',
        },
        explanation: {
          en: 'A FIN says “I have sent everything”. A RST says “something is lost”. Data that nobody will read is lost.',
          'zh-cn': 'FIN 的意思是“我发完了”,RST 的意思是“有东西丢了”。没人会读的数据就是丢了。',
        },
        rfc: 'RFC 9293, 3.10.4; RFC 1122, 4.2.2.13',
      };
    },
  },
  {
    id: 'half-close-sum',
    generate: (chance, id) => {
      const first = chance.integer(1, 90);
      const second = chance.integer(1, 90);
      const run = [
        'A shutdown',
        'deliver FIN A>B',
        'deliver ACK B>A',
        `B send ${first}`,
        'deliver DATA B>A',
        `B send ${second}`,
        'deliver DATA B>A',
        'A receive',
      ];
      return {
        kind: 'reckon',
        id,
        topic: 'half-close',
        concept: 'half-close-reads',
        difficulty: 1,
        states: ['FIN_WAIT_2', 'CLOSE_WAIT'],
        prompt: {
          en: `A has called shutdown(SHUT_WR). B sends ${first} and then ${second} bytes. How many bytes does A’s receive() return?`,
          'zh-cn': `A 调用了 shutdown(SHUT_WR)。B 先发 ${first} 字节,再发 ${second} 字节。A 的 receive() 返回多少字节?`,
        },
        shows: run.slice(0, -1),
        measures: { run, what: 'A got' },
        because: {
          en: 'A’s direction is closed, B’s is not: everything arrives and is read in one go.',
          'zh-cn': 'A 的方向关了,B 的没关:数据都会到达,一次读出。',
        },
        explanation: {
          en: 'shutdown(SHUT_WR) is a half-close: no more sending, reading goes on until the peer’s FIN.',
          'zh-cn': 'shutdown(SHUT_WR) 就是半关闭:不再发送,但可以一直读到对方的 FIN。',
        },
        rfc: 'RFC 9293, 3.6',
      };
    },
  },
];
