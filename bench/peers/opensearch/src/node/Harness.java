package node;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.opensearch.Version;

/**
 * {@code Harness documents profiles threads batch folder}: starts one node in this process, stores the profiles, says so in one line of JSON, then
 * makes one run for each line of standard input and answers each with one line of JSON, for the line {@code pairs} with all pairs found. CPU seconds are those of the whole process.
 */
public final class Harness {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Harness() {}

  public static void main(String[] arguments) throws Exception {
    List<String> documents = Files.readAllLines(Path.of(arguments[0]));
    long started = System.nanoTime();
    int threads = Integer.parseInt(arguments[2]);
    int batch = Integer.parseInt(arguments[3]);
    try (Percolator percolator = new Percolator(Path.of(arguments[4]), documents, batch, threads)) {
      percolator.store(Path.of(arguments[1]));
      System.out.printf(
          "{\"loadS\":%.3f,\"version\":\"%s\",\"runtime\":\"Java %s\"}%n",
          seconds(System.nanoTime() - started), Version.CURRENT, Runtime.version());
      BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
      for (String request = requests.readLine(); request != null; request = requests.readLine()) {
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        Tally tally = new Tally(request.equals("pairs"));
        percolator.run(tally);
        System.out.printf(
            "{\"wallS\":%.6f,\"cpuS\":%.6f,\"matches\":%d,\"checksum\":%d,\"pairs\":%s}%n",
            seconds(System.nanoTime() - wall),
            seconds(SYSTEM.getProcessCpuTime() - cpu),
            tally.matches(),
            tally.checksum(),
            tally.pairs().stream().map(Arrays::toString).toList());
      }
    }
    System.exit(0);
  }

  private static double seconds(long nanoseconds) {
    return nanoseconds / 1e9;
  }
}
