/*
 * The close of a connection with loss, duplication and TIME_WAIT, written a second time, by hand and from RFC 9293's text,
 * for SPIN: the second judge of src/core/explore. It shares no code with the machine; only the rules of time are the same:
 *   - time is whole ticks; a segment may arrive at any age from 0 to MSL, and must by then or be lost within the budget;
 *   - a retransmission may happen from RTO_LEAST ticks after the last sending, and must by RTO_MOST;
 *   - TIME_WAIT ends as an instant is left, after everything else of that instant.
 * Each choice of an explored run is one step here (one d_step), so that shortest runs have the same length.
 *
 * Parameters (-D): MSL, TIME_WAIT_LENGTH, RTO_LEAST, RTO_MOST, RESENDS, LOSE, DUPLICATE, RFC1337 (0/1), B_ANY (1: B may
 * close in any state, 0: only in CLOSE_WAIT), B_CLOSES (0: never), and BAD, a condition that must not come true; or
 * END_BAD, one that must not hold in a world in which a run ends.
 */

/* States. Everything before the close is ESTABLISHED: nothing is in flight at the start. */
#define ESTABLISHED 0
#define FIN_WAIT_1  1
#define FIN_WAIT_2  2
#define CLOSING     3
#define TIME_WAIT   4
#define CLOSE_WAIT  5
#define LAST_ACK    6
#define CLOSED      7

/* Segments: bits 0 direction (0 A>B, 1 B>A), 1-2 kind, 3 seq, 4 ack, 5-7 age; a slot holds the number + 1, 0 is empty.
   Numbers are relative: each end's FIN has number 0, after it comes 1. */
#define FIN_ACK 0
#define ACK     1
#define RST     2
#define SLOTS   12
#define NONE    255

byte state[2];
byte nxt[2];            /* SND.NXT */
byte una[2];            /* SND.UNA */
byte rcv[2];            /* RCV.NXT: 1 when the peer's FIN has been received */
byte resent[2];
byte retransmit[2];     /* ticks left, NONE: not running */
byte timeWait[2];
byte net[SLOTS];        /* sorted, biggest first: equal nets are equal states */
byte lost = 0;
byte doubled = 0;
bool mayClose[2];
byte was[2];            /* bit s: has been in state s and left it; only what a claim asks is kept (WAS_A, WAS_B) */

#ifndef WAS_A
#define WAS_A 0
#endif
#ifndef WAS_B
#define WAS_B 0
#endif

byte i, j, seg, dir, kind, seq, ack, me, tmp;
byte fin, acksFin;

#define FLY(k, d)    (net[k] != 0 && ((net[k] - 1) & 7) == ((d) + 2 * FIN_ACK))
#define FIN_IN_FLIGHT(d) (FLY(0,d)||FLY(1,d)||FLY(2,d)||FLY(3,d)||FLY(4,d)||FLY(5,d)||FLY(6,d)||FLY(7,d)||FLY(8,d)||FLY(9,d)||FLY(10,d)||FLY(11,d))
#define RFLY(k, d)   (net[k] != 0 && ((net[k] - 1) & 7) == ((d) + 2 * RST))
#define RST_IN_FLIGHT(d) (RFLY(0,d)||RFLY(1,d)||RFLY(2,d)||RFLY(3,d)||RFLY(4,d)||RFLY(5,d)||RFLY(6,d)||RFLY(7,d)||RFLY(8,d)||RFLY(9,d)||RFLY(10,d)||RFLY(11,d))
#define WAS(e, s)    ((was[e] >> (s)) & 1)
#define AGE(k)       ((net[k] - 1) >> 5)

inline go(e, s) {
  if
  :: e == 0 -> was[0] = was[0] | ((1 << state[0]) & WAS_A)
  :: else   -> was[1] = was[1] | ((1 << state[1]) & WAS_B)
  fi;
  state[e] = s;
}

/* Puts a segment of age `a` into the net, keeping it sorted. */
inline put(d, k, s, a, age) {
  tmp = 1 + (d) + 2 * (k) + 8 * (s) + 16 * (a) + 32 * (age);
  assert(net[SLOTS - 1] == 0);
  j = SLOTS - 1;
  do
  :: j > 0 && net[j - 1] < tmp -> net[j] = net[j - 1]; j--
  :: else -> break
  od;
  net[j] = tmp;
  tmp = 0;
  j = 0;
}

inline take(k) {
  j = k;
  do
  :: j < SLOTS - 1 -> net[j] = net[j + 1]; j++
  :: else -> break
  od;
  net[SLOTS - 1] = 0;
  j = 0;
}

inline send_ack(e) { put(e, ACK, nxt[e], rcv[e], 0) }

inline send_fin(e) {
  put(e, FIN_ACK, 0, rcv[e], 0);
  nxt[e] = 1;
  resent[e] = 0;
  if
  :: RESENDS > 0 -> retransmit[e] = RTO_MOST
  :: else -> retransmit[e] = NONE
  fi;
}

inline enter_time_wait(e) { go(e, TIME_WAIT); timeWait[e] = TIME_WAIT_LENGTH; retransmit[e] = NONE; resent[e] = 0 }
inline enter_closed(e)    { go(e, CLOSED); timeWait[e] = NONE; retransmit[e] = NONE; resent[e] = 0 }

