/** What can happen next: an arrival, a permitted call, a held ACK, a retransmission, a tick, a loss, a duplication. */
export const DELIVER = 0;
export const CALL = 1;
export const ACKNOWLEDGE = 2;
export const RESEND = 3;
export const TICK = 4;
export const LOSE = 5;
export const DUPLICATE = 6;
