package peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A profile as it was written by the bench, an operator before its operands, made a query of Lucene. */
final class Profile {
  private final Iterator<String> words;

  private Profile(String line) {
    words = List.of(line.split(" ")).iterator();
  }

  /** The queries of all profiles in the order of their numbers, a line each. */
  static List<Query> readAll(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.map(line -> new Profile(line).query()).toList();
    }
  }

  private Query query() {
    return query(words.next());
  }

  private Query query(String operator) {
    return switch (operator) {
      case "and" -> and(number());
      case "or" -> or(number());
      case "not" -> without(query());
      case "near" -> near(number(), words.next().equals("ordered"));
      case "leaf" -> leaf().query();
      case "class" -> new TermQuery(new Term(Fields.CLASS, words.next()));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private Query and(int count) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (int i = 0; i < count; i++) {
      String operator = words.next();
      if (operator.equals("not")) {
        all.add(query(), Occur.MUST_NOT);
      } else {
        all.add(query(operator), Occur.FILTER);
        positive = true;
      }
    }
    if (!positive) all.add(new MatchAllDocsQuery(), Occur.FILTER);
    return all.build();
  }

  private Query or(int count) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int i = 0; i < count; i++) any.add(query(), Occur.SHOULD);
    return any.build();
  }

  private static Query without(Query excluded) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(excluded, Occur.MUST_NOT)
        .build();
  }

  /**
   * At most so many positions between the end of one and the beginning of the other. Each pair of alternatives is a source of its own,
   * because a source keeps only the shortest of intervals that contain each other, and the longer one may be the nearer.
   */
  private Query near(int distance, boolean ordered) {
    List<Leaf> left = leaves();
    List<Leaf> right = leaves();
    List<IntervalsSource> sources = new ArrayList<>();
    for (Leaf one : left) {
      for (Leaf other : right) {
        sources.add(one.before(other, distance));
        if (!ordered) sources.add(other.before(one, distance));
      }
    }
    IntervalsSource any =
        sources.size() == 1 ? sources.get(0) : Intervals.or(sources.toArray(IntervalsSource[]::new));
    return new IntervalQuery(Fields.TEXT, any);
  }

  private List<Leaf> leaves() {
    int count = number();
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.next();
      leaves.add(leaf());
    }
    return leaves;
  }

  private Leaf leaf() {
    int count = number();
    List<Leaf.Element> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Leaf.Kind kind = Leaf.Kind.valueOf(words.next().toUpperCase(java.util.Locale.ROOT));
      elements.add(new Leaf.Element(kind, words.next()));
    }
    return new Leaf(elements);
  }

  private int number() {
    return Integer.parseInt(words.next());
  }
}
