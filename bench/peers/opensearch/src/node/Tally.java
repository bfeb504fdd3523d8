package node;

/** Matches counted, and a checksum that is the same for the same pairs in whatever order. */
final class Tally {
  private long matches;
  private int sum;

  synchronized void add(int profile, int document) {
    matches++;
    sum += (((profile + 1) * 0x9e37_79b1) ^ (document + 1)) * 0x85eb_ca6b;
  }

  synchronized long matches() {
    return matches;
  }

  synchronized long checksum() {
    return Integer.toUnsignedLong(sum);
  }
}
