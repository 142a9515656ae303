import type { Row } from '../row';

/** What an arriving segment does in each state: RFC 9293, 3.10.7, with RFC 1337, 5961 and 6191 where the rows say so. */
// prettier-ignore
export const ARRIVALS: readonly Row[] = [
  // no connection
  { from: ['CLOSED'], on: 'segment', sends: 'RST in reply', to: 'same', rfc: '3.10.7.1', why: 'There is no connection here, and a RST says so.' },
  { from: ['CLOSED', 'LISTEN'], on: 'RST', sends: 'nothing', to: 'same', rfc: '3.10.7.1', why: 'A RST is never answered, or two ends could reset each other for ever.' },
  { from: ['LISTEN'], on: 'SYN', sends: 'SYN,ACK', to: 'SYN_RECEIVED', rfc: '3.10.7.2', why: 'SYN and ACK share a segment: the kernel answers both at once, and no application has to decide anything.' },
  { from: ['LISTEN'], on: 'stray ACK', sends: 'RST in reply', to: 'same', rfc: '3.10.7.2', why: 'A listener has sent nothing, so nothing can be acknowledged.' },
  { from: ['LISTEN'], on: 'segment', sends: 'nothing', to: 'same', rfc: '3.10.7.2', why: 'Only a SYN begins a connection.' },

  // our SYN is out
  { from: ['SYN_SENT'], on: 'SYN + ACK of SYN', sends: 'ACK', to: 'ESTABLISHED', rfc: '3.10.7.3', why: 'Our SYN is acknowledged and the peer’s is here: three segments were enough.' },
  { from: ['SYN_SENT'], on: 'SYN', sends: 'SYN,ACK', to: 'SYN_RECEIVED', rfc: '3.10.7.3', why: 'Both ends dialled at once (simultaneous open).' },
  { from: ['SYN_SENT'], on: 'stray ACK', sends: 'RST in reply', to: 'same', rfc: '3.10.7.3', why: 'The ACK is of another connection: a RST clears it away.' },
  { from: ['SYN_SENT'], on: 'RST', sends: 'nothing', to: 'CLOSED', ends: 'refused', rfc: '3.10.7.3', why: 'The RST acknowledges our SYN: nobody listens there.' },
  { from: ['SYN_SENT'], on: 'RST outside window', sends: 'nothing', to: 'same', rfc: '3.10.7.3', why: 'Without the ACK of our SYN anybody could have sent this RST.' },
  { from: ['SYN_SENT'], on: 'segment', sends: 'nothing', to: 'same', rfc: '3.10.7.3', why: 'Neither SYN nor RST: it is dropped.' },

  // step 1: is it acceptable?
  { from: ['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'outside window', sends: 'ACK', to: 'same', rfc: '3.10.7.4, step 1', why: 'Not in the window: it is dropped, and an ACK says what is awaited.' },
  { from: ['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'RST outside window', sends: 'nothing', to: 'same', rfc: '3.10.7.4, step 1', why: 'A RST outside the window is dropped in silence.' },
  // Reading: a repeated FIN lies just below the window, so step 1 to the letter would make the 2MSL restart of step 8
  // impossible. It is acknowledged and it restarts the timer, and its own ACK counts, as kernels do.
  { from: ['CLOSING', 'CLOSE_WAIT', 'LAST_ACK'], on: 'repeated FIN', sends: 'ACK', to: 'same', rfc: '3.10.7.4, step 8', why: 'The peer had not seen our ACK of its FIN, or the network made a copy: we acknowledge again.' },
  { from: ['TIME_WAIT'], on: 'repeated FIN', sends: 'ACK', to: 'same', restarts: 'time-wait', rfc: '3.10.7.4, step 8', why: 'The last ACK was lost or is late. This is what TIME_WAIT is for: acknowledge again, and wait 2MSL from now.' },
  { from: ['CLOSING'], on: 'repeated FIN + ACK of FIN', sends: 'ACK', to: 'TIME_WAIT', rfc: '3.10.7.4, step 5; A.2', why: 'The repetition carries the ACK of our FIN: both directions are acknowledged.' },
  { from: ['LAST_ACK'], on: 'repeated FIN + ACK of FIN', sends: 'ACK', to: 'CLOSED', rfc: '3.10.7.4, step 5; A.2', why: 'The repetition carries the ACK of our FIN: nothing is left to wait for.' },

  // Linux resets the timer of TIME_WAIT also for these (tcp_timewait_state_process).
  { from: ['TIME_WAIT'], on: 'outside window, Linux', sends: 'ACK', to: 'same', restarts: 'time-wait', rfc: '3.10.7.4, step 1; Linux', why: 'Linux acknowledges whatever reaches the record with an ACK bit, and the whole wait begins again.' },
  { from: ['TIME_WAIT'], on: 'ACK, Linux', sends: 'nothing', to: 'same', restarts: 'time-wait', rfc: '3.10.7.4, step 5; Linux', why: 'An ACK is not acknowledged; but Linux begins the whole wait again.' },

  // step 2: RST
  { from: ['SYN_RECEIVED'], on: 'RST, passive open', sends: 'nothing', to: 'LISTEN', rfc: '3.10.7.4, step 2', why: 'The connection that was being opened is forgotten, and the listener goes on.' },
  { from: ['SYN_RECEIVED'], on: 'RST', sends: 'nothing', to: 'CLOSED', ends: 'refused', rfc: '3.10.7.4, step 2', why: 'The peer does not want this connection.' },
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'], on: 'RST', sends: 'nothing', to: 'CLOSED', ends: 'reset', rfc: '3.10.7.4, step 2', why: 'The peer has no such connection any more: ours ends at once, without TIME_WAIT.' },
  { from: ['CLOSING', 'LAST_ACK'], on: 'RST', sends: 'nothing', to: 'CLOSED', rfc: '3.10.7.4, step 2', why: 'The peer is gone; both directions were closed already.' },
  { from: ['TIME_WAIT'], on: 'RST', sends: 'nothing', to: 'CLOSED', rfc: '3.10.7.4, step 2; RFC 1337', why: 'TIME_WAIT assassination: a late RST ends the wait early, and old segments may still be about.' },
  { from: ['TIME_WAIT'], on: 'RST, listener', sends: 'nothing', to: 'LISTEN', rfc: '3.10.7.4, step 2; RFC 1337', why: 'TIME_WAIT assassination: the record is gone early, and only the listener beside it remains.' },
  { from: ['TIME_WAIT'], on: 'RST, RFC 1337', sends: 'nothing', to: 'same', rfc: 'RFC 1337, 3', why: 'RFC 1337’s fix: in TIME_WAIT a RST is ignored.' },
  { from: ['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'RST in window', sends: 'ACK', to: 'same', rfc: '3.10.7.4, step 2; RFC 5961, 3', why: 'A challenge ACK: a true peer would answer it with a RST that has the exact number; a guesser cannot.' },

  // step 4: SYN
  { from: ['SYN_RECEIVED'], on: 'SYN, passive open', sends: 'nothing', to: 'LISTEN', rfc: '3.10.7.4, step 4', why: 'Another SYN before the connection is established: forget it and listen again.' },
  { from: ['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'SYN', sends: 'ACK', to: 'same', rfc: '3.10.7.4, step 4; RFC 5961, 4', why: 'A challenge ACK: if the peer really began anew it answers with a RST.' },
  // Reading: MAY-2 wants the connection back in TIME_WAIT should the SYN turn out to be an old duplicate; kernels forget
  // the old one, and so do we: the RST that tells leads back to LISTEN.
  { from: ['TIME_WAIT'], on: 'new SYN', sends: 'SYN,ACK', to: 'SYN_RECEIVED', rfc: '3.10.7.4, step 4 (MAY-2); RFC 6191', why: 'Its number lies above everything of the old connection, so no old duplicate can be mistaken for the new one’s: the wait may end.' },

  // step 5: the ACK
  { from: ['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'no ACK', sends: 'nothing', to: 'same', rfc: '3.10.7.4, step 5', why: 'After the first SYN every segment but a RST must have its ACK bit set; this one has not, and is dropped.' },
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'ACK of unsent', sends: 'ACK', to: 'same', rfc: '3.10.7.4, step 5', why: 'It acknowledges what was never sent: drop it, and say where we are.' },
  { from: ['SYN_RECEIVED'], on: 'ACK of unsent', sends: 'RST in reply', to: 'same', rfc: '3.10.7.4, step 5', why: 'Not the ACK of our SYN: a RST refuses it.' },
  { from: ['SYN_RECEIVED'], on: 'ACK of SYN', sends: 'nothing', to: 'ESTABLISHED', rfc: '3.10.7.4, step 5', why: 'Both SYNs are acknowledged: the connection is open in both directions.' },
  { from: ['SYN_RECEIVED'], on: 'ACK of SYN + text', sends: 'ACK, may wait', to: 'ESTABLISHED', rfc: '3.10.7.4, steps 5 and 7', why: 'Both SYNs are acknowledged, and the peer has begun to send.' },
  { from: ['SYN_RECEIVED'], on: 'ACK of SYN + gap', sends: 'ACK', to: 'ESTABLISHED', rfc: '3.10.7.4, steps 5 and 7', why: 'Both SYNs are acknowledged; what came ahead of the missing text is kept.' },
  { from: ['SYN_RECEIVED'], on: 'FIN + ACK of SYN', sends: 'ACK, may wait', to: 'CLOSE_WAIT', rfc: '3.10.7.4, steps 5 and 8', why: 'The peer opened and closed its direction in one breath; ours is still open.' },
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'ACK', sends: 'nothing', to: 'same', rfc: '3.10.7.4, step 5', why: 'An ACK is not acknowledged, and this one does not cover our FIN: the state stays.' },
  { from: ['FIN_WAIT_1'], on: 'ACK of FIN', sends: 'nothing', to: 'FIN_WAIT_2', rfc: '3.10.7.4, step 5', why: 'Our direction is closed and known to be; the peer’s is still open.' },
  { from: ['FIN_WAIT_1'], on: 'ACK of FIN + text', sends: 'ACK, may wait', to: 'FIN_WAIT_2', rfc: '3.10.7.4, steps 5 and 7', why: 'Our FIN is acknowledged, and the peer goes on sending: its direction is open.' },
  { from: ['FIN_WAIT_1'], on: 'ACK of FIN + gap', sends: 'ACK', to: 'FIN_WAIT_2', rfc: '3.10.7.4, steps 5 and 7', why: 'Our FIN is acknowledged; what came ahead of the missing text is kept until that arrives.' },
  { from: ['CLOSING'], on: 'ACK of FIN', sends: 'nothing', to: 'TIME_WAIT', rfc: '3.10.7.4, step 5', why: 'Both FINs are acknowledged: now 2MSL.' },
  { from: ['LAST_ACK'], on: 'ACK of FIN', sends: 'nothing', to: 'CLOSED', rfc: '3.10.7.4, step 5', why: 'The last ACK: the passive closer is done at once and waits for nothing.' },

  // step 7: text
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'], on: 'text', sends: 'ACK, may wait', to: 'same', rfc: '3.10.7.4, step 7', why: 'The peer’s direction is open: text is received and acknowledged.' },
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'], on: 'gap', sends: 'ACK', to: 'same', rfc: '3.10.7.4, step 7', why: 'Something before it is missing: it is kept, and the ACK repeats what is awaited.' },
  { from: ['FIN_WAIT_1', 'FIN_WAIT_2'], on: 'text after close', sends: 'RST in reply', to: 'CLOSED', rfc: 'RFC 1122, 4.2.2.13', why: 'After close() nobody can read it, and a RST tells the sender that its data is lost.' },

  // step 8: the FIN
  { from: ['ESTABLISHED'], on: 'FIN', sends: 'ACK, may wait', to: 'CLOSE_WAIT', rfc: '3.10.7.4, step 8', why: 'The peer’s direction is closed. Ours stays open until our application closes it: that is why there are two FINs.' },
  { from: ['FIN_WAIT_1'], on: 'FIN', sends: 'ACK', to: 'CLOSING', rfc: '3.10.7.4, step 8', why: 'The two FINs crossed: a simultaneous close. Ours is not acknowledged yet.' },
  { from: ['FIN_WAIT_1'], on: 'FIN + ACK of FIN', sends: 'ACK', to: 'TIME_WAIT', rfc: '3.10.7.4, steps 5 and 8', why: 'ACK and FIN shared a segment: the close takes three, and FIN_WAIT_2 is skipped.' },
  { from: ['FIN_WAIT_2'], on: 'FIN', sends: 'ACK', to: 'TIME_WAIT', rfc: '3.10.7.4, step 8', why: 'The second direction closes. This ACK may get lost, so we stay to acknowledge again.' },
];
