import assert from 'node:assert/strict';
import { formatFailure, parse, run } from '../../../src/core/scenario';

/** Sentences of RFC 9293 and its neighbours, each told as a story. A comes from port 100, B from 300, as everywhere. */

function tell(sentence: string, story: string): void {
  it(sentence, () => {
    const { scenario, faults } = parse(story);
    assert.deepEqual(faults, []);
    assert.equal(scenario?.kind, 'scripted');
    assert.ok(
      scenario.lines.some(({ action }) => action.kind === 'expect'),
      'a story expects something',
    );
    const { failure } = run(scenario);
    assert.equal(failure === null ? 'true' : formatFailure(failure), 'true');
  });
}

/** Into TIME_WAIT by the usual way: A has closed first. */
const TIME_WAIT = 'A shutdown\ndeliver all\nB close\ndeliver all\nexpect A TIME_WAIT and B CLOSED\n';

describe('RFC 9293, 3.4: sequence numbers', () => {
  tell(
    '3.4: "all arithmetic dealing with sequence numbers must be performed modulo 2**32": text, FIN and ACK go on past 2^32 − 1',
    'iss A 4294967290\nA send 10\nA close\nexpect A>B ACK seq 4294967291 len 10 and A>B FIN,ACK seq 5\ndeliver all\nexpect A FIN_WAIT_2 and A unacked 6 and B awaits 6',
  );
  tell(
    '3.4: "SYN and FIN are the only controls requiring this protection": each takes one number, a RST and an ACK none',
    'start listening\nA connect\ndeliver all\nexpect A next 101\nA shutdown\nexpect A next 102\ndeliver all\nB abort\nexpect B>A RST seq 301',
  );
  tell(
    '3.4: a partial acknowledgement leaves the rest of a segment on the queue',
    'A send 100\nlose DATA A>B\ninject B>A ACK seq 301 ack 141\ndeliver ACK B>A\nexpect A unacked 141\nwait 1s\nexpect A>B ACK seq 141 len 60',
  );
});

describe('RFC 9293, 3.5: opening', () => {
  tell(
    '3.5, Figure 8: an old duplicate SYN: "TCP Peer B, on receiving the RST, returns to the LISTEN state"',
    'start listening\niss A 200\ninject A>B SYN seq 90\ndeliver SYN A>B\nexpect B SYN_RECEIVED and B>A SYN,ACK seq 300 ack 91\nA connect\ndeliver SYN B>A\nexpect A>B RST seq 91\ndeliver RST A>B\nexpect B LISTEN',
  );
  tell(
    '3.5.2: "If the connection does not exist (CLOSED), then a reset is sent in response to any incoming segment except another reset"',
    'start closed\ninject B>A ACK seq 5 ack 9\ndeliver ACK B>A\nexpect A>B RST seq 9\nlose RST A>B\ninject B>A RST seq 5\ndeliver RST B>A\nexpect not in flight',
  );
  tell(
    '3.5.2: "If the incoming segment has the ACK bit set, the reset takes its sequence number from the ACK field of the segment"',
    'start closed\ninject B>A FIN,ACK seq 5 ack 9 len 3\ndeliver FIN B>A\nexpect A>B RST seq 9',
  );
  tell(
    '3.5.2: "otherwise, the reset has sequence number zero and the ACK field is set to the sum of the sequence number and segment length"',
    'start closed\ninject B>A SYN seq 4294967295\ndeliver SYN B>A\nexpect A>B RST,ACK seq 0 ack 0',
  );
  tell(
    '3.5.2, synchronized states: "any unacceptable segment … must be responded to with an empty acknowledgment segment"',
    'inject B>A ACK seq 100000 ack 101 len 5\ndeliver DATA B>A\nexpect A ESTABLISHED and A>B ACK seq 101 ack 301',
  );
});

