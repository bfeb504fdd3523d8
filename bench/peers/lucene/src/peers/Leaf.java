package peers;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Elements at consecutive positions: words, runs of Han characters, or one truncated word. */
record Leaf(List<Element> elements) {
  enum Kind { WORD, HAN, PREFIX }

  record Element(Kind kind, String text) {
    /** Positions that it takes. */
    int width() {
      return kind == Kind.HAN ? text.codePointCount(0, text.length()) : 1;
    }

    /** Its terms: of a run of n characters its n - 1 pairs, at consecutive positions. */
    List<String> terms() {
      if (width() == 1) return List.of(text);
      int[] characters = text.codePoints().toArray();
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i + 1 < characters.length; i++) pairs.add(new String(characters, i, 2));
      return pairs;
    }

    /** A pair stands at the position of its first character; the interval is made to end at its last. */
    IntervalsSource intervals() {
      List<String> terms = terms();
      IntervalsSource source =
          terms.size() == 1 ? Intervals.term(terms.get(0)) : Intervals.phrase(terms.toArray(String[]::new));
      return width() == 1 ? source : Intervals.extend(source, 0, 1);
    }
  }

  Query query() {
    Element first = elements.get(0);
    if (first.kind() == Kind.PREFIX) return new PrefixQuery(new Term(Fields.TEXT, first.text()));
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    int position = 0;
    for (Element element : elements) {
      int at = position;
      for (String term : element.terms()) phrase.add(new Term(Fields.TEXT, term), at++);
      position += element.width();
    }
    PhraseQuery query = phrase.build();
    return query.getTerms().length == 1 ? new TermQuery(query.getTerms()[0]) : query;
  }

  /** Positions that it takes. */
  int width() {
    return elements.stream().mapToInt(Element::width).sum();
  }

  /** This one before the other, with at most so many positions between. */
  IntervalsSource before(Leaf other, int distance) {
    return Intervals.maxgaps(distance, Intervals.ordered(intervals(), other.equals(this) ? again() : other.intervals()));
  }

  /**
   * The same intervals from a source that does not equal the first: Lucene makes two equal ones a repeating source, which counts too many positions
   * between intervals longer than one.
   */
  private IntervalsSource again() {
    return width() == 1 ? intervals() : Intervals.extend(intervals(), 0, 0);
  }

  private IntervalsSource intervals() {
    if (elements.size() == 1) return elements.get(0).intervals();
    return Intervals.phrase(elements.stream().map(Element::intervals).toArray(IntervalsSource[]::new));
  }
}
