import type { Localized } from '../question';
import type { Family } from './family';

/** Local ports: exhaustion and SO_REUSEADDR, on a host with Linux's rules. */
export const HOSTS: readonly Family[] = [
  {
    id: 'refused-connects',
    generate: (chance, id) => {
      const low = chance.integer(30, 60) * 1000;
      const ports = chance.integer(5, 40);
      const tries = ports + chance.integer(-4, 30);
      const ending = chance.pick<'close' | 'peer-closes' | 'reset'>(['close', 'close', 'peer-closes', 'reset']);
      const host = [
        'set tw-reuse 0',
        `set range ${low}..${low + ports - 1}`,
        `${tries} times connect 10.0.0.2:80 ${ending}`,
      ];
      const who = {
        close: { en: 'closes first', 'zh-cn': '先关闭' },
        'peer-closes': { en: 'waits until the server has closed first', 'zh-cn': '等服务器先关闭' },
        reset: { en: 'resets', 'zh-cn': '发送 RST' },
      }[ending];
      return {
        kind: 'reckon',
        id,
        topic: 'too-many',
        concept: 'exhaustion',
        difficulty: 2,
        states: ['TIME_WAIT'],
        prompt: {
          en: `A client may use the local ports ${low} to ${low + ports - 1}. Within a second it connects to one server port ${tries} times, one connection after another, and each time it ${who.en}. How many connects fail? (Linux, tcp_tw_reuse = 0)`,
          'zh-cn': `客户端可用的本地端口是 ${low} 到 ${low + ports - 1}。一秒之内，它依次连接同一个服务器端口 ${tries} 次，每次都${who['zh-cn']}。有多少次连接失败？（Linux，tcp_tw_reuse = 0）`,
        },
        measures: { host, what: 'refused' },
        because: {
          en: 'Only the end that closes first keeps a TIME_WAIT record, and each of the client’s takes one port towards this destination for a minute.',
          'zh-cn': '只有先关闭的一端会留下 TIME_WAIT 记录；客户端的每条记录在一分钟内占用一个通往该目的地的端口。',
        },
        mistakes:
          ending === 'close' && tries > ports
            ? [
                {
                  answer: 0,
                  because: {
                    en: 'The client closes first, so the client keeps the TIME_WAIT records, and with them its ports.',
                    'zh-cn': '先关闭的是客户端，所以 TIME_WAIT 记录留在客户端，端口也被它们占着。',
                  },
                  misconception: 'M03',
                },
              ]
            : ending === 'peer-closes' && tries > ports
              ? [
                  {
                    answer: tries - ports,
                    because: {
                      en: 'The server closes first, so the server keeps the TIME_WAIT records. The client’s ports are free at once.',
                      'zh-cn': '先关闭的是服务器，所以 TIME_WAIT 记录留在服务器。客户端的端口立即空出。',
                    },
                    misconception: 'M02',
                  },
                ]
              : [],
        explanation: {
          en: 'The end that chose an ephemeral port runs out, once per destination: ports ÷ TIME_WAIT is the rate it can sustain. If the server closes first, or by RST, the client’s ports are free at once.',
          'zh-cn':
            '会耗尽的是选用临时端口的一端，按目的地分别计算：端口数 ÷ TIME_WAIT 就是可持续的速率。若由服务器先关闭，或用 RST 结束，客户端的端口立即空出。',
        },
        rfc: 'RFC 9293, 3.6.1; ip(7), ip_local_port_range',
      };
    },
  },
  {
    id: 'records-left',
    generate: (chance, id) => {
      const early = chance.integer(3, 30);
      const late = chance.integer(3, 30);
      const gap = chance.pick([20, 40, 55, 65, 90]);
      const host = [
        'set tw-reuse 0',
        `${early} times connect 10.0.0.2:80 close`,
        `wait ${gap}s`,
        `${late} times connect 10.0.0.2:80 close`,
      ];
      return {
        kind: 'reckon',
        id,
        topic: 'too-many',
        concept: 'time-wait-records',
        difficulty: 1,
        states: ['TIME_WAIT'],
        prompt: {
          en: `A Linux client opens ${early} connections and closes each first. ${gap} seconds later it does so with ${late} more. How many of its sockets are in TIME_WAIT now?`,
          'zh-cn': `一台 Linux 客户端建立 ${early} 个连接，每个都由它先关闭。${gap} 秒之后又这样做了 ${late} 个。现在它有多少个 TIME_WAIT？`,
        },
        measures: { host, what: 'TIME_WAIT' },
        because: {
          en: 'On Linux TIME_WAIT lasts 60 s, nominally: records older than that are gone.',
          'zh-cn': 'Linux 上 TIME_WAIT 名义上是 60 秒：更老的记录已经消失。',
        },
        mistakes: [
          {
            answer: 0,
            because: {
              en: 'The client closes first, so the client waits. TIME_WAIT is not only for servers.',
              'zh-cn': '先关闭的是客户端，所以由客户端等待。TIME_WAIT 并不是服务器专有的。',
            },
            misconception: 'M03',
          },
          ...(gap > 60
            ? [
                {
                  answer: early + late,
                  because: {
                    en: 'The first ones are gone: Linux waits 60 s, not the four minutes that RFC 9293’s MSL would make.',
                    'zh-cn': '先前的那些已经消失：Linux 只等 60 秒，而不是按 RFC 9293 的 MSL 算出的四分钟。',
                  },
                  misconception: 'M35',
                },
              ]
            : []),
        ],
        explanation: {
          en: 'The number of TIME_WAIT is the rate of connections that this end closes first, times 60 s. It is normal, and it does not grow for ever.',
          'zh-cn': 'TIME_WAIT 的数量等于本端先关闭连接的速率乘以 60 秒。这是正常现象，也不会无限增长。',
        },
        rfc: 'RFC 9293, 3.4.2; Linux: TCP_TIMEWAIT_LEN',
      };
    },
  },
  {
    id: 'bind-again',
    generate: (chance, id) => {
      const port = chance.integer(1, 9) * 1000 + 80;
      const old = chance.integer(0, 1) === 1;
      const now = chance.integer(0, 1) === 1;
      const first = chance.pick(['server', 'server', 'client']);
      const slip = chance.pick<Slip>(['none', 'none', 'none', 'none', 'bound', 'foreign']);
      const closes = first === 'server' ? ['conn close', 'conn peer-closes'] : ['conn peer-closes', 'conn close'];
      const host = [
        `old socket${old ? ' reuseaddr' : ''}`,
        `old bind ${port}`,
        'old listen',
        'old accepts conn from 10.0.0.9:40000',
        ...closes,
        'old close',
        `new socket${now ? ' reuseaddr' : ''}`,
        ...(slip === 'bound' ? [`new bind ${port + 1}`] : []),
        `new bind ${slip === 'foreign' ? '203.0.113.5:' : ''}${port}`,
      ];
      const option = (set: boolean) => ({ en: set ? 'with' : 'without', 'zh-cn': set ? '设置了' : '没有设置' });
      const claim = (result: string) => ({ host, claim: `new ${result}` });
      return {
        kind: 'choose',
        id,
        pick: 'one',
        topic: 'reuse',
        concept: 'bind-after-time-wait',
        difficulty: 2,
        states: ['TIME_WAIT'],
        prompt: {
          en: `A server on port ${port} (${option(old).en} SO_REUSEADDR) had one connection, which the ${first} closed first. It stops and starts again at once, ${option(now).en} SO_REUSEADDR. ${SLIPS[slip].en}What does bind() answer? (Linux)`,
          'zh-cn': `监听 ${port} 端口的服务器（${option(old)['zh-cn']} SO_REUSEADDR）有过一个连接，由${first === 'server' ? '服务器' : '客户端'}先关闭。服务器停止后立刻重启，新套接字${option(now)['zh-cn']} SO_REUSEADDR。${SLIPS[slip]['zh-cn']}bind() 的结果是什么？（Linux）`,
        },
        options: [
          {
            id: 'ok',
            text: { en: 'It succeeds.', 'zh-cn': '成功。' },
            decide: claim('OK'),
            because: REUSE,
            // Who expects this where a record stands in the way thinks that one option sweeps it away, or that it is not here.
            ...(slip === 'none' && first === 'server' && !(old && now)
              ? { misconception: old || now ? 'M38' : 'M02' }
              : {}),
          },
          {
            id: 'in-use',
            text: { en: 'EADDRINUSE', 'zh-cn': 'EADDRINUSE' },
            decide: claim('EADDRINUSE'),
            because: REUSE,
            ...(slip !== 'none'
              ? {}
              : first === 'client'
                ? { misconception: 'M03' }
                : old && now
                  ? { misconception: 'M39' }
                  : {}),
          },
          {
            id: 'not-available',
            text: { en: 'EADDRNOTAVAIL', 'zh-cn': 'EADDRNOTAVAIL' },
            decide: claim('EADDRNOTAVAIL'),
            because: {
              en: 'From bind(), EADDRNOTAVAIL says that the address is not one of this machine’s; from connect(), that no port is left.',
              'zh-cn': 'bind() 返回 EADDRNOTAVAIL，表示这个地址不属于本机；connect() 返回它，才是端口用完。',
            },
          },
          {
            id: 'invalid',
            text: { en: 'EINVAL', 'zh-cn': 'EINVAL' },
            decide: claim('EINVAL'),
            because: {
              en: 'EINVAL says that the socket is bound already.',
              'zh-cn': 'EINVAL 表示这个套接字已经绑定过了。',
            },
          },
        ],
        explanation: {
          en: 'A TIME_WAIT record keeps the port for bind() unless both the old socket and the new one set SO_REUSEADDR. When the client closed first, the server has no record and needs no option.',
          'zh-cn':
            'TIME_WAIT 记录会让 bind() 失败，除非新旧两个套接字都设置了 SO_REUSEADDR。若由客户端先关闭，服务器没有记录，也就不需要任何选项。',
        },
        rfc: 'socket(7), SO_REUSEADDR',
      };
    },
  },
];

const REUSE = {
  en: 'What counts is whether a TIME_WAIT record of the server holds the port, and whether both sockets, old and new, set SO_REUSEADDR.',
  'zh-cn': '关键在于服务器这边有没有 TIME_WAIT 记录占着端口，以及新旧两个套接字是否都设置了 SO_REUSEADDR。',
};

/** What the restarted server does wrong besides. */
type Slip = 'none' | 'bound' | 'foreign';

const SLIPS: Readonly<Record<Slip, Localized>> = {
  none: { en: '', 'zh-cn': '' },
  bound: {
    en: 'By a slip its new socket has just been bound to the next port. ',
    'zh-cn': '由于疏忽，新套接字刚刚已经绑定到下一个端口。',
  },
  foreign: {
    en: 'By a slip it names an address that is another machine’s. ',
    'zh-cn': '由于疏忽，它指定了另一台机器的地址。',
  },
};