describe('RFC 9293, 3.6: closing', () => {
  tell(
    '3.6: "the local application MUST be informed whether it closed normally or was aborted" (MUST-12)',
    'A close\ndeliver all\nB receive\nexpect B got EOF and not B error reset\ninject A>B RST seq 102\ndeliver RST A>B\nB receive\nexpect B error reset',
  );
  tell(
    '3.6, case 2: "If an ACK is not forthcoming, after the user timeout the connection is aborted and the user is told"',
    'A shutdown\ndeliver all\nB shutdown\nlose FIN B>A\nwait 5min\nexpect B CLOSED\nB receive\nexpect B error timeout',
  );
  tell(
    '3.6: "The user who CLOSEs may continue to RECEIVE until the TCP receiver is told that the remote peer has CLOSED also"',
    'A shutdown\ndeliver all\nB send 10\ndeliver all\nA receive\nexpect A got 10\nB shutdown\ndeliver all\nA receive\nexpect A got EOF',
  );
  tell(
    '3.6, case 1: "No further SENDs from the user will be accepted by the TCP implementation, and it enters the FIN-WAIT-1 state"',
    'A shutdown\nexpect A FIN_WAIT_1\nA send 1\nexpect A error closing',
  );
  tell(
    '3.6, case 1: "All segments preceding and including FIN will be retransmitted until acknowledged"',
    'A send 10\nA shutdown\nlose DATA A>B\nlose FIN A>B\nwait 1s\nexpect A>B ACK seq 101 len 10\ndeliver all\nexpect A unacked 111\nwait 1s\nexpect A>B FIN,ACK seq 111\ndeliver all\nexpect A FIN_WAIT_2',
  );
  tell(
    '3.6, case 2: "The user will respond with a CLOSE, upon which the TCP endpoint can send a FIN to the other TCP peer after sending any remaining data"',
    'A shutdown\ndeliver all\nB send 10\nB close\nexpect B LAST_ACK and B>A ACK seq 301 len 10 and B>A FIN,ACK seq 311\ndeliver all\nexpect B CLOSED and A TIME_WAIT',
  );
  tell(
    '3.6, case 3: "When all segments preceding the FINs have been processed and acknowledged, each TCP peer can ACK the FIN it has received"',
    'A send 5\nA shutdown\nB send 6\nB shutdown\ndeliver FIN A>B\nexpect B FIN_WAIT_1\ndeliver DATA A>B\nexpect B CLOSING\ndeliver DATA B>A\ndeliver FIN B>A\nexpect A CLOSING\ndeliver all\nexpect A TIME_WAIT and B TIME_WAIT',
  );
  tell(
    '3.6.1: "If such a host issues a CLOSE call while received data is still pending in the TCP connection … its TCP implementation SHOULD send a RST to show that data was lost" (SHLD-3)',
    'B send 3\ndeliver all\nA close\nexpect A CLOSED and A>B RST seq 101',
  );
  tell(
    '3.6.1: "When a connection is closed actively, it MUST linger in the TIME-WAIT state for a time 2xMSL" (MUST-13)',
    `${TIME_WAIT}expect A timer time-wait 240s\nwait 239999ms\nexpect A TIME_WAIT\nwait 1ms\nexpect A CLOSED`,
  );
  tell(
    '3.6.1: "it MAY accept a new SYN … if it: (1) assigns its initial sequence number for the new connection to be larger than the largest sequence number it used on the previous connection incarnation" (MAY-2)',
    `${TIME_WAIT}A listen\nB connect\ndeliver SYN B>A\nexpect A SYN_RECEIVED and A>B SYN,ACK seq 64101\ndeliver all\nexpect A ESTABLISHED and B ESTABLISHED`,
  );
});

