/** A version of Counter that can't read Counter's state: it keeps the counts as text. */
public final class IncompatibleCounter {
  public static void main(String[] arguments) throws Exception {
    Counter.run(arguments, String.class, 0);
  }
}