/* A segment arrives: RFC 9293, 3.10.7, for a connection that only closes. */
inline arrive(k) {
  seg = net[k] - 1;
  dir = seg & 1; kind = (seg >> 1) & 3; seq = (seg >> 3) & 1; ack = (seg >> 4) & 1;
  me = 1 - dir;
  take(k);
  fin = (kind == FIN_ACK);
  if
  :: state[me] == CLOSED ->
       if
       :: kind != RST -> put(me, RST, ack, 0, 0)
       :: else -> skip
       fi
  :: else ->
       acksFin = (nxt[me] == 1 && ack == 1 && kind != RST);
       if
       :: seq < rcv[me] ->                                 /* below the window */
            if
            :: kind == RST -> skip
            :: fin && acksFin && state[me] == CLOSING ->
                 una[me] = 1; enter_time_wait(me); send_ack(me)
            :: fin && acksFin && state[me] == LAST_ACK ->
                 una[me] = 1; enter_closed(me); send_ack(me)
            :: fin && state[me] == TIME_WAIT -> timeWait[me] = TIME_WAIT_LENGTH; send_ack(me)
            :: else -> send_ack(me)
            fi
       :: kind == RST && seq >= rcv[me] ->
            if
            :: seq != rcv[me] -> send_ack(me)
            :: seq == rcv[me] && state[me] == TIME_WAIT && RFC1337 -> skip
            :: else -> enter_closed(me)
            fi
       :: else ->
            if
            :: acksFin && una[me] == 0 -> una[me] = 1; retransmit[me] = NONE; resent[me] = 0
            :: else -> skip
            fi;
            if
            :: fin && state[me] == ESTABLISHED -> rcv[me] = 1; go(me, CLOSE_WAIT); send_ack(me)
            :: fin && state[me] == FIN_WAIT_1 && acksFin -> rcv[me] = 1; enter_time_wait(me); send_ack(me)
            :: fin && state[me] == FIN_WAIT_1 && !acksFin -> rcv[me] = 1; go(me, CLOSING); send_ack(me)
            :: fin && state[me] == FIN_WAIT_2 -> rcv[me] = 1; enter_time_wait(me); send_ack(me)
            :: !fin && acksFin && state[me] == FIN_WAIT_1 -> go(me, FIN_WAIT_2)
            :: !fin && acksFin && state[me] == CLOSING -> enter_time_wait(me)
            :: !fin && acksFin && state[me] == LAST_ACK -> enter_closed(me)
            :: else -> skip
            fi
       fi
  fi;
  seg = 0; dir = 0; kind = 0; seq = 0; ack = 0; me = 0; fin = 0; acksFin = 0;
}

inline close(e) {
  mayClose[e] = false;
  if
  :: state[e] == ESTABLISHED -> go(e, FIN_WAIT_1)
  :: else -> go(e, LAST_ACK)
  fi;
  send_fin(e);
}

inline resend(e) {
  put(e, FIN_ACK, 0, rcv[e], 0);
  resent[e]++;
  if
  :: resent[e] < RESENDS -> retransmit[e] = RTO_MOST
  :: else -> retransmit[e] = NONE
  fi;
}

#define DUE(e)       (retransmit[e] == 0)
#define MAY_TICK     (!DUE(0) && !DUE(1) && (net[0] == 0 || AGE(0) < MSL) && \
                      (net[0] != 0 || retransmit[0] != NONE || retransmit[1] != NONE || timeWait[0] != NONE || timeWait[1] != NONE))

inline tick_end(e) {
  if
  :: timeWait[e] == 0 -> enter_closed(e)
  :: timeWait[e] != 0 && timeWait[e] != NONE -> timeWait[e]--
  :: else -> skip
  fi;
  if
  :: retransmit[e] != NONE -> retransmit[e]--
  :: else -> skip
  fi;
}

inline tick() {
  tick_end(0);
  tick_end(1);
  i = 0;
  do
  :: i < SLOTS && net[i] != 0 -> net[i] = net[i] + 32; i++
  :: else -> break
  od;
  i = 0;
}

#ifdef BAD
#define CHECK assert(!(BAD))
#else
#define CHECK skip
#endif

/* Equal segments of equal age are one choice. */
#define FIRST(k)     (net[k] != 0 && (k == 0 || net[k] != net[k - 1]))
#define PREVIOUS(k)  ((k == 0) -> 0 : (k - 1))
#define CHOICE(k)    (net[k] != 0 && (k == 0 || net[k] != net[PREVIOUS(k)]))

#define SLOT(k) \
  :: d_step { CHOICE(k) -> arrive(k); CHECK } \
  :: d_step { CHOICE(k) && lost < LOSE -> take(k); lost++; CHECK } \
  :: d_step { CHOICE(k) && doubled < DUPLICATE -> seg = net[k] - 1; put(seg & 1, (seg >> 1) & 3, (seg >> 3) & 1, (seg >> 4) & 1, seg >> 5); seg = 0; doubled++; CHECK }

init {
  d_step {
    retransmit[0] = NONE; retransmit[1] = NONE; timeWait[0] = NONE; timeWait[1] = NONE;
    mayClose[0] = true; mayClose[1] = B_CLOSES;
  }
  do
  :: d_step { mayClose[0] && (state[0] == ESTABLISHED || state[0] == CLOSE_WAIT) -> close(0); CHECK }
  :: d_step { mayClose[1] && ((B_ANY && state[1] == ESTABLISHED) || state[1] == CLOSE_WAIT) -> close(1); CHECK }
  :: d_step { retransmit[0] <= RTO_MOST - RTO_LEAST -> resend(0); CHECK }
  :: d_step { retransmit[1] <= RTO_MOST - RTO_LEAST -> resend(1); CHECK }
  SLOT(0) SLOT(1) SLOT(2) SLOT(3) SLOT(4) SLOT(5) SLOT(6) SLOT(7) SLOT(8) SLOT(9) SLOT(10) SLOT(11)
  :: d_step { MAY_TICK -> tick(); CHECK }
  :: else -> break
  od;
#ifdef END_BAD
  assert(!(END_BAD));
#endif
}