describe('RFC 9293, 3.7 and 3.8: sending', () => {
  tell(
    '3.7.1: text goes in segments of at most the MSS, 1448 bytes here',
    'A send 4000\nexpect A>B ACK seq 101 len 1448 and A>B ACK seq 1549 len 1448 and A>B ACK seq 2997 len 1104\ndeliver all\nB receive\nexpect B got 4000',
  );
  tell(
    'RFC 6298 (5.5): "The host MUST set RTO <- RTO * 2", at most 60 s',
    'A send 1\nwait 1s\nexpect A timer retransmit 2s\nwait 2s\nexpect A timer retransmit 4s\nwait 4s\nexpect A timer retransmit 8s\nwait 56s\nexpect A timer retransmit 60s\nwait 60s\nexpect A timer retransmit 60s',
  );
  tell(
    'RFC 6298 (5.2): "When all outstanding data has been acknowledged, turn off the retransmission timer"',
    'A send 1\nexpect A timer retransmit 1s\ndeliver all\nexpect not A timer retransmit and not A timer user-timeout',
  );
  tell(
    'RFC 6298 (5.3): "When an ACK is received that acknowledges new data, restart the retransmission timer"',
    'A send 1\nA send 1\nwait 600ms\ndeliver DATA A>B\ndeliver ACK B>A\nexpect A unacked 102 and A timer retransmit 1s',
  );
  tell(
    'RFC 6298 (5.1): a timer that runs goes on: a later segment does not start it anew',
    'A send 1\nwait 600ms\nA send 1\nexpect A timer retransmit 400ms',
  );
  tell(
    '3.8.3: "R2 for a SYN segment MUST be set large enough to provide retransmission of the segment for at least 3 minutes" (MUST-23): 5 minutes here',
    'start closed\nA connect\nwait 180s\nexpect A SYN_SENT\nwait 119999ms\nexpect A SYN_SENT\nwait 1ms\nexpect A CLOSED and A error timeout',
  );
  tell(
    '3.8.6.3: "the delay MUST be less than 0.5 seconds" (MUST-40): 200 ms here, and whatever is sent meanwhile carries the ACK',
    'set delayed-ack 200ms\nA send 1\ndeliver DATA A>B\nexpect not in flight and B timer delayed-ack 200ms\nB send 1\nexpect B>A ACK seq 301 ack 102 len 1 and not B timer delayed-ack',
  );
  tell(
    '3.8.6.3: a retransmission carries the ACK that was held',
    'set delayed-ack 200ms\nB send 10\nlose DATA B>A\nwait 900ms\nA send 1\ndeliver DATA A>B\nexpect B timer delayed-ack 200ms\nwait 100ms\nexpect B>A ACK seq 301 ack 102 len 10 and not B timer delayed-ack',
  );
  tell(
    '3.8.6.3: "An ACK SHOULD be generated for at least every second full-sized segment" (SHLD-19)',
    'set delayed-ack 200ms\nA send 2896\ndeliver DATA A>B\nexpect not in flight B>A\ndeliver DATA A>B\nexpect B>A ACK seq 301 ack 2997 and not B timer delayed-ack',
  );
});

describe('RFC 9293, 3.10.4 and 3.10.5: CLOSE and ABORT', () => {
  tell(
    '3.10.4, ESTABLISHED: "Queue this until all preceding SENDs have been segmentized, then form a FIN segment and send it. In any case, enter FIN-WAIT-1 state"',
    'A send 66000\nA close\nexpect A FIN_WAIT_1 and not A>B FIN,ACK\ndeliver all\nexpect A FIN_WAIT_2 and B CLOSE_WAIT and B awaits 66102',
  );
  tell(
    '3.10.4, LISTEN: "Delete TCB, enter CLOSED state, and return", and the same in SYN-SENT',
    'start listening\nB close\nexpect B CLOSED and not in flight\nA connect\nA close\nexpect A CLOSED and not A>B FIN,ACK',
  );
  tell(
    '3.10.5: "Send a reset segment: <SEQ=SND.NXT><CTL=RST>. All queued SENDs and RECEIVEs should be given \'connection reset\' notification"',
    'A send 10\nA abort\nexpect A CLOSED and A>B RST seq 111 and not A timer retransmit',
  );
  tell(
    '3.10.5, CLOSING, LAST-ACK, TIME-WAIT: "Respond with \'ok\' and delete the TCB, enter CLOSED state, and return"',
    `${TIME_WAIT}A abort\nexpect A CLOSED and not in flight`,
  );
});

describe('RFC 9293, 3.10.7.2 and 3.10.7.3: LISTEN and SYN-SENT', () => {
  tell(
    '3.10.7.2: "An incoming RST should be ignored"; "An acceptable reset segment should be formed for any arriving ACK-bearing segment"',
    'start listening\ninject A>B RST,ACK seq 5 ack 9\ndeliver RST A>B\nexpect not in flight\ninject A>B SYN,ACK seq 5 ack 9\ndeliver SYN A>B\nexpect B LISTEN and B>A RST seq 9',
  );
  tell(
    '3.10.7.3: "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset (unless the RST bit is set)"',
    'start closed\nA connect\nlose SYN A>B\ninject B>A SYN,ACK seq 300 ack 100\ndeliver SYN B>A\nexpect A SYN_SENT and A>B RST seq 100\nlose RST A>B\ninject B>A ACK seq 300 ack 102\ndeliver ACK B>A\nexpect A SYN_SENT and A>B RST seq 102\nlose RST A>B\ninject B>A RST,ACK seq 300 ack 102\ndeliver RST B>A\nexpect A SYN_SENT and not in flight',
  );
  tell(
    '3.10.7.3: "If the ACK was acceptable, then signal to the user \'error: connection reset\', drop the segment, enter CLOSED state … Otherwise (no ACK), drop the segment"',
    'start closed\nA connect\ninject B>A RST seq 0\ndeliver RST B>A\nexpect A SYN_SENT\ndeliver SYN A>B\ndeliver RST B>A\nexpect A CLOSED and A error refused',
  );
  tell(
    '3.10.7.3: "Fifth, if neither of the SYN or RST bits is set, then drop the segment and return"',
    'start closed\nA connect\nlose SYN A>B\ninject B>A ACK seq 300 ack 101\ndeliver ACK B>A\nexpect A SYN_SENT and A unacked 100 and not in flight',
  );
  tell(
    '3.10.7.3: "Otherwise, enter SYN-RECEIVED, form a SYN,ACK segment <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>"',
    'start closed\nA connect\nlose SYN A>B\ninject B>A SYN seq 300\ndeliver SYN B>A\nexpect A SYN_RECEIVED and A>B SYN,ACK seq 100 ack 301',
  );
});

