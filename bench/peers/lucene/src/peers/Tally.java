package peers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Matches counted, and a checksum that is the same for the same pairs in whatever order. */
final class Tally {
  private final AtomicLong matches = new AtomicLong();
  private final AtomicInteger checksum = new AtomicInteger();

  /** What one thread counts before it adds it to all. */
  final class Part {
    private long found;
    private int sum;

    void add(int profile, int document) {
      found++;
      sum += (((profile + 1) * 0x9e37_79b1) ^ (document + 1)) * 0x85eb_ca6b;
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
}
