package peers;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The trivial tokenizer: gives back the terms of a document that is analysed already. */
final class Replay extends TokenStream {
  private final char[][] terms;
  private final int[] increments;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
  private int next;

  /** Without increments every term stands at a position of its own. */
  Replay(char[][] terms, int[] increments) {
    this.terms = terms;
    this.increments = increments;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == terms.length) return false;
    clearAttributes();
    char[] characters = terms[next];
    term.copyBuffer(characters, 0, characters.length);
    increment.setPositionIncrement(increments[next]);
    next++;
    return true;
  }
}
