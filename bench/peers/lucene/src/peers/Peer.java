package peers;

/** Something that matches all documents with all profiles, as often as it is asked to. */
interface Peer extends AutoCloseable {
  Tally run() throws Exception;

  @Override
  default void close() throws Exception {}
}
