package peers;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** How documents are given to Lucene: no norms, no stored values, nothing that matching does not need. */
final class Fields {
  static final String TEXT = "ta";
  static final String CLASS = "ipc";

  private static final FieldType ANALYSED = analysed();

  private Fields() {}

  static org.apache.lucene.document.Document of(Document document) {
    var fields = new org.apache.lucene.document.Document();
    fields.add(new Field(TEXT, new Replay(document.terms(), document.increments()), ANALYSED));
    for (String symbol : document.classes()) fields.add(new StringField(CLASS, symbol, Field.Store.NO));
    return fields;
  }

  private static FieldType analysed() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }
}
