package peers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Indexes the batch in memory, in one segment, and runs every query over it; the queries are shared between threads. */
final class Plain implements Peer {
  /** Queries that a thread takes at a time. */
  private static final int PORTION = 256;

  private final List<Document> documents;
  private final List<Query> queries;
  private final Threads threads;

  Plain(List<Document> documents, List<Query> queries, int threads) {
    this.documents = documents;
    this.queries = queries;
    this.threads = new Threads(threads);
  }

  @Override
  public void run(Tally tally) throws Exception {
    try (var directory = new ByteBuffersDirectory()) {
      index(directory);
      try (var reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        AtomicInteger next = new AtomicInteger();
        threads.share(thread -> search(searcher, next, tally.part()));
      }
    }
  }

  /** Numbers of documents stay those of the file: nothing is merged, and what is flushed early is flushed in order. */
  private void index(ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setRAMBufferSizeMB(1024);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Document document : documents) writer.addDocument(Fields.of(document));
    }
  }

  private void search(IndexSearcher searcher, AtomicInteger next, Tally.Part part) throws IOException {
    for (int from = next.getAndAdd(PORTION); from < queries.size(); from = next.getAndAdd(PORTION)) {
      int to = Math.min(queries.size(), from + PORTION);
      for (int profile = from; profile < to; profile++) searcher.search(queries.get(profile), new Into(part, profile));
    }
    part.close();
  }

  private static final class Into extends SimpleCollector {
    private final Tally.Part part;
    private final int profile;
    private int base;

    Into(Tally.Part part, int profile) {
      this.part = part;
      this.profile = profile;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
      base = context.docBase;
    }

    @Override
    public void collect(int document) {
      part.add(profile, base + document);
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
