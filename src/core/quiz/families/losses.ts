import { drawClose } from './closes';
import type { Family } from './family';

/** What happens when something is lost, and how long TIME_WAIT still lasts. */
export const LOSSES: readonly Family[] = [
  {
    id: 'who-repeats',
    generate: (chance, id) => {
      const { kind, head, lines, first, second } = drawClose(chance, ['four', 'four', 'simultaneous', 'reset']);
      const deliveries = lines.flatMap((line, index) => (line.startsWith('deliver') ? [index] : []));
      const at = deliveries[chance.integer(0, deliveries.length - 1)] ?? 1;
      const lost = (lines[at] ?? '').replace('deliver', 'lose');
      const run = [...head, ...lines.slice(0, at), lost, 'wait 3s'];
      const nothing = 'not A>B FIN,ACK and not B>A FIN,ACK';
      const repeats = (from: string) => ({ en: `a FIN from ${from} only`, 'zh-cn': `只有 ${from} 的 FIN` });
      return {
        kind: 'predict',
        id,
        topic: 'loss',
        concept: 'who-repeats',
        difficulty: 2,
        states: ['FIN_WAIT_1', 'LAST_ACK', 'CLOSING', 'TIME_WAIT'],
        prompt: {
          en: 'That segment is lost, and nothing else is delivered. What is on its way three seconds later?',
          'zh-cn': '这个报文段丢了，此后也没有送达任何东西。三秒之后，有什么在途中？',
        },
        shows: run.slice(0, -1),
        run,
        asks: '?',
        answers: [
          { is: 'A>B FIN,ACK and not B>A FIN,ACK', text: repeats('A') },
          { is: 'B>A FIN,ACK and not A>B FIN,ACK', text: repeats('B') },
          {
            is: 'A>B FIN,ACK and B>A FIN,ACK',
            text: { en: 'a FIN from each end', 'zh-cn': '两端的 FIN 都在途中' },
          },
          { is: nothing, text: { en: 'no FIN at all', 'zh-cn': '没有任何 FIN' } },
        ],
        because: {
          en: 'Only a segment that takes a sequence number and is not acknowledged is repeated, by the end that sent it.',
          'zh-cn': '只有占用序号、又没被确认的报文段才会重传，由发出它的一端重传。',
        },
        mistakes:
          kind === 'four' && at === lines.length - 1
            ? [
                {
                  answer: nothing,
                  because: {
                    en: `${second} is not stuck: its FIN has not been acknowledged, so ${second} sends it again.`,
                    'zh-cn': `${second} 不会卡住：它的 FIN 没有得到确认，所以 ${second} 会重传。`,
                  },
                  misconception: 'M28',
                },
                {
                  answer: `${first}>${second} FIN,ACK and not ${second}>${first} FIN,ACK`,
                  because: {
                    en: `${first}’s FIN has long been acknowledged. ${first} lost an ACK, and nobody acknowledges an ACK: it cannot know.`,
                    'zh-cn': `${first} 的 FIN 早就被确认了。丢的是 ${first} 的 ACK，而 ACK 不会再被确认：${first} 无从得知。`,
                  },
                  misconception: 'M27',
                },
              ]
            : [],
        explanation: {
          en: 'A lost FIN is repeated by its sender. A lost ACK is not repeated by anybody; the peer’s FIN, still unacknowledged, is. A RST is sent once and never repeated.',
          'zh-cn':
            'FIN 丢了，由发送方重传。ACK 丢了，没人重传 ACK；重传的是对端那个尚未被确认的 FIN。RST 只发一次，从不重传。',
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
          'zh-cn': `MSL 为 ${msl} 秒。这次运行结束时，A 的 TIME_WAIT 还剩多少秒？`,
        },
        shows: run,
        measures: { run, what: 'A timer time-wait' },
        unit: { en: 's', 'zh-cn': '秒' },
        because: repeated
          ? {
              en: 'The repeated FIN started the wait again at 2MSL; only the time since then counts.',
              'zh-cn': '重传的 FIN 让等待重新从 2MSL 开始；只算那之后过去的时间。',
            }
          : {
              en: 'Nothing started the wait again: 2MSL less all the time since A entered TIME_WAIT.',
              'zh-cn': '没有什么让等待重新开始：用 2MSL 减去 A 进入 TIME_WAIT 以来的全部时间。',
            },
        mistakes: [
          ...(repeated
            ? [
                {
                  answer: 2 * msl - after - 1,
                  because: {
                    en: 'You counted from the first FIN. The repeated one was acceptable, and started 2MSL again.',
                    'zh-cn': '你是从第一个 FIN 算起的。重传的 FIN 是可接受的，2MSL 从它重新开始。',
                  },
                  misconception: 'M33',
                },
              ]
            : []),
          ...(msl === 30
            ? []
            : [
                {
                  answer: 60 - after - (repeated ? 0 : before),
                  because: {
                    en: `60 s is Linux’s constant. Here TIME_WAIT is 2MSL = ${2 * msl} s.`,
                    'zh-cn': `60 秒是 Linux 的常数。这里 TIME_WAIT 是 2MSL = ${2 * msl} 秒。`,
                  },
                  misconception: 'M35',
                },
              ]),
        ],
        explanation: {
          en: 'TIME_WAIT lasts 2MSL from the last FIN that was acknowledged. Each repeated FIN is acknowledged and starts it again.',
          'zh-cn': 'TIME_WAIT 从最后一次确认 FIN 起持续 2MSL。每收到一次重传的 FIN，都会再确认一次并重新计时。',
        },
        rfc: 'RFC 9293, 3.10.7.4, step 8',
      };
    },
  },
  {
    id: 'retransmission-count',
    generate: (chance, id) => {
      const wait = chance.integer(1, 40);
      const last = chance.integer(0, 1) === 1;
      const end = last ? 'B' : 'A';
      const run = [
        'set rto 1s',
        'A close',
        ...(last
          ? ['deliver FIN A>B', 'deliver ACK B>A', 'B close', 'deliver FIN B>A', 'lose ACK A>B']
          : ['lose FIN A>B']),
        `wait ${wait}s`,
      ];
      const stopped = `not ${end} timer retransmit`;
      return {
        kind: 'predict',
        id,
        topic: 'loss',
        concept: 'back-off',
        difficulty: 3,
        states: [last ? 'LAST_ACK' : 'FIN_WAIT_1'],
        prompt: {
          en: `${last ? 'The last ACK' : 'A’s FIN'} is lost, and nothing else gets through. The first timeout is 1 s and doubles each time. ${wait} s after the FIN was sent, how long does ${end}’s retransmission timer still have to run?`,
          'zh-cn': `${last ? '最后的 ACK ' : 'A 的 FIN '}丢了，此后什么也没有送达。首次重传超时为 1 秒，以后每次翻倍。FIN 发出 ${wait} 秒之后，${end} 的重传定时器还剩多久？`,
        },
        shows: run.slice(0, -1),
        run,
        asks: '?',
        answers: [
          ...timesLeft(wait).map((left) => ({
            is: `${end} timer retransmit ${left}s`,
            text: { en: `${left} s`, 'zh-cn': `${left} 秒` },
          })),
          { is: stopped, text: { en: 'It does not run any more.', 'zh-cn': '它已经不再运行。' } },
        ],
        because: {
          en: 'Repetitions come at 1, 3, 7, 15, 31 … seconds: each wait is twice the one before.',
          'zh-cn': '重传发生在第 1、3、7、15、31……秒：每次等待是前一次的两倍。',
        },
        mistakes: [
          {
            answer: stopped,
            because: {
              en: `${end}’s FIN is still not acknowledged, so ${end} goes on repeating it, and gives up only after minutes.`,
              'zh-cn': `${end} 的 FIN 还没有得到确认，所以 ${end} 会继续重传，几分钟之后才放弃。`,
            },
            ...(last ? { misconception: 'M28' } : {}),
          },
        ],
        explanation: {
          en: 'Exponential back-off: each timeout without an answer doubles the next one, here up to 60 s, so that a broken path is not flooded.',
          'zh-cn': '指数退避：每次超时都没有应答，下一次超时就翻倍，这里最多 60 秒，以免把出了故障的路径淹没。',
        },
        rfc: 'RFC 6298, 5.5',
      };
    },
  },
];

/** What the timer might show after so many seconds: the next repetition, later ones, and what comes of not doubling. */
function timesLeft(wait: number): readonly number[] {
  const repetitions = Array.from({ length: 7 }, (_, k) => 2 ** (k + 1) - 1);
  const left = repetitions.map((at) => at - wait).filter((seconds) => seconds > 0);
  return [...new Set([...left.slice(0, 3), wait, 1])].slice(0, 4).sort((a, b) => a - b);
}