describe('RFC 9293, 3.10.7.4: the other states', () => {
  tell(
    'First: "If an incoming segment is not acceptable, an acknowledgment should be sent in reply (unless the RST bit is set)"',
    'inject B>A ACK seq 290 ack 101 len 11\ndeliver DATA B>A\nexpect A>B ACK seq 101 ack 301\nlose ACK A>B\ninject B>A RST seq 290 len 11\ndeliver RST B>A\nexpect not in flight and A ESTABLISHED',
  );
  tell(
    'First: "If a segment\'s contents straddle the boundary between old and new, only the new parts are processed"',
    'inject B>A ACK seq 291 ack 101 len 15\ndeliver DATA B>A\nexpect A awaits 306\nA receive\nexpect A got 5',
  );
  tell(
    'First: "Segments with higher beginning sequence numbers SHOULD be held for later processing" (SHLD-31)',
    'A send 5\nA send 5\nA send 5\ndeliver DATA A>B #3\ndeliver DATA A>B #2\nexpect B awaits 101\ndeliver DATA A>B\nexpect B awaits 116 and B>A ACK seq 301 ack 116',
  );
  tell(
    'First: a FIN that was held and that text has passed by is none: its number is taken',
    'inject B>A FIN,ACK seq 311 ack 101\ndeliver FIN B>A\nlose ACK A>B\nB send 20\ndeliver DATA B>A\nexpect A ESTABLISHED and A awaits 321\nA receive\nexpect A got 20\nB shutdown\ndeliver FIN B>A\nexpect A CLOSE_WAIT and A awaits 322',
  );
  tell(
    'Second, 1): "If the RST bit is set and the sequence number is outside the current receive window, silently drop the segment"',
    'inject B>A RST seq 300\ndeliver RST B>A\ninject B>A RST seq 65836\ndeliver RST B>A\ninject B>A RST seq 299 len 5\ndeliver RST B>A\nexpect A ESTABLISHED and not in flight',
  );
  tell(
    'Second, 2): "If the RST bit is set and the sequence number exactly matches the next expected sequence number (RCV.NXT), then TCP endpoints MUST reset the connection"',
    'inject B>A RST seq 301\ndeliver RST B>A\nexpect A CLOSED and A error reset',
  );
  tell(
    'Second, 3): "If the RST bit is set and the sequence number does not exactly match the next expected sequence value, yet is within the current receive window, TCP endpoints MUST send an acknowledgment (challenge ACK)"',
    'inject B>A RST seq 302\ndeliver RST B>A\nexpect A ESTABLISHED and A>B ACK seq 101 ack 301\nlose ACK A>B\ninject B>A RST seq 65835\ndeliver RST B>A\nexpect A ESTABLISHED and A>B ACK seq 101 ack 301',
  );
  tell(
    'Second: whatever a RST acknowledges does not count',
    'A send 5\ninject B>A RST,ACK seq 301 ack 106\ndeliver RST B>A\nexpect A CLOSED and A unacked 101 and A next 106',
  );
  tell(
    'Second, SYN-RECEIVED: "If this connection was initiated with a passive OPEN … return this connection to LISTEN state and return. The user need not be informed"',
    'start listening\nA connect\ndeliver SYN A>B\nB send 5\ninject A>B RST seq 101\ndeliver RST A>B\nexpect B LISTEN and not B error refused and not B timer retransmit and data lost',
  );
  tell(
    'Second, SYN-RECEIVED: "the retransmission queue should be flushed" and the listener answers the next SYN',
    'start listening\nA connect\ndeliver SYN A>B\ninject A>B RST seq 101\ndeliver RST A>B\nlose SYN B>A\nwait 1s\ndeliver SYN A>B\nexpect B SYN_RECEIVED and not B accepted old\ndeliver all\nexpect A ESTABLISHED and B ESTABLISHED',
  );
  tell(
    'Second, ESTABLISHED …: "any outstanding RECEIVEs and SEND should receive \'reset\' responses": once, after what is left',
    'A send 4\ndeliver all\ninject A>B RST seq 105\ndeliver RST A>B\nB receive\nexpect B got 4\nB receive\nexpect B error reset\nB receive\nexpect B got EOF\nB send 1\nexpect B error not-connected',
  );
  tell(
    'Fourth, SYN-RECEIVED: "If the connection was initiated with a passive OPEN, then return this connection to the LISTEN state"',
    'start listening\nA connect\ndeliver SYN A>B\ninject A>B SYN seq 101\ndeliver SYN A>B\nexpect B LISTEN',
  );
  tell(
    'Fourth: "if the SYN bit is set, irrespective of the sequence number, TCP endpoints MUST send a \'challenge ACK\' to the remote peer"',
    'inject B>A SYN seq 301\ndeliver SYN B>A\nexpect A ESTABLISHED and A>B ACK seq 101 ack 301\nlose ACK A>B\ninject B>A SYN,ACK seq 1 ack 1\ndeliver SYN B>A\nexpect A ESTABLISHED and A>B ACK seq 101 ack 301',
  );
  tell(
    'Fifth: "if the ACK bit is off, drop the segment and return"',
    'inject B>A FIN seq 301\ndeliver FIN B>A\nexpect A ESTABLISHED and A awaits 301 and not in flight',
  );
  tell(
    'Fifth, SYN-RECEIVED: "If the segment acknowledgment is not acceptable, form a reset segment <SEQ=SEG.ACK><CTL=RST>"',
    'start listening\nA connect\ndeliver SYN A>B\nlose SYN B>A\ninject A>B ACK seq 101 ack 300\ndeliver ACK A>B\nexpect B SYN_RECEIVED and B>A RST seq 300\nlose RST B>A\ninject A>B ACK seq 101 ack 302\ndeliver ACK A>B\nexpect B SYN_RECEIVED and B>A RST seq 302',
  );
  tell(
    'Fifth, ESTABLISHED: "If the ACK is a duplicate (SEG.ACK =< SND.UNA), it can be ignored"',
    'A send 5\nlose DATA A>B\ninject B>A ACK seq 301 ack 101\ndeliver ACK B>A\nexpect A unacked 101 and A timer retransmit 1s and not in flight',
  );
  tell(
    'Fifth, ESTABLISHED: "If the ACK acks something not yet sent (SEG.ACK > SND.NXT), then send an ACK, drop the segment, and return"',
    'inject B>A ACK seq 301 ack 102 len 5\ndeliver DATA B>A\nexpect A awaits 301 and A>B ACK seq 101 ack 301',
  );
  tell(
    'Fifth, FIN-WAIT-1: "if the FIN segment is now acknowledged, then enter FIN-WAIT-2 and continue processing in that state"',
    'A shutdown\ninject B>A ACK seq 301 ack 102 len 5\ndeliver DATA B>A\nexpect A FIN_WAIT_2 and A awaits 306',
  );
  tell(
    'Fifth, CLOSING: "if the ACK acknowledges our FIN, then enter the TIME-WAIT state; otherwise, ignore the segment"',
    'A send 5\nA shutdown\nlose DATA A>B\nlose FIN A>B\nB shutdown\ndeliver FIN B>A\nexpect A CLOSING\nlose ACK A>B\ninject B>A ACK seq 302 ack 106\ndeliver ACK B>A\nexpect A CLOSING and A unacked 106\ninject B>A ACK seq 302 ack 107\ndeliver ACK B>A\nexpect A TIME_WAIT',
  );
  tell(
    'Fifth, LAST-ACK: "If our FIN is now acknowledged, delete the TCB, enter the CLOSED state, and return"',
    'A shutdown\ndeliver all\nB shutdown\nlose FIN B>A\ninject A>B ACK seq 102 ack 302\ndeliver ACK A>B\nexpect B CLOSED and not in flight and not B timer retransmit',
  );
  tell(
    'Seventh, CLOSE-WAIT, CLOSING, LAST-ACK, TIME-WAIT: "a FIN has been received from the remote side. Ignore the segment text"',
    `${TIME_WAIT}inject B>A ACK seq 302 ack 102 len 5\ndeliver DATA B>A\nexpect A TIME_WAIT and A awaits 302 and not in flight`,
  );
  tell(
    'Eighth: "advance RCV.NXT over the FIN, and send an acknowledgment for the FIN"',
    'A send 5\nA shutdown\ndeliver DATA A>B\ndeliver FIN A>B\nexpect B CLOSE_WAIT and B awaits 107 and B>A ACK seq 301 ack 107',
  );
  tell(
    'Eighth, SYN-RECEIVED: a FIN with the ACK of our SYN: "Enter the CLOSE-WAIT state"',
    'start listening\nA connect\ndeliver SYN A>B\ndeliver SYN B>A\nlose ACK A>B\nA close\ndeliver FIN A>B\nexpect B CLOSE_WAIT and not B was ESTABLISHED and B>A ACK seq 301 ack 102',
  );
  tell(
    'Eighth, FIN-WAIT-1: "If our FIN has been ACKed (perhaps in this segment), then enter TIME-WAIT, start the time-wait timer, turn off the other timers"',
    'A shutdown\nlose FIN A>B\nexpect A timer retransmit and A timer user-timeout\ninject B>A FIN,ACK seq 301 ack 102\ndeliver FIN B>A\nexpect A TIME_WAIT and A timer time-wait 240s and not A timer retransmit and not A timer user-timeout',
  );
  tell(
    'Eighth, TIME-WAIT: "Remain in the TIME-WAIT state. Restart the 2 MSL time-wait timeout"',
    `${TIME_WAIT}wait 100s\ninject B>A FIN,ACK seq 301 ack 102\ndeliver FIN B>A\nexpect A TIME_WAIT and A timer time-wait 240s and A>B ACK seq 102 ack 302`,
  );
  tell(
    'A.2: but not the ACK of something unsent',
    'A shutdown\nduplicate FIN A>B\ndeliver FIN A>B\ninject A>B FIN,ACK seq 101 ack 900\ndeliver FIN A>B #2\nexpect B CLOSE_WAIT and B unacked 301 and B next 301 and B>A ACK seq 301 ack 102',
  );
  tell(
    'A.2: the ACK of a segment just below the window counts when it repeats the FIN: text that it acknowledges need not go again',
    'A shutdown\nduplicate FIN A>B\ndeliver FIN A>B\nB send 5\nlose DATA B>A\ninject A>B FIN,ACK seq 101 ack 306\ndeliver FIN A>B #2\nexpect B CLOSE_WAIT and B unacked 306 and not B timer retransmit',
  );
});

