import { drawClose, drawIss } from './closes';
import type { Family } from './family';

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
          en: `A’s first byte has number ${(iss + 1) % 2 ** 32}. A sends ${bytes} bytes and closes. Which ACK number answers its FIN?`,
          'zh-cn': `A 的第一个字节序号是 ${(iss + 1) % 2 ** 32}。A 发送 ${bytes} 字节后关闭。对它的 FIN,应答的确认号是多少?`,
        },
        shows: run.slice(0, -1),
        measures: { run, what: 'B>A ack' },
        because: {
          en: 'The data counts byte by byte and the FIN counts one; the ACK names the next number awaited, modulo 2^32.',
          'zh-cn': '数据每字节占一个序号,FIN 再占一个;确认号是接下来期待的序号,对 2^32 取模。',
        },
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
          en: `A has shut down its direction. B’s next byte has number ${(iss + 1) % 2 ** 32}; B still sends ${bytes} bytes, then closes. Which sequence number does B’s FIN carry?`,
          'zh-cn': `A 已关闭自己的方向。B 的下一个字节序号是 ${(iss + 1) % 2 ** 32};B 又发送了 ${bytes} 字节,然后关闭。B 的 FIN 序号是多少?`,
        },
        shows: run.slice(0, 4),
        measures: { run, what: 'B>A seq' },
        because: {
          en: 'The FIN takes the number right after B’s last byte. A’s FIN does not move B’s numbers, and neither do ACKs.',
          'zh-cn': 'FIN 的序号紧接 B 的最后一个字节。A 的 FIN 不会推动 B 的序号,ACK 也不会。',
        },
        explanation: {
          en: 'Each direction counts for itself. B’s numbers move with what B sends: bytes one each, SYN and FIN one each, ACKs none.',
          'zh-cn': '每个方向各自计数。B 的序号只随 B 发送的内容前进:每字节占一个,SYN 和 FIN 各占一个,ACK 不占。',
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
          en: `Before the close, the next number that ${end} would send is ${(iss + 1) % 2 ** 32}. The connection closes as shown, without any data. What is the next number that ${end === 'A' ? 'B' : 'A'} awaits from ${end} in the end (RCV.NXT)?`,
          'zh-cn': `关闭之前,${end} 下一个要发的序号是 ${(iss + 1) % 2 ** 32}。连接按图示关闭,没有数据。最后 ${end === 'A' ? 'B' : 'A'} 期待 ${end} 的下一个序号(RCV.NXT)是多少?`,
        },
        shows: [...head, ...lines.slice(0, -1)],
        measures: { run, what: `${end === 'A' ? 'B' : 'A'} awaits` },
        because: {
          en: 'Only the FIN has taken a number, however many ACKs went the same way.',
          'zh-cn': '只有 FIN 占了一个序号,同方向走过多少 ACK 都不算。',
        },
        explanation: {
          en: 'A FIN takes exactly one sequence number; pure ACKs take none. So a close without data moves each direction on by one.',
          'zh-cn': 'FIN 恰好占一个序号,纯 ACK 不占。所以没有数据的关闭,会让每个方向的序号各前进一。',
        },
        rfc: 'RFC 9293, 3.4',
      };
    },
  },
];
