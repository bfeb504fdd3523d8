package peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.Query;

/** Lucene's Monitor: the queries are registered once, the documents come in batches. */
final class Standing implements Peer {
  private static final int REGISTERED_AT_ONCE = 10_000;

  private final List<Document> documents;
  private final Monitor monitor;
  private final int batch;
  private final Threads threads;

  Standing(List<Document> documents, List<Query> queries, String presearcher, int batch, int threads)
      throws IOException {
    this.documents = documents;
    this.batch = batch;
    this.threads = new Threads(threads);
    MonitorConfiguration configuration = new MonitorConfiguration().setQueryUpdateBufferSize(REGISTERED_AT_ONCE);
    this.monitor = new Monitor(new KeywordAnalyzer(), presearcherOf(presearcher, documents), configuration);
    for (int from = 0; from < queries.size(); from += REGISTERED_AT_ONCE) {
      List<MonitorQuery> registered = new ArrayList<>();
      int to = Math.min(queries.size(), from + REGISTERED_AT_ONCE);
      for (int profile = from; profile < to; profile++) {
        registered.add(new MonitorQuery(Integer.toString(profile), queries.get(profile)));
      }
      monitor.register(registered);
    }
  }

  /** The weighted ones know how frequent each term is in these very documents, which no real user knows beforehand. */
  private static Presearcher presearcherOf(String name, List<Document> documents) {
    return switch (name) {
      case "all" -> Presearcher.NO_FILTERING;
      case "term" -> new TermFilteredPresearcher();
      case "term-weighted" ->
          new TermFilteredPresearcher(frequencies(documents), List.of(), Set.of());
      case "term-ngrams" ->
          new TermFilteredPresearcher(
              frequencies(documents), List.of(new PrefixHandler()), Set.of());
      case "multipass-2", "multipass-4" ->
          new MultipassTermFilteredPresearcher(
              Integer.parseInt(name.substring("multipass-".length())),
              0f,
              frequencies(documents),
              List.of(),
              Set.of());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static TermWeightor frequencies(List<Document> documents) {
    Map<String, Integer> counts = new HashMap<>();
    for (Document document : documents) {
      for (String symbol : document.classes()) counts.merge(symbol, 1, Integer::sum);
      for (char[] term : document.terms()) counts.merge(new String(term), 1, Integer::sum);
    }
    return term -> 1 / (1 + (double) counts.getOrDefault(term.text(), 0));
  }

  @Override
  public void run(Tally tally) throws Exception {
    AtomicInteger next = new AtomicInteger();
    threads.share(thread -> {
      Tally.Part part = tally.part();
      for (int from = next.getAndAdd(batch); from < documents.size(); from = next.getAndAdd(batch)) match(from, part);
      part.close();
    });
  }

  private void match(int from, Tally.Part part) throws IOException {
    int count = Math.min(batch, documents.size() - from);
    if (count == 1) {
      MatchingQueries<QueryMatch> found = monitor.match(Fields.of(documents.get(from)), QueryMatch.SIMPLE_MATCHER);
      assertNoErrors(found.getErrors());
      for (QueryMatch match : found.getMatches()) part.add(Integer.parseInt(match.getQueryId()), from);
      return;
    }
    var fields = new org.apache.lucene.document.Document[count];
    for (int i = 0; i < count; i++) fields[i] = Fields.of(documents.get(from + i));
    MultiMatchingQueries<QueryMatch> found = monitor.match(fields, QueryMatch.SIMPLE_MATCHER);
    assertNoErrors(found.getErrors());
    for (int i = 0; i < count; i++) {
      for (QueryMatch match : found.getMatches(i)) part.add(Integer.parseInt(match.getQueryId()), from + i);
    }
  }

  /** The Monitor goes on where a query fails, and would only find less. */
  private static void assertNoErrors(Map<String, Exception> errors) {
    if (!errors.isEmpty()) throw new IllegalStateException(errors.toString());
  }

  @Override
  public void close() throws IOException {
    threads.close();
    monitor.close();
  }
}
