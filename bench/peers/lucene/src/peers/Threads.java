package peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads that share one piece of work. */
final class Threads implements AutoCloseable {
  private final int count;
  private final ExecutorService executor;

  interface Work {
    void part(int index) throws Exception;
  }

  Threads(int count) {
    this.count = count;
    this.executor = Executors.newFixedThreadPool(count);
  }

  int count() {
    return count;
  }

  /** Does part 0 up to count, each in a thread of its own, and waits for all. */
  void share(Work work) throws Exception {
    List<Future<?>> parts = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int part = index;
      parts.add(executor.submit(() -> {
        work.part(part);
        return null;
      }));
    }
    for (Future<?> part : parts) part.get();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
