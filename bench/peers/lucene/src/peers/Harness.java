package peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Version;

/**
 * {@code Harness lucene-plain|lucene-monitor documents profiles threads [presearcher batch]}: reads both files, says so in one line of JSON,
 * then makes one run for each line of standard input and answers each with one line of JSON, for the line {@code pairs} with all pairs found.
 * CPU seconds are those of the whole process, so they hold what the compiler and the collector of garbage spend in threads of their own.
 */
public final class Harness {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Harness() {}

  public static void main(String[] arguments) throws Exception {
    IndexSearcher.setMaxClauseCount(1 << 20);
    long started = System.nanoTime();
    try (Peer peer = peer(arguments)) {
      System.out.printf(
          "{\"loadS\":%.3f,\"version\":\"%s\",\"runtime\":\"%s\"}%n",
          seconds(System.nanoTime() - started), Version.LATEST, runtime());
      serve(peer);
    }
  }

  private static Peer peer(String[] arguments) throws Exception {
    List<Document> documents = Document.readAll(Path.of(arguments[1]));
    List<Query> queries = Profile.readAll(Path.of(arguments[2]));
    int threads = Integer.parseInt(arguments[3]);
    return switch (arguments[0]) {
      case "lucene-plain" -> new Plain(documents, queries, threads);
      case "lucene-monitor" ->
          new Standing(documents, queries, arguments[4], Integer.parseInt(arguments[5]), threads);
      default -> throw new IllegalArgumentException(arguments[0]);
    };
  }

  private static void serve(Peer peer) throws Exception {
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
    for (String request = requests.readLine(); request != null; request = requests.readLine()) {
      long wall = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      Tally tally = new Tally(request.equals("pairs"));
      peer.run(tally);
      System.out.printf(
          "{\"wallS\":%.6f,\"cpuS\":%.6f,\"matches\":%d,\"checksum\":%d,\"pairs\":%s}%n",
          seconds(System.nanoTime() - wall),
          seconds(SYSTEM.getProcessCpuTime() - cpu),
          tally.matches(),
          tally.checksum(),
          tally.pairs().stream().map(Arrays::toString).toList());
    }
  }

  private static String runtime() {
    String collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(" + "));
    return "Java " + Runtime.version() + ", " + collectors;
  }

  private static double seconds(long nanoseconds) {
    return nanoseconds / 1e9;
  }
}
