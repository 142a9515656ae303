/**
 * More stories as the kernel tells them, beside the recorded ones: what its source and our notes on recordings say of
 * these cases. Each stands for its mirror image too: the tests also tell it with the ends' names exchanged.
 */
export const STORIES: Readonly<Record<string, string>> = {
  'simultaneous close, both ACKs lost: the repeated FINs carry them and are not answered': `
    0.150 A.close() = None
    0.150 B.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 [B] ESTABLISHED -> FIN_WAIT1
    0.151 A -> FA seq 1 ack 1
    0.151 B -> FA seq 1 ack 1
    0.171 FA seq 1 ack 1 arrives at B
    0.171 FA seq 1 ack 1 arrives at A
    0.171 [B] FIN_WAIT1 -> CLOSING
    0.171 [A] FIN_WAIT1 -> CLOSING
    0.172 A -> A seq 2 ack 2 ** drop
    0.172 B -> A seq 2 ack 2 ** drop
    0.300 proc A=CLOSING B=CLOSING
    0.440 A -> FA seq 1 ack 2
    0.441 B -> FA seq 1 ack 2
    0.460 FA seq 1 ack 2 arrives at B
    0.460 [B] CLOSING -> CLOSE
    0.461 FA seq 1 ack 2 arrives at A
    0.461 [A] CLOSING -> CLOSE
    0.800 proc A=TIME_WAIT:59.6 B=TIME_WAIT:59.6`,
  'simultaneous close, B’s FIN lost: A goes by CLOSING, B by FIN_WAIT_2': `
    0.150 A.close() = None
    0.150 B.close() = None
    0.150 [B] ESTABLISHED -> FIN_WAIT1
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.151 A -> FA seq 1 ack 1 ** drop
    0.151 B -> FA seq 1 ack 1
    0.171 FA seq 1 ack 1 arrives at A
    0.171 [A] FIN_WAIT1 -> CLOSING
    0.171 A -> A seq 2 ack 2
    0.191 A seq 2 ack 2 arrives at B
    0.191 [B] FIN_WAIT1 -> FIN_WAIT2
    0.191 [B] FIN_WAIT2 -> CLOSE
    0.300 proc A=CLOSING B=FIN_WAIT2:59.9
    0.440 A -> FA seq 1 ack 2
    0.460 FA seq 1 ack 2 arrives at B
    0.460 B -> A seq 2 ack 2
    0.480 A seq 2 ack 2 arrives at A
    0.480 [A] CLOSING -> CLOSE
    0.800 proc A=TIME_WAIT B=TIME_WAIT`,
  'RST in TIME_WAIT: assassination': `
    0.150 A.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at B
    0.170 [B] ESTABLISHED -> CLOSE_WAIT
    0.172 B -> A seq 1 ack 2
    0.192 A seq 1 ack 2 arrives at A
    0.192 [A] FIN_WAIT1 -> FIN_WAIT2
    0.192 [A] FIN_WAIT2 -> CLOSE
    0.270 B.close() = None
    0.270 [B] CLOSE_WAIT -> LAST_ACK
    0.271 B -> FA seq 1 ack 2
    0.291 FA seq 1 ack 2 arrives at A
    0.291 A -> A seq 2 ack 2
    0.311 A seq 2 ack 2 arrives at B
    0.311 [B] LAST_ACK -> CLOSE
    0.400 proc A=TIME_WAIT B=-
    0.500 R seq 2 arrives at A
    0.700 proc A=- B=-`,
  'RST in TIME_WAIT with RFC 1337’s fix: ignored, twice': `
    0.150 A.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at B
    0.170 [B] ESTABLISHED -> CLOSE_WAIT
    0.172 [B] CLOSE_WAIT -> LAST_ACK
    0.172 B.close() = None
    0.172 B -> FA seq 1 ack 2
    0.192 FA seq 1 ack 2 arrives at A
    0.192 [A] FIN_WAIT1 -> FIN_WAIT2
    0.192 [A] FIN_WAIT2 -> CLOSE
    0.192 A -> A seq 2 ack 2
    0.212 A seq 2 ack 2 arrives at B
    0.212 [B] LAST_ACK -> CLOSE
    0.500 R seq 2 arrives at A
    0.700 proc A=TIME_WAIT B=-
    0.800 R seq 2 arrives at A
    0.900 proc A=TIME_WAIT B=-`,
  'close with unread data after shutdown, in FIN_WAIT_2: RST': `
    0.150 A.shutdown(WR) = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at B
    0.170 [B] ESTABLISHED -> CLOSE_WAIT
    0.172 B -> A seq 1 ack 2
    0.192 A seq 1 ack 2 arrives at A
    0.192 [A] FIN_WAIT1 -> FIN_WAIT2
    0.200 B.send = 10
    0.200 B -> PA seq 1 ack 2 len 10
    0.220 PA seq 1 ack 2 len 10 arrives at A
    0.221 A -> A seq 2 ack 11
    0.241 A seq 2 ack 11 arrives at B
    0.300 A.close() = None
    0.300 [A] FIN_WAIT2 -> CLOSE
    0.300 A -> RA seq 2 ack 11
    0.320 RA seq 2 ack 11 arrives at B
    0.320 [B] CLOSE_WAIT -> CLOSE
    0.400 B.recv = ''
    0.400 B.send = -1 EPIPE
    0.400 B.send = -1 EPIPE
    0.400 B.shutdown(WR) = -1 ENOTCONN
    0.400 B.close() = None
    0.500 proc A=- B=-`,
  'a reader takes 4 of 10 bytes and closes: RST, for 6 are unread': `
    0.150 B.send = 10
    0.150 B -> PA seq 1 ack 1 len 10
    0.170 PA seq 1 ack 1 len 10 arrives at A
    0.171 A -> A seq 1 ack 11
    0.191 A seq 1 ack 11 arrives at B
    0.250 A.recv = abcd
    0.300 A.close() = None
    0.300 [A] ESTABLISHED -> CLOSE
    0.300 A -> RA seq 1 ack 11
    0.320 RA seq 1 ack 11 arrives at B
    0.320 [B] ESTABLISHED -> CLOSE
    0.400 B.send = -1 ECONNRESET
    0.400 B.recv = ''
    0.400 B.send = -1 EPIPE`,
  'data and FIN both lost: the probe takes the FIN, the timer both in one segment': `
    0.150 A.send = 100
    0.150 A -> PA seq 1 ack 1 len 100 ** drop
    0.150 A.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 101 ack 1 ** drop
    0.240 A -> FA seq 101 ack 1 ** drop
    0.480 A -> FPA seq 1 ack 1 len 100
    0.500 FPA seq 1 ack 1 len 100 arrives at B
    0.500 [B] ESTABLISHED -> CLOSE_WAIT
    0.501 B -> A seq 1 ack 102
    0.521 A seq 1 ack 102 arrives at A
    0.521 [A] FIN_WAIT1 -> FIN_WAIT2
    0.521 [A] FIN_WAIT2 -> CLOSE
    0.600 B.recv = 100 bytes
    0.600 B.recv = ''
    0.700 proc A=FIN_WAIT2:59.8 B=CLOSE_WAIT`,
  'the listener’s end closes first, its FIN is doubled, the copy is released in the other’s LAST_ACK': `
    0.150 B.shutdown(WR) = None
    0.150 [B] ESTABLISHED -> FIN_WAIT1
    0.150 B -> FA seq 1 ack 1 ** dup
    0.170 FA seq 1 ack 1 arrives at A
    0.170 [A] ESTABLISHED -> CLOSE_WAIT
    0.173 A -> A seq 1 ack 2
    0.193 A seq 1 ack 2 arrives at B
    0.193 [B] FIN_WAIT1 -> FIN_WAIT2
    0.250 A.recv = ''
    0.250 A.close() = None
    0.250 [A] CLOSE_WAIT -> LAST_ACK
    0.250 A -> FA seq 1 ack 2 ** hold
    0.300 FA seq 1 ack 1 arrives at A
    0.300 A -> A seq 2 ack 2
    0.320 A seq 2 ack 2 arrives at B
    0.400 FA seq 1 ack 2 arrives at B
    0.400 [B] FIN_WAIT2 -> CLOSE
    0.400 B -> A seq 2 ack 2
    0.420 A seq 2 ack 2 arrives at A
    0.420 [A] LAST_ACK -> CLOSE
    0.500 B.shutdown(WR) = -1 ENOTCONN
    0.500 B.recv = ''
    0.500 B.send = -1 EPIPE
    0.500 B.close() = None
    0.600 proc A=- B=TIME_WAIT:59.8
    61.90 proc A=- B=-`,
  'data in flight when the other end closes: RST below the FIN that was received counts': `
    0.150 A.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1
    0.150 B.send = 3
    0.150 B -> PA seq 1 ack 1 len 3
    0.170 FA seq 1 ack 1 arrives at B
    0.170 [B] ESTABLISHED -> CLOSE_WAIT
    0.170 PA seq 1 ack 1 len 3 arrives at A
    0.170 [A] FIN_WAIT1 -> CLOSE
    0.170 A -> R seq 1
    0.172 B -> A seq 4 ack 2
    0.190 R seq 1 arrives at B
    0.190 [B] CLOSE_WAIT -> CLOSE
    0.192 A seq 4 ack 2 arrives at A
    0.192 A -> R seq 2
    0.212 R seq 2 arrives at B
    0.300 B.send = -1 EPIPE
    0.400 proc A=- B=-`,
  'segments nobody sent: ACK above SND.NXT, text beyond the FIN, RST inside the window, old duplicates': `
    0.150 A.shutdown(WR) = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1 ** hold
    0.160 A seq 1 ack 900 arrives at A
    0.161 A -> A seq 2 ack 1
    0.181 A seq 2 ack 1 arrives at B
    0.200 FA seq 1 ack 1 arrives at B
    0.200 [B] ESTABLISHED -> CLOSE_WAIT
    0.203 B -> A seq 1 ack 2
    0.223 A seq 1 ack 2 arrives at A
    0.223 [A] FIN_WAIT1 -> FIN_WAIT2
    0.300 PA seq 2 ack 1 len 5 arrives at B
    0.900 R seq 50 arrives at B
    0.901 B -> A seq 1 ack 2
    0.921 A seq 1 ack 2 arrives at A
    1.000 R seq 60 arrives at B
    1.100 B.close() = None
    1.100 [B] CLOSE_WAIT -> LAST_ACK
    1.100 B -> FA seq 1 ack 2
    1.120 FA seq 1 ack 2 arrives at A
    1.120 [A] FIN_WAIT2 -> CLOSE
    1.120 A -> A seq 2 ack 2
    1.140 A seq 2 ack 2 arrives at B
    1.140 [B] LAST_ACK -> CLOSE
    1.200 PA seq 2 ack 2 len 5 arrives at A
    1.201 A -> A seq 2 ack 2 ** drop
    1.300 R seq 40 arrives at A
    1.500 proc A=TIME_WAIT B=-`,
  'linger 0 with data unacknowledged, in CLOSE_WAIT': `
    0.150 B.close() = None
    0.150 [B] ESTABLISHED -> FIN_WAIT1
    0.150 B -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at A
    0.170 [A] ESTABLISHED -> CLOSE_WAIT
    0.171 A.send = 8
    0.171 A -> PA seq 1 ack 2 len 8 ** drop
    0.180 A.close() with SO_LINGER 0 = None
    0.180 [A] CLOSE_WAIT -> CLOSE
    0.180 A -> RA seq 9 ack 2
    0.200 RA seq 9 ack 2 arrives at B
    0.201 B -> A seq 2 ack 1
    0.221 A seq 2 ack 1 arrives at A
    0.221 A -> R seq 1
    0.241 R seq 1 arrives at B
    0.241 [B] FIN_WAIT1 -> CLOSE
    0.300 A.send = -1 EBADF
    0.400 proc A=- B=-`,
  'an orphan gives up after its retransmissions': `
    0.150 A.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1 ** drop
    0.390 A -> FA seq 1 ack 1 ** drop
    0.830 A -> FA seq 1 ack 1 ** drop
    1.690 [A] FIN_WAIT1 -> CLOSE
    1.800 proc A=- B=ESTABLISHED
    1.900 B.send = 3
    1.900 B -> PA seq 1 ack 1 len 3
    1.920 PA seq 1 ack 1 len 3 arrives at A
    1.920 A -> R seq 1
    1.940 R seq 1 arrives at B
    1.940 [B] ESTABLISHED -> CLOSE
    2.000 B.recv = -1 ECONNRESET`,
  'FIN_WAIT_2 ends with its timeout, nothing but the answer tells': `
    0.150 A.close() = None
    0.150 [A] ESTABLISHED -> FIN_WAIT1
    0.150 A -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at B
    0.170 [B] ESTABLISHED -> CLOSE_WAIT
    0.172 B -> A seq 1 ack 2
    0.192 A seq 1 ack 2 arrives at A
    0.192 [A] FIN_WAIT1 -> FIN_WAIT2
    0.192 [A] FIN_WAIT2 -> CLOSE
    4.000 B.close() = None
    4.000 [B] CLOSE_WAIT -> LAST_ACK
    4.000 B -> FA seq 1 ack 2
    4.020 FA seq 1 ack 2 arrives at A
    4.020 A -> R seq 2
    4.040 R seq 2 arrives at B
    4.040 [B] LAST_ACK -> CLOSE`,
  'close in SYN_SENT: the late SYN,ACK is answered with RST': `
    0.004 [B] CLOSE -> LISTEN
    0.005 [A] CLOSE -> SYN_SENT
    0.005 A -> S seq 0
    0.006 A.connect = -1 EINPROGRESS
    0.010 A.close() = None
    0.010 [A] SYN_SENT -> CLOSE
    0.025 S seq 0 arrives at B
    0.025 B -> SA seq 0 ack 1
    0.045 SA seq 0 ack 1 arrives at A
    0.045 A -> R seq 1
    0.065 R seq 1 arrives at B
    0.200 proc A=- B=-
    0.210 [B] LISTEN -> CLOSE`,
  'nobody listens': `
    0.005 [A] CLOSE -> SYN_SENT
    0.005 A -> S seq 0
    0.025 S seq 0 arrives at B
    0.025 B -> RA seq 0 ack 1
    0.045 RA seq 0 ack 1 arrives at A
    0.045 [A] SYN_SENT -> CLOSE
    0.046 A.connect = -1 ECONNREFUSED`,
  'a whole life without a mark': `
    0.004 [B] CLOSE -> LISTEN
    0.005 [A] CLOSE -> SYN_SENT
    0.005 A -> S seq 0
    0.025 S seq 0 arrives at B
    0.025 B -> SA seq 0 ack 1
    0.045 SA seq 0 ack 1 arrives at A
    0.045 [A] SYN_SENT -> ESTABLISHED
    0.045 A -> A seq 1 ack 1
    0.045 A.connect = None
    0.065 A seq 1 ack 1 arrives at B
    0.065 [B] LISTEN -> SYN_RECV
    0.065 [B] SYN_RECV -> ESTABLISHED
    0.065 B.accept = None
    0.150 B.close() = None
    0.150 [B] ESTABLISHED -> FIN_WAIT1
    0.150 B -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at A
    0.170 [A] ESTABLISHED -> CLOSE_WAIT
    0.170 A.close() = None
    0.170 [A] CLOSE_WAIT -> LAST_ACK
    0.170 A -> FA seq 1 ack 2
    0.190 FA seq 1 ack 2 arrives at B
    0.190 [B] FIN_WAIT1 -> FIN_WAIT2
    0.190 [B] FIN_WAIT2 -> CLOSE
    0.190 B -> A seq 2 ack 2
    0.210 A seq 2 ack 2 arrives at A
    0.210 [A] LAST_ACK -> CLOSE
    0.300 [A] CLOSE -> SYN_SENT
    0.300 A -> S seq 5000000
    0.320 S seq 5000000 arrives at B
    0.320 B -> SA seq 65539 ack 5000001
    0.340 SA seq 65539 ack 5000001 arrives at A
    0.340 [A] SYN_SENT -> ESTABLISHED
    0.340 A -> A seq 5000001 ack 65540
    0.360 A seq 5000001 ack 65540 arrives at B
    0.360 [B] LISTEN -> SYN_RECV
    0.360 [B] SYN_RECV -> ESTABLISHED
    0.500 proc A=ESTABLISHED B=ESTABLISHED
    0.600 A.send = 3
    0.600 A -> PA seq 5000001 ack 65540 len 3
    0.620 PA seq 5000001 ack 65540 len 3 arrives at B
    0.621 B -> A seq 65540 ack 5000004
    0.641 A seq 65540 ack 5000004 arrives at A
    0.700 [B] LISTEN -> CLOSE`,
  'SYN in TIME_WAIT: not above the old numbers it is only acknowledged': `
    0.050 [B] CLOSE -> LISTEN
    0.060 [A] SYN_SENT -> ESTABLISHED
    0.060 [B] SYN_RECV -> ESTABLISHED
    0.100 mark established
    0.150 B.close() = None
    0.150 [B] ESTABLISHED -> FIN_WAIT1
    0.150 B -> FA seq 1 ack 1
    0.170 FA seq 1 ack 1 arrives at A
    0.170 [A] ESTABLISHED -> CLOSE_WAIT
    0.170 A.close() = None
    0.170 [A] CLOSE_WAIT -> LAST_ACK
    0.170 A -> FA seq 1 ack 2
    0.190 FA seq 1 ack 2 arrives at B
    0.190 [B] FIN_WAIT1 -> FIN_WAIT2
    0.190 [B] FIN_WAIT2 -> CLOSE
    0.190 B -> A seq 2 ack 2
    0.210 A seq 2 ack 2 arrives at A
    0.210 [A] LAST_ACK -> CLOSE
    0.300 S seq 0 arrives at B
    0.300 B -> A seq 2 ack 2
    0.320 A seq 2 ack 2 arrives at A
    0.320 A -> R seq 2
    0.340 R seq 2 arrives at B
    0.400 proc A=- B=-`,
  'Nagle holds the second short text until the first is acknowledged; the FIN rides on the third': `
    0.150 A.send = 5
    0.150 A -> PA seq 1 ack 1 len 5
    0.150 A.send = 5
    0.170 PA seq 1 ack 1 len 5 arrives at B
    0.190 B -> A seq 1 ack 6
    0.210 A seq 1 ack 6 arrives at A
    0.210 A -> PA seq 6 ack 1 len 5
    0.215 A.send = 5
    0.216 A.close() = None
    0.216 [A] ESTABLISHED -> FIN_WAIT1
    0.216 A -> FPA seq 11 ack 1 len 5
    0.230 PA seq 6 ack 1 len 5 arrives at B
    0.236 FPA seq 11 ack 1 len 5 arrives at B
    0.236 [B] ESTABLISHED -> CLOSE_WAIT
    0.240 B -> A seq 1 ack 17
    0.260 A seq 1 ack 17 arrives at A
    0.260 [A] FIN_WAIT1 -> FIN_WAIT2
    0.260 [A] FIN_WAIT2 -> CLOSE
    0.300 B.recv = 15 bytes
    0.400 proc A=FIN_WAIT2:59.8 B=CLOSE_WAIT`,
};
