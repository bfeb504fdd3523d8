package peers;

/** Something that matches all documents with all profiles, as often as it is asked to. */
interface Peer extends AutoCloseable {
  void run(Tally tally) throws Exception;

  @Override
  default void close() throws Exception {}
}
