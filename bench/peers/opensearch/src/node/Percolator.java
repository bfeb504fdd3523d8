package node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.action.bulk.BulkRequestBuilder;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.percolator.PercolateQueryBuilder;
import org.opensearch.search.SearchHit;

/** One node with one shard of profiles; documents are percolated in batches, by several callers at once. */
final class Percolator implements AutoCloseable {
  private static final String INDEX = "profiles";
  private static final String SLOTS = "_percolator_document_slot";
  private static final int STORED_AT_ONCE = 5_000;
  private static final int MOST_HITS = 10_000_000;

  /** The analyzer takes texts apart that are analysed already: positions by spaces, terms of one position by +, _ for none. */
  private static final String SETTINGS =
      """
      {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1", "max_result_window": %d,
       "analysis": {
         "filter": {
           "terms": {"type": "pattern_capture", "preserve_original": false, "patterns": ["([^+]+)"]},
           "gaps": {"type": "stop", "stopwords": ["_"]}},
         "analyzer": {"replay": {"type": "custom", "tokenizer": "whitespace", "filter": ["terms", "gaps"]}}}}
      """.formatted(MOST_HITS);

  private static final String MAPPING =
      """
      {"_source": {"enabled": false}, "dynamic": false,
       "properties": {
         "query": {"type": "percolator"},
         "ipc": {"type": "keyword", "doc_values": false},
         "ta": {"type": "text", "analyzer": "replay", "norms": false, "position_increment_gap": 100000}}}
      """;

  private final OpenSearchRunner runner = new OpenSearchRunner();
  private final List<BytesReference> documents;
  private final int batch;
  private final int threads;
  private final ExecutorService callers;

  Percolator(Path folder, List<String> documents, int batch, int threads) {
    this.documents = documents.stream().<BytesReference>map(BytesArray::new).toList();
    this.batch = batch;
    this.threads = threads;
    this.callers = Executors.newFixedThreadPool(threads);
    runner.onBuild((index, settings) -> settings.put("discovery.type", "single-node"));
    runner.build(
        OpenSearchRunner.newConfigs().basePath(folder.toString()).numOfNode(1).clusterName("bench").disableESLogger());
    runner.ensureYellow();
    runner.createIndex(
        INDEX,
        request ->
            request.setSettings(Settings.builder().loadFromSource(SETTINGS, XContentType.JSON)).setMapping(MAPPING));
  }

  /** A profile a line, each a query in JSON; its number is its id. */
  void store(Path profiles) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(profiles)) {
      int profile = 0;
      BulkRequestBuilder bulk = runner.client().prepareBulk();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String source = "{\"query\":" + line + "}";
        bulk.add(
            runner.client().prepareIndex(INDEX).setId(Integer.toString(profile++)).setSource(source, XContentType.JSON));
        if (bulk.numberOfActions() == STORED_AT_ONCE) bulk = send(bulk);
      }
      send(bulk);
    }
    runner.refresh();
    runner.forceMerge(1, false, true);
    runner.refresh();
  }

  private BulkRequestBuilder send(BulkRequestBuilder bulk) {
    if (bulk.numberOfActions() > 0) {
      BulkResponse response = bulk.get();
      if (response.hasFailures()) throw new IllegalStateException(response.buildFailureMessage());
    }
    return runner.client().prepareBulk();
  }

  void run(Tally tally) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> parts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      parts.add(callers.submit(() -> {
        for (int from = next.getAndAdd(batch); from < documents.size(); from = next.getAndAdd(batch)) {
          percolate(from, Math.min(documents.size(), from + batch), tally);
        }
      }));
    }
    for (Future<?> part : parts) part.get();
  }

  private void percolate(int from, int to, Tally tally) {
    var query = new PercolateQueryBuilder("query", documents.subList(from, to), XContentType.JSON);
    SearchResponse response =
        runner.client()
            .prepareSearch(INDEX)
            .setQuery(QueryBuilders.constantScoreQuery(query))
            .setTrackTotalHits(false)
            .setSize(MOST_HITS)
            .get();
    if (response.getFailedShards() > 0) throw new IllegalStateException(response.toString());
    for (SearchHit hit : response.getHits()) {
      int profile = Integer.parseInt(hit.getId());
      for (Object slot : hit.field(SLOTS).getValues()) tally.add(profile, from + (Integer) slot);
    }
  }

  @Override
  public void close() throws IOException {
    callers.shutdownNow();
    runner.close();
  }
}
