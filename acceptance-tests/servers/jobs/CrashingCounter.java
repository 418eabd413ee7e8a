/** The next version of Counter, with a mistake: it runs for 5 s, then it fails. */
public final class CrashingCounter {
  public static void main(String[] arguments) throws Exception {
    Counter.run(arguments, Long.class, 5);
  }
}
