/** The next version of Counter: another jar that goes on with the same state. */
public final class NextCounter {
  public static void main(String[] arguments) throws Exception {
    Counter.run(arguments, Long.class, 0);
  }
}
