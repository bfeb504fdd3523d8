package node;

import java.util.ArrayList;
import java.util.List;

/** Matches counted, and a checksum that is the same for the same pairs in whatever order; where asked for, the pairs themselves. */
final class Tally {
  private long matches;
  private int sum;
  private final boolean keepsPairs;
  private final List<int[]> pairs = new ArrayList<>();

  Tally(boolean keepsPairs) {
    this.keepsPairs = keepsPairs;
  }

  synchronized void add(int profile, int document) {
    matches++;
    sum += (((profile + 1) * 0x9e37_79b1) ^ (document + 1)) * 0x85eb_ca6b;
    if (keepsPairs) pairs.add(new int[] {profile, document});
  }

  synchronized long matches() {
    return matches;
  }

  synchronized long checksum() {
    return Integer.toUnsignedLong(sum);
  }

  /** Profile and document of each pair; none where they were not asked for. */
  synchronized List<int[]> pairs() {
    return pairs;
  }
}
