package peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A document already analysed: its texts as terms with position increments, and all ancestors of its classes. */
record Document(String[] classes, char[][] terms, int[] increments) {
  /** More positions than any proximity spans, so that nothing is near across two texts. */
  private static final int BETWEEN_TEXTS = 100_000;

  /** A document a line: classes, then each text, parted by tabs. */
  static List<Document> readAll(Path file) throws IOException {
    List<Document> documents = new ArrayList<>();
    try (var lines = Files.lines(file)) {
      lines.forEach(line -> documents.add(ofLine(line)));
    }
    return documents;
  }

  /** Positions are parted by spaces, the terms of one position by {@code +}; {@code _} is a position without a term. */
  private static Document ofLine(String line) {
    String[] parts = line.split("\t", -1);
    List<char[]> terms = new ArrayList<>();
    List<Integer> increments = new ArrayList<>();
    int increment = 1;
    for (int text = 1; text < parts.length; text++) {
      for (String position : words(parts[text])) {
        if (!position.equals("_")) {
          for (String term : position.split("\\+")) {
            terms.add(term.toCharArray());
            increments.add(increment);
            increment = 0;
          }
        }
        increment += 1;
      }
      increment += BETWEEN_TEXTS;
    }
    int[] packed = increments.stream().mapToInt(Integer::intValue).toArray();
    return new Document(words(parts[0]), terms.toArray(char[][]::new), packed);
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }
}
