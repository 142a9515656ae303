import type { End } from '../../world';
import { drawClose } from './closes';
import type { Family } from './family';
import { BOTH, mistakesOfFlags, mistakesOfState, mistakesOfWaiting, ONLY } from './believed';

/** Where a close stands when its run stops. */
export const STATES_REACHED: readonly Family[] = [
  {
    id: 'state-after',
    generate: (chance, id) => {
      const close = drawClose(chance, ['four', 'three', 'simultaneous', 'late-ack']);
      const { head, lines } = close;
      const run = [...head, ...lines.slice(0, chance.integer(1, lines.length))];
      const end = chance.pick<End>(['A', 'B']);
      return {
        kind: 'predict',
        id,
        topic: 'segments',
        concept: 'state-after',
        difficulty: 2,
        states: [],
        prompt: {
          en: `The run stops here. In which state is ${end}?`,
          'zh-cn': `运行停在这里。${end} 处于哪个状态？`,
        },
        shows: run.slice(0, -1),
        run,
        asks: `${end} ?`,
        answers: [
          'ESTABLISHED',
          'FIN_WAIT_1',
          'FIN_WAIT_2',
          'CLOSING',
          'TIME_WAIT',
          'CLOSE_WAIT',
          'LAST_ACK',
          'CLOSED',
        ],
        because: {
          en: `The last step of the run is “${run.at(-1) ?? ''}”; follow ${end} down the time-sequence diagram up to it.`,
          'zh-cn': `这次运行的最后一步是“${run.at(-1) ?? ''}”；在时序图里跟着 ${end} 走到这一步。`,
        },
        mistakes: mistakesOfState(close, end),
        explanation: {
          en: 'Ask two things of each end: has its own FIN been sent, and acknowledged? Has the peer’s FIN arrived? The answers name the state.',
          'zh-cn': '对每一端问两件事：自己的 FIN 发了吗、被确认了吗？对方的 FIN 到了吗？答案就决定了状态。',
        },
        rfc: 'RFC 9293, 3.3.2 and 3.10.7.4',
      };
    },
  },
  {
    id: 'who-waits',
    generate: (chance, id) => {
      const close = drawClose(chance, ['four', 'three', 'simultaneous', 'late-ack', 'half']);
      const { head, lines } = close;
      const run = [...head, ...lines];
      return {
        kind: 'predict',
        id,
        topic: 'time-wait',
        concept: 'who-waits',
        difficulty: 1,
        states: ['TIME_WAIT'],
        prompt: {
          en: 'When everything has been delivered, who is in TIME_WAIT?',
          'zh-cn': '全部送达之后，谁处于 TIME_WAIT？',
        },
        shows: run,
        run,
        asks: '?',
        answers: [
          { is: ONLY.A, text: { en: 'A only', 'zh-cn': '只有 A' } },
          { is: ONLY.B, text: { en: 'B only', 'zh-cn': '只有 B' } },
          { is: BOTH, text: { en: 'both', 'zh-cn': '两端都是' } },
          { is: 'not A TIME_WAIT and not B TIME_WAIT', text: { en: 'neither', 'zh-cn': '两端都不是' } },
        ],
        because: {
          en: 'Whoever sent its FIN before it got the peer’s enters TIME_WAIT once it has the peer’s too: one end, or both when the FINs crossed; nobody as long as one direction is still open.',
          'zh-cn':
            '谁在收到对方的 FIN 之前就发出了自己的 FIN，等对方的 FIN 也到了，谁就进入 TIME_WAIT：可能是一端，FIN 交错时是两端；只要还有一个方向没关，就谁都不是。',
        },
        mistakes: mistakesOfWaiting(close),
        explanation: {
          en: 'The active closer waits, the passive closer does not. In a simultaneous close both are active.',
          'zh-cn': '主动关闭的一端等待，被动关闭的一端不等。同时关闭时两端都是主动关闭。',
        },
        rfc: 'RFC 9293, 3.6',
      };
    },
  },
  {
    id: 'flags-next',
    generate: (chance, id) => {
      const end = chance.pick<End>(['A', 'B']);
      const peer = end === 'A' ? 'B' : 'A';
      const stories: readonly [readonly string[], ...(readonly string[])[]] = [
        [`${end} close`],
        [`${peer} close`, `deliver FIN ${peer}>${end}`],
        [`${peer} send 5`, `deliver DATA ${peer}>${end}`, `lose ACK ${end}>${peer}`, `${end} close`],
        [`${end} abort`],
        ['set delayed-ack 200ms', `${peer} close`, `deliver FIN ${peer}>${end}`, `${end} close`],
        [
          `${end} shutdown`,
          `deliver FIN ${end}>${peer}`,
          `deliver ACK ${peer}>${end}`,
          `${peer} send 3`,
          `deliver DATA ${peer}>${end}`,
        ],
        ['start closed', `${peer} connect`, `deliver SYN ${peer}>${end}`],
        [
          `${end} close`,
          `deliver FIN ${end}>${peer}`,
          `deliver ACK ${peer}>${end}`,
          `${peer} send 3`,
          `deliver DATA ${peer}>${end}`,
        ],
      ];
      const run = [...chance.pick(stories)];
      // Systems differ in whether a RST carries an ACK (Linux sets it on an abort): nobody is asked to tell the two apart.
      const reset = run[0] === 'start closed' ? 'RST,ACK' : 'RST';
      return {
        kind: 'predict',
        id,
        topic: 'segments',
        concept: 'flags-next',
        difficulty: 2,
        states: [],
        prompt: {
          en: `Which segment does ${end} send at the end of this run?`,
          'zh-cn': `这次运行的最后，${end} 发出的是哪种报文段？`,
        },
        shows: run.slice(0, -1),
        run,
        asks: `${end}>${peer} ?`,
        answers: ['ACK', 'FIN', 'FIN,ACK', reset],
        because: {
          en: `The last line is “${run.at(-1) ?? ''}”. A FIN always carries an ACK; an abort, a close() with unread data, data after close(), or a SYN that nobody listens for brings a RST.`,
          'zh-cn': `最后一行是“${run.at(-1) ?? ''}”。FIN 总带着 ACK；abort、还有数据没读就 close()、close() 之后到达的数据、没人监听的 SYN，引出的都是 RST。`,
        },
        mistakes: mistakesOfFlags(run, end),
        explanation: {
          en: 'Once connected, every segment carries an ACK, FINs too; only a RST may go without. A RST is sent when data would be lost or no connection is there.',
          'zh-cn':
            '连接建立之后，每个报文段都带 ACK，FIN 也不例外，只有 RST 可以不带。数据会丢失、或没有对应的连接时，发送的是 RST。',
        },
        rfc: 'RFC 9293, 3.5 and 3.10.7',
      };
    },
  },
];
