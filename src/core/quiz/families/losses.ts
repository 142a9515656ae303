import { drawClose } from './closes';
import type { Family } from './family';

/** What happens when something is lost, and how long TIME_WAIT still lasts. */
export const LOSSES: readonly Family[] = [
  {
    id: 'who-repeats',
    generate: (chance, id) => {
      const { head, lines, first, second } = drawClose(chance, ['four', 'simultaneous']);
      const deliveries = lines.flatMap((line, index) => (line.startsWith('deliver') ? [index] : []));
      const at = deliveries[chance.integer(0, deliveries.length - 1)] ?? 1;
      const lost = (lines[at] ?? '').replace('deliver', 'lose');
      const run = [...head, ...lines.slice(0, at), lost, 'wait 3s'];
      return {
        kind: 'predict',
        id,
        topic: 'loss',
        concept: 'who-repeats',
        difficulty: 2,
        states: ['FIN_WAIT_1', 'LAST_ACK', 'CLOSING', 'TIME_WAIT'],
        prompt: {
          en: 'That segment is lost, and nothing else is delivered. What is on its way three seconds later?',
          'zh-cn': '这个报文段丢了,此后也没有送达任何东西。三秒之后,有什么在途中?',
        },
        shows: run.slice(0, -1),
        run,
        asks: '?',
        answers: [
          `${first}>${second} FIN,ACK and not ${second}>${first} FIN,ACK`,
          `${second}>${first} FIN,ACK and not ${first}>${second} FIN,ACK`,
          `${first}>${second} FIN,ACK and ${second}>${first} FIN,ACK`,
          `not ${first}>${second} FIN,ACK and not ${second}>${first} FIN,ACK`,
        ],
        because: {
          en: 'Only a segment that takes a sequence number and is not acknowledged is repeated, by the end that sent it.',
          'zh-cn': '只有占用序号、又没被确认的报文段才会重传,由发出它的一端重传。',
        },
        explanation: {
          en: 'A lost FIN is repeated by its sender. A lost ACK is not repeated by anybody; the peer’s FIN, still unacknowledged, is.',
          'zh-cn': 'FIN 丢了,由发送方重传。ACK 丢了,没人重传 ACK;重传的是对端那个尚未被确认的 FIN。',
        },
        rfc: 'RFC 9293, 3.8.1 and 3.10.8',
      };
    },
  },
  {
    id: 'time-wait-left',
    generate: (chance, id) => {
      const msl = chance.pick([30, 60, 120]);
      const before = chance.integer(2, 9);
      const after = chance.integer(1, 20);
      const repeated = chance.integer(0, 1) === 1;
      const again = repeated
        ? ['lose ACK A>B', 'wait 1s', `deliver FIN B>A`, 'deliver ACK A>B']
        : ['deliver ACK A>B', `wait ${before}s`];
      const run = [
        `set msl ${msl}s`,
        'A close',
        'deliver FIN A>B',
        'deliver ACK B>A',
        'B close',
        'deliver FIN B>A',
        ...again,
        `wait ${after}s`,
      ];
      return {
        kind: 'reckon',
        id,
        topic: 'time-wait',
        concept: 'time-wait-restart',
        difficulty: 2,
        states: ['TIME_WAIT'],
        prompt: {
          en: `MSL is ${msl} s. How many seconds of TIME_WAIT are left for A at the end of this run?`,
          'zh-cn': `MSL 为 ${msl} 秒。这次运行结束时,A 的 TIME_WAIT 还剩多少秒?`,
        },
        shows: run,
        measures: { run, what: 'A timer time-wait' },
        unit: { en: 's', 'zh-cn': '秒' },
        because: repeated
          ? {
              en: 'The repeated FIN started the wait again at 2MSL; only the time since then counts.',
              'zh-cn': '重发的 FIN 让等待重新从 2MSL 开始;只算那之后过去的时间。',
            }
          : {
              en: 'Nothing started the wait again: 2MSL less all the time since A entered TIME_WAIT.',
              'zh-cn': '没有什么让等待重新开始:用 2MSL 减去 A 进入 TIME_WAIT 以来的全部时间。',
            },
        explanation: {
          en: 'TIME_WAIT lasts 2MSL from the last FIN that was acknowledged. Each repeated FIN is acknowledged and starts it again.',
          'zh-cn': 'TIME_WAIT 从最后一次确认 FIN 起持续 2MSL。每收到一次重发的 FIN,都会再确认一次并重新计时。',
        },
        rfc: 'RFC 9293, 3.10.7.4, step 8',
      };
    },
  },
  {
    id: 'retransmission-count',
    generate: (chance, id) => {
      const wait = chance.integer(1, 40);
      const run = ['set rto 1s', 'A close', 'lose FIN A>B', `wait ${wait}s`];
      const times = Array.from({ length: 7 }, (_, k) => k);
      return {
        kind: 'predict',
        id,
        topic: 'loss',
        concept: 'back-off',
        difficulty: 3,
        states: ['FIN_WAIT_1'],
        prompt: {
          en: `A’s FIN is lost; the first time-out is 1 s and doubles each time. How long after ${wait} s have passed does A’s retransmission timer still have to run?`,
          'zh-cn': `A 的 FIN 丢了;首次重传超时为 1 秒,以后每次翻倍。过了 ${wait} 秒,A 的重传定时器还剩多久?`,
        },
        shows: run.slice(0, -1),
        run,
        asks: 'A timer retransmit ?',
        answers: [
          ...new Set(
            times
              .map((k) => 2 ** (k + 1) - 1 - wait)
              .filter((left) => left > 0)
              .slice(0, 3)
              .concat([wait, 1])
              .map((left) => `${left}s`),
          ),
        ].slice(0, 5) as [string, ...string[]],
        because: {
          en: 'Repetitions come at 1, 3, 7, 15, 31 … seconds: each wait is twice the one before.',
          'zh-cn': '重传发生在第 1、3、7、15、31……秒:每次等待是前一次的两倍。',
        },
        explanation: {
          en: 'Exponential back-off: each time-out without an answer doubles the next one, up to 60 s, so that a broken path is not flooded.',
          'zh-cn': '指数退避:每次超时无应答,下一次超时就翻倍,直到 60 秒,以免淹没有故障的路径。',
        },
        rfc: 'RFC 6298, 5.5',
      };
    },
  },
];
