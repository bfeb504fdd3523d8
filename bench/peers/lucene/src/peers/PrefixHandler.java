package peers;

import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.QueryTree;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;

/** Lets the presearcher know a truncated word by its letters, as it knows regular expressions; otherwise it fits every document. */
final class PrefixHandler extends RegexpQueryHandler {
  @Override
  public QueryTree handleQuery(Query query, TermWeightor weightor) {
    if (!(query instanceof PrefixQuery prefix)) return super.handleQuery(query, weightor);
    Term term = new Term(prefix.getField(), prefix.getPrefix().text() + ".*");
    return super.handleQuery(new RegexpQuery(term), weightor);
  }
}
