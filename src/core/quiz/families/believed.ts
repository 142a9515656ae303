import type { End } from '../../world';
import { peerOf } from '../../world';
import type { Predict } from '../kinds';
import type { Close } from './closes';

/**
 * Which misconception a prediction about a close stands for. Nothing here knows what is right: where one of these turns
 * out to be the case, the machine says so, and it counts for nothing.
 */
type Mistakes = NonNullable<Predict['mistakes']>;

/** Claims about who waits. */
export const ONLY: Readonly<Record<End, string>> = {
  A: 'A TIME_WAIT and not B TIME_WAIT',
  B: 'B TIME_WAIT and not A TIME_WAIT',
};
/** The claim that both wait. */
export const BOTH = 'A TIME_WAIT and B TIME_WAIT';

const CROSSED = {
  en: 'The FINs crossed: each end closed first, so neither is the passive one. CLOSE_WAIT and LAST_ACK are for an end that closes after the peer’s FIN came.',
  'zh-cn':
    '两个 FIN 交错了：两端都是先关闭的一方，没有谁是被动的。CLOSE_WAIT 和 LAST_ACK 属于收到对方 FIN 之后才关闭的一端。',
};

/** What to say to somebody who names the wrong state of `end`. */
export function mistakesOfState({ kind, first }: Close, end: End): Mistakes {
  if (kind === 'simultaneous')
    return ['CLOSE_WAIT', 'LAST_ACK'].map((answer) => ({ answer, because: CROSSED, misconception: 'M26' }));
  const peer = peerOf(end);
  if (end === first)
    return [
      {
        answer: 'CLOSED',
        because: {
          en: `Two directions have to end, and then ${end}, which sent the first FIN, stays in TIME_WAIT.`,
          'zh-cn': `两个方向都要结束；之后，发出第一个 FIN 的 ${end} 还要停留在 TIME_WAIT。`,
        },
        misconception: 'M08',
      },
      {
        answer: 'FIN_WAIT_2',
        because: {
          en: `FIN_WAIT_2 is for an end whose FIN has been acknowledged while the peer’s has not come. An ACK may also come with the FIN, and then ${end} passes it by.`,
          'zh-cn': `FIN_WAIT_2 属于自己的 FIN 已被确认、对方的 FIN 还没到的一端。ACK 也可能和 FIN 一起到，那时 ${end} 就不经过它。`,
        },
        misconception: 'M22',
      },
    ];
  return [
    {
      answer: 'TIME_WAIT',
      because: {
        en: `${end} did not send the first FIN. The passive closer goes from LAST_ACK to CLOSED and waits for nothing more.`,
        'zh-cn': `第一个 FIN 不是 ${end} 发的。被动关闭的一端从 LAST_ACK 直接到 CLOSED，不再等待。`,
      },
      misconception: 'M06',
    },
    {
      answer: 'CLOSED',
      because: {
        en: `${peer}’s FIN ends ${peer}’s direction only. ${end}’s ends with its own FIN, and with the ACK of it.`,
        'zh-cn': `${peer} 的 FIN 只结束 ${peer} 的方向。${end} 的方向要靠它自己的 FIN，以及对这个 FIN 的 ACK 来结束。`,
      },
      misconception: 'M08',
    },
  ];
}

/** What to say to somebody who is wrong about who waits. */
export function mistakesOfWaiting({ kind, first, second }: Close): Mistakes {
  if (kind === 'simultaneous') {
    const because = {
      en: 'Both ends sent their FIN before they got the other’s, so both were active, and both wait.',
      'zh-cn': '两端都在收到对方的 FIN 之前发出了自己的 FIN，都是主动关闭，所以都要等待。',
    };
    return [ONLY.A, ONLY.B].map((answer) => ({ answer, because, misconception: 'M04' }));
  }
  if (kind === 'half')
    return [
      {
        answer: ONLY[first],
        because: {
          en: `${second}’s direction is still open: ${first} is in FIN_WAIT_2 and waits for ${second}’s FIN.`,
          'zh-cn': `${second} 的方向还开着：${first} 处于 FIN_WAIT_2，在等 ${second} 的 FIN。`,
        },
        misconception: 'M08',
      },
    ];
  return [
    {
      answer: BOTH,
      because: {
        en: `${second}, which closed second, is done as soon as its FIN is acknowledged.`,
        'zh-cn': `后关闭的 ${second}，自己的 FIN 一被确认就结束了。`,
      },
      misconception: 'M06',
    },
    {
      answer: ONLY[second],
      because: {
        en: `It does not matter who is the client. ${first} sent the first FIN, so ${first} waits.`,
        'zh-cn': `这与谁是客户端无关。第一个 FIN 是 ${first} 发的，所以由 ${first} 等待。`,
      },
      misconception: second === 'A' ? 'M02' : 'M03',
    },
  ];
}

/** What to say to somebody who is wrong about the flags that `end` sends at the end of `run`. */
export function mistakesOfFlags(run: readonly string[], end: End): Mistakes {
  const alone = {
    answer: 'FIN',
    because: {
      en: 'Once connected, every segment but a RST carries an ACK. A FIN is no exception.',
      'zh-cn': '连接建立之后，除 RST 以外，每个报文段都带 ACK，FIN 也不例外。',
    },
    misconception: 'M14',
  };
  if (run.at(-1) === `${end} abort`)
    return [
      alone,
      {
        answer: 'FIN,ACK',
        because: {
          en: 'An abort is no fast close. It gives up the connection, and says so with a RST.',
          'zh-cn': 'abort 不是“快速关闭”。它放弃连接，并用 RST 说明这一点。',
        },
        misconception: 'M46',
      },
    ];
  if (run.includes('set delayed-ack 200ms'))
    return [
      alone,
      {
        answer: 'ACK',
        because: {
          en: `${end} had not sent the ACK of the FIN yet when its application closed: the FIN takes it along.`,
          'zh-cn': `应用程序关闭时，${end} 还没有发出对 FIN 的 ACK：这个 ACK 就由 FIN 捎带。`,
        },
        misconception: 'M20',
      },
    ];
  if (run[0] === `${end} close`)
    return [
      alone,
      {
        answer: 'ACK',
        because: {
          en: `That would be so after shutdown(). After a full close nobody will read the data, and ${end} says so with a RST.`,
          'zh-cn': `shutdown() 之后才是这样。完全关闭之后没有人会读这些数据，${end} 用 RST 说明这一点。`,
        },
        misconception: 'M11',
      },
    ];
  if (run[0] === `${end} shutdown`)
    return [
      alone,
      {
        answer: 'RST',
        because: {
          en: `${end} has only ended its own direction: the data is received, and acknowledged as always.`,
          'zh-cn': `${end} 只结束了自己的方向：数据照常接收，照常确认。`,
        },
        misconception: 'M09',
      },
    ];
  return [alone];
}
