import { drawClose, drawIss } from './closes';
import type { Family } from './family';

/** Sequence numbers are counted modulo this. */
const MODULUS = 2 ** 32;

const FIN_COUNTS = {
  en: 'You left out the FIN: it takes a sequence number of its own, right after the last byte.',
  'zh-cn': '漏算了 FIN：它自己占一个序号，紧跟在最后一个字节之后。',
};

/** Sequence and acknowledgement numbers of a close, wrapping at 2^32. */
export const NUMBERS: readonly Family[] = [
  {
    id: 'ack-of-fin',
    generate: (chance, id) => {
      const iss = drawIss(chance);
      const bytes = chance.integer(0, 3) === 0 ? 0 : chance.integer(1, 60);
      const data = bytes === 0 ? [] : [`A send ${bytes}`, 'deliver DATA A>B', 'deliver ACK B>A'];
      const run = [`iss A ${iss}`, ...data, 'A close', 'deliver FIN A>B'];
      return {
        kind: 'reckon',
        id,
        topic: 'segments',
        concept: 'ack-of-fin',
        difficulty: 1,
        states: ['FIN_WAIT_1', 'CLOSE_WAIT'],
        prompt: {
          en: `A’s first byte has number ${(iss + 1) % MODULUS}. A sends ${bytes} bytes and closes. Which acknowledgement number answers its FIN?`,
          'zh-cn': `A 的第一个字节序号是 ${(iss + 1) % MODULUS}。A 发送 ${bytes} 字节后关闭。对它的 FIN，应答的确认号是多少？`,
        },
        shows: run.slice(0, -1),
        measures: { run, what: 'B>A ack' },
        because: {
          en: 'The data counts byte by byte and the FIN counts one; the ACK names the next number awaited, modulo 2^32.',
          'zh-cn': '数据每字节占一个序号，FIN 再占一个；确认号是接下来期待的序号，对 2^32 取模。',
        },
        mistakes: [
          { answer: (iss + 1 + bytes) % MODULUS, because: FIN_COUNTS, misconception: 'M13' },
          ...unwrapped(iss + 2 + bytes),
        ],
        explanation: {
          en: 'ACK = sequence number of the FIN + 1. The FIN’s own number is the one after the last byte. Numbers wrap around at 2^32.',
          'zh-cn': '确认号 = FIN 的序号 + 1。FIN 的序号紧跟在最后一个字节之后。序号到 2^32 会回绕。',
        },
        rfc: 'RFC 9293, 3.4',
      };
    },
  },
  {
    id: 'seq-of-second-fin',
    generate: (chance, id) => {
      const iss = drawIss(chance);
      const bytes = chance.integer(1, 80);
      const run = [
        `iss B ${iss}`,
        'A shutdown',
        'deliver FIN A>B',
        'deliver ACK B>A',
        `B send ${bytes}`,
        'deliver DATA B>A',
        'deliver ACK A>B',
        'B close',
      ];
      return {
        kind: 'reckon',
        id,
        topic: 'segments',
        concept: 'seq-of-second-fin',
        difficulty: 2,
        states: ['CLOSE_WAIT', 'LAST_ACK'],
        prompt: {
          en: `A has shut down its direction. B’s next byte has number ${(iss + 1) % MODULUS}; B still sends ${bytes} bytes, then closes. Which sequence number does B’s FIN carry?`,
          'zh-cn': `A 已关闭自己的方向。B 的下一个字节序号是 ${(iss + 1) % MODULUS}；B 又发送了 ${bytes} 字节，然后关闭。B 的 FIN 序号是多少？`,
        },
        shows: run.slice(0, 4),
        measures: { run, what: 'B>A seq' },
        because: {
          en: 'The FIN takes the number right after B’s last byte. A’s FIN does not move B’s numbers, and neither do ACKs.',
          'zh-cn': 'FIN 的序号紧接 B 的最后一个字节。A 的 FIN 不会推动 B 的序号，ACK 也不会。',
        },
        mistakes: [
          {
            answer: (iss + bytes) % MODULUS,
            because: {
              en: 'That is the number of B’s last byte. The FIN does not share it; it takes the next one.',
              'zh-cn': '这是 B 最后一个字节的序号。FIN 不与它共用，而是占用下一个。',
            },
            misconception: 'M13',
          },
          {
            answer: (iss + 2 + bytes) % MODULUS,
            because: {
              en: 'One too many: B’s ACK of A’s FIN took no number.',
              'zh-cn': '多算了一个：B 对 A 的 FIN 的 ACK 不占序号。',
            },
          },
          ...unwrapped(iss + 1 + bytes),
        ],
        explanation: {
          en: 'Each direction counts for itself. B’s numbers move with what B sends: bytes one each, SYN and FIN one each, ACKs none.',
          'zh-cn': '每个方向各自计数。B 的序号只随 B 发送的内容前进：每字节占一个，SYN 和 FIN 各占一个，ACK 不占。',
        },
        rfc: 'RFC 9293, 3.4',
      };
    },
  },
  {
    id: 'number-after-close',
    generate: (chance, id) => {
      const { first, second, head, lines } = drawClose(chance, ['four', 'simultaneous', 'three']);
      const iss = drawIss(chance);
      const end = chance.pick([first, second]);
      const run = [...head, `iss ${end} ${iss}`, ...lines];
      return {
        kind: 'reckon',
        id,
        topic: 'segments',
        concept: 'fin-takes-a-number',
        difficulty: 2,
        states: ['LAST_ACK', 'TIME_WAIT'],
        prompt: {
          en: `Before the close, the next number that ${end} would send is ${(iss + 1) % MODULUS}. The connection closes as shown, without any data. What is the next number that ${end === 'A' ? 'B' : 'A'} awaits from ${end} in the end (RCV.NXT)?`,
          'zh-cn': `关闭之前，${end} 下一个要发的序号是 ${(iss + 1) % MODULUS}。连接按图示关闭，没有数据。最后 ${end === 'A' ? 'B' : 'A'} 期待 ${end} 的下一个序号（RCV.NXT）是多少？`,
        },
        shows: [...head, ...lines.slice(0, -1)],
        measures: { run, what: `${end === 'A' ? 'B' : 'A'} awaits` },
        because: {
          en: 'Only the FIN has taken a number, however many ACKs went the same way.',
          'zh-cn': '只有 FIN 占了一个序号，同方向走过多少 ACK 都不算。',
        },
        mistakes: [
          { answer: (iss + 1) % MODULUS, because: FIN_COUNTS, misconception: 'M13' },
          {
            answer: (iss + 3) % MODULUS,
            because: {
              en: 'One too many: the FIN takes a number, the ACK does not.',
              'zh-cn': '多算了一个：FIN 占一个序号，ACK 不占。',
            },
          },
          ...unwrapped(iss + 2),
        ],
        explanation: {
          en: 'A FIN takes exactly one sequence number; pure ACKs take none. So a close without data moves each direction on by one.',
          'zh-cn': 'FIN 恰好占一个序号，纯 ACK 不占。所以没有数据的关闭，会让每个方向的序号各前进一。',
        },
        rfc: 'RFC 9293, 3.4',
      };
    },
  },
];

/** Somebody who adds without wrapping gets a number that no header field can hold. */
function unwrapped(sum: number) {
  if (sum < MODULUS) return [];
  const because = {
    en: 'Sequence numbers have 32 bits: after 4294967295 comes 0.',
    'zh-cn': '序号只有 32 位：4294967295 之后是 0。',
  };
  return [{ answer: sum, because }];
}
