import type { Family } from './family';

const NO_ERROR = {
  en: 'A FIN is the regular end of the data, and no error: receive() returns 0.',
  'zh-cn': 'FIN 是数据的正常结束，不是错误：receive() 返回 0。',
};

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
          'zh-cn': `A 的${reads === 1 ? ' receive()' : '第二次 receive()'} 返回什么？`,
        },
        shows: run.slice(0, -1),
        run,
        asks: 'A ?',
        answers: [
          { is: `got ${bytes}`, text: { en: `${bytes} bytes`, 'zh-cn': `${bytes} 字节` } },
          { is: 'got EOF', text: { en: '0: end of file', 'zh-cn': '0，即文件结束（EOF）' } },
          {
            is: 'error closing',
            text: { en: 'an error: the connection is closing', 'zh-cn': '错误：连接正在关闭' },
          },
          { is: 'error reset', text: { en: 'an error: connection reset', 'zh-cn': '错误：连接被重置' } },
        ],
        because: {
          en: 'What has arrived before the FIN is returned first; after it, receive() returns end of file, which is no error.',
          'zh-cn': 'FIN 之前到达的数据先返回；之后 receive() 返回文件结束（EOF），这不是错误。',
        },
        mistakes: [
          {
            answer: 'got EOF',
            because: {
              en: 'End of file comes only after everything that arrived before the FIN has been read.',
              'zh-cn': '只有读完 FIN 之前到达的全部数据之后，才会得到 EOF。',
            },
            misconception: 'M16',
          },
          ...['error closing', 'error reset'].map((answer) => ({ answer, because: NO_ERROR, misconception: 'M16' })),
        ],
        explanation: {
          en: 'A FIN travels in order behind the data. The reader gets all bytes, then 0 (end of file), as often as it asks.',
          'zh-cn': 'FIN 按序排在数据之后。读的一方先读完所有字节，然后得到 0（EOF），问多少次都一样。',
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
      const earlier = reads && chance.integer(0, 2) === 0;
      const run = [
        `B send ${bytes}`,
        'deliver DATA B>A',
        'deliver ACK A>B',
        ...(reads ? ['A receive'] : []),
        ...(earlier ? ['A shutdown', 'deliver FIN A>B', 'deliver ACK B>A'] : []),
        `A ${call}`,
      ];
      return {
        kind: 'predict',
        id,
        topic: 'reset',
        concept: 'fin-or-reset',
        difficulty: 2,
        states: ['ESTABLISHED', 'FIN_WAIT_1'],
        prompt: { en: `What does A’s ${call}() send?`, 'zh-cn': `A 的 ${call}() 会发出什么？` },
        shows: run.slice(0, -1),
        run,
        asks: '?',
        answers: [
          { is: 'A>B FIN,ACK', text: { en: 'a FIN', 'zh-cn': 'FIN' } },
          { is: 'A>B RST', text: { en: 'a RST', 'zh-cn': 'RST' } },
          { is: 'not in flight', text: { en: 'nothing', 'zh-cn': '什么都不发' } },
        ],
        because: {
          en: 'close() with unread data, and every abort, send a RST. Otherwise close() and shutdown() send a FIN, once: a direction that has ended does not end again.',
          'zh-cn':
            '有未读数据时 close() 发 RST，abort 总是发 RST。除此之外，close() 和 shutdown() 发 FIN，而且只发一次：已经结束的方向不会再结束一次。',
        },
        mistakes: [
          call === 'abort'
            ? {
                answer: 'A>B FIN,ACK',
                because: {
                  en: 'An abort (SO_LINGER 0) is no fast close: it gives up the connection, and the peer sees a reset.',
                  'zh-cn': 'abort（SO_LINGER 0）不是“快速关闭”：它放弃连接，对端看到的是重置。',
                },
                misconception: 'M46',
              }
            : {
                answer: 'A>B FIN,ACK',
                because: earlier
                  ? {
                      en: 'A’s FIN has been sent already, by shutdown(). There is no second one.',
                      'zh-cn': 'shutdown() 时 A 的 FIN 已经发过了，不会有第二个。',
                    }
                  : {
                      en: 'Bytes that have arrived are still unread; close() throws them away, and has to say so with a RST.',
                      'zh-cn': '已经到达的数据还没有读；close() 会丢弃它们，必须用 RST 告诉对方。',
                    },
                misconception: 'M12',
              },
          ...(call === 'shutdown' && !reads
            ? [
                {
                  answer: 'A>B RST',
                  because: {
                    en: 'That would be close(). After shutdown(SHUT_WR) A can still read the bytes that have arrived.',
                    'zh-cn': '那是 close() 的行为。shutdown(SHUT_WR) 之后，A 仍然可以读取已经到达的数据。',
                  },
                  misconception: 'M11',
                },
              ]
            : []),
        ],
        explanation: {
          en: 'A FIN says “I have sent everything”. A RST says “something is lost”. Data that nobody will read is lost.',
          'zh-cn': 'FIN 的意思是“我发完了”，RST 的意思是“有东西丢了”。没人会读的数据就是丢了。',
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
          'zh-cn': `A 调用了 shutdown(SHUT_WR)。B 先发 ${first} 字节，再发 ${second} 字节。A 的 receive() 返回多少字节？`,
        },
        shows: run.slice(0, -1),
        measures: { run, what: 'A got' },
        because: {
          en: 'A’s direction is closed, B’s is not: everything arrives and is read in one go.',
          'zh-cn': 'A 的方向关了，B 的没关：数据都会到达，一次读出。',
        },
        mistakes: [
          {
            answer: 0,
            because: {
              en: 'A has ended its own direction only. What B sends still arrives and can be read.',
              'zh-cn': 'A 只结束了自己的方向。B 发来的数据照样到达，也照样能读。',
            },
            misconception: 'M09',
          },
          {
            answer: first,
            because: {
              en: 'TCP keeps no boundaries between sends: one receive() returns everything that has arrived.',
              'zh-cn': 'TCP 不保留每次发送的边界：一次 receive() 返回已到达的全部数据。',
            },
          },
        ],
        explanation: {
          en: 'shutdown(SHUT_WR) is a half-close: no more sending, reading goes on until the peer’s FIN.',
          'zh-cn': 'shutdown(SHUT_WR) 就是半关闭：不再发送，但可以一直读到对方的 FIN。',
        },
        rfc: 'RFC 9293, 3.6',
      };
    },
  },
];
