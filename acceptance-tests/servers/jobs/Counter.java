import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * Counts for ever, some numbers a second, and keeps the counts in its state. Arguments: {@code
 * --uid NAME} of the operator with the state, {@code --pause MILLISECONDS} after each number.
 */
public final class Counter {
  /** How the counts are kept, and after how many seconds the job fails (0: never). */
  static void run(String[] arguments, Class<?> kept, int crashAfter) throws Exception {
    long pause = Long.parseLong(option(arguments, "pause", "20"));
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment
        .fromSource(new NumberSequenceSource(1, Long.MAX_VALUE), WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid("numbers")
        .map(number -> paced(number, pause))
        .returns(Long.class)
        .uid("pace")
        .keyBy(number -> number % 10)
        .process(new Count<>(kept, crashAfter))
        .uid(option(arguments, "uid", "count"))
        .name("count")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
    environment.execute();
  }

  /** In the source's own thread, so that nothing piles up behind it. */
  private static Long paced(Long number, long pause) throws InterruptedException {
    Thread.sleep(pause);
    return number;
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals("--" + name)) {
        return arguments[i + 1];
      }
    }
    return otherwise;
  }

  public static void main(String[] arguments) throws Exception {
    run(arguments, Long.class, 0);
  }

  private static final class Count<T> extends KeyedProcessFunction<Long, Long, String> {
    private final Class<T> kept;
    private final int crashAfter;
    private transient ValueState<T> count;
    private transient long started;

    Count(Class<T> kept, int crashAfter) {
      this.kept = kept;
      this.crashAfter = crashAfter;
    }

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", kept));
      started = System.nanoTime();
    }

    @Override
    public void processElement(Long number, Context context, Collector<String> out)
        throws Exception {
      if (crashAfter > 0 && System.nanoTime() - started > crashAfter * 1_000_000_000L) {
        throw new IllegalStateException("crashed after " + crashAfter + " s, as it was made to");
      }
      T before = count.value();
      long now = 1 + (before == null ? 0 : Long.parseLong(before.toString()));
      count.update(kept == Long.class ? kept.cast(now) : kept.cast(Long.toString(now)));
      out.collect(context.getCurrentKey() + " " + now);
    }
  }
}
