package dev.subblock.analyzers.evidence;

/**
 * A trial whose writes were not in flight as its scenario asks. The disk saw that; the guest knows nothing of it.
 *
 * @param trial its number, from 0
 * @param sampled whether its order was a random sample
 * @param write the write that had to be alone; 0 where a number of writes had to be in flight together
 * @param wanted how many at once: at least, and of one that has to be alone at most
 * @param seen how many there were
 */
public record WrongFlight(int trial, boolean sampled, int write, int wanted, int seen) {}