describe('RFC 9293, 3.10.8: timeouts', () => {
  tell(
    '"For any state if the user timeout expires, flush all queues, signal the user \'error: connection aborted due to user timeout\'"',
    'set user-timeout 3s\nA send 5\nA close\nwait 3s\nexpect A CLOSED and A error timeout and not A timer retransmit and not A>B RST',
  );
  tell(
    '"send the segment at the front of the retransmission queue again": that one only',
    'A send 5\nA send 6\nlose DATA A>B\nlose DATA A>B\nwait 1s\nexpect A>B ACK seq 101 len 5 and not A>B ACK seq 106',
  );
  tell(
    '"If the time-wait timeout expires on a connection, delete the TCB, enter the CLOSED state": a listener beside it remains',
    `${TIME_WAIT}A listen\nwait 2msl\nexpect A LISTEN`,
  );
});

describe('RFC 1122, 1337 and 2525', () => {
  tell(
    'RFC 1122 4.2.2.13: "If such a host issues a CLOSE call while received data is still pending in TCP, or if new data is received after CLOSE is called, its TCP SHOULD send a RST to show that data was lost"',
    'A close\ndeliver all\nB send 1\ndeliver DATA B>A\nexpect A CLOSED and A>B RST seq 102 and data lost',
  );
  tell(
    'RFC 1337, 3, (F1): "Ignore RST segments in TIME-WAIT state"',
    `set rfc1337 on\n${TIME_WAIT}inject B>A RST seq 302\ndeliver RST B>A\nexpect A TIME_WAIT and A timer time-wait 240s and not in flight`,
  );
  tell(
    'RFC 2525, 2.17: "Failure to RST on close with data pending" is a bug',
    'A shutdown\ndeliver all\nB send 10\ndeliver DATA B>A\nA close\nexpect A CLOSED and A>B RST seq 102',
  );
});
