package peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Matches counted, and a checksum that is the same for the same pairs in whatever order; where asked for, the pairs themselves. */
final class Tally {
  private final AtomicLong matches = new AtomicLong();
  private final AtomicInteger checksum = new AtomicInteger();
  private final boolean keepsPairs;
  private final List<int[]> pairs = Collections.synchronizedList(new ArrayList<>());

  Tally(boolean keepsPairs) {
    this.keepsPairs = keepsPairs;
  }

  /** What one thread counts before it adds it to all. */
  final class Part {
    private long found;
    private int sum;

    void add(int profile, int document) {
      found++;
      sum += (((profile + 1) * 0x9e37_79b1) ^ (document + 1)) * 0x85eb_ca6b;
      if (keepsPairs) pairs.add(new int[] {profile, document});
    }

    void close() {
      matches.addAndGet(found);
      checksum.addAndGet(sum);
    }
  }

  Part part() {
    return new Part();
  }

  long matches() {
    return matches.get();
  }

  long checksum() {
    return Integer.toUnsignedLong(checksum.get());
  }

  /** Profile and document of each pair; none where they were not asked for. */
  List<int[]> pairs() {
    return pairs;
  }
}
