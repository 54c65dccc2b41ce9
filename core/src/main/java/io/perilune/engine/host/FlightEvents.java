package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.vm.Events;
import io.perilune.engine.vm.Resource;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Reports to the JDK's Flight Recorder. A run-time image may lack it, so this class is only touched by {@link #orNone}, and the
 * classes of the events are only loaded when there is something to report: a process that starts pays nothing.
 */
@SuppressWarnings("UnusedVariable") // the fields of events are read by the recorder
final class FlightEvents implements Events {
    private FlightEvents() {}

    /** The events of this process, or those that tell nobody where there is no recorder. */
    static Events orNone() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? new FlightEvents() : Events.NONE;
    }

    /**
     * False until something records in this process. The first object of an event class wakes the recorder, which costs far more
     * than a script's whole start.
     */
    private static boolean isRecorderAwake() {
        return FlightRecorder.isInitialized();
    }

    @Override
    public boolean wantsChunks() {
        return isRecorderAwake() && new ChunkCompiled().isEnabled();
    }

    @Override
    public void chunkCompiled(ByteStr name, long bytes, long nanos) {
        if (!isRecorderAwake()) {
            return;
        }
        ChunkCompiled event = new ChunkCompiled();
        if (event.isEnabled()) {
            event.chunk = ChunkName.display(name).toString();
            event.sourceBytes = bytes;
            event.time = nanos;
            event.commit();
        }
    }

    @Override
    public void functionCompiled(String function, long bytes, long nanos) {
        if (!isRecorderAwake()) {
            return;
        }
        FunctionCompiled event = new FunctionCompiled();
        if (event.isEnabled()) {
            event.function = function;
            event.codeBytes = bytes;
            event.time = nanos;
            event.commit();
        }
    }

    @Override
    public void functionRefused(String function, String reason) {
        if (!isRecorderAwake()) {
            return;
        }
        FunctionRefused event = new FunctionRefused();
        if (event.isEnabled()) {
            event.function = function;
            event.reason = reason;
            event.commit();
        }
    }

    @Override
    public void deoptimized(String function, int line, String reason) {
        if (!isRecorderAwake()) {
            return;
        }
        Deoptimized event = new Deoptimized();
        if (event.isEnabled()) {
            event.function = function;
            event.line = line;
            event.reason = reason;
            event.commit();
        }
    }

    @Override
    public void limitReached(Resource resource, long amount) {
        if (!isRecorderAwake()) {
            return;
        }
        LimitReached event = new LimitReached();
        if (event.isEnabled()) {
            event.limit = resource.toString();
            event.amount = amount;
            event.commit();
        }
    }

    @Override
    public void waited(long nanos) {
        if (!isRecorderAwake()) {
            return;
        }
        LockWait event = new LockWait();
        if (event.isEnabled()) {
            event.time = nanos;
            event.commit();
        }
    }

    @Override
    public void deadlock(String message) {
        if (!isRecorderAwake()) {
            return;
        }
        Deadlock event = new Deadlock();
        if (event.isEnabled()) {
            event.message = message;
            event.commit();
        }
    }

    @Name("io.perilune.ChunkCompiled")
    @Label("Lua Chunk Compiled")
    @Category("Perilune")
    @StackTrace(false)
    private static final class ChunkCompiled extends Event {
        @Label("Chunk")
        String chunk;

        @Label("Source")
        @DataAmount
        long sourceBytes;

        @Label("Time")
        @Timespan
        long time;
    }

    @Name("io.perilune.FunctionCompiled")
    @Label("Lua Function Compiled")
    @Category("Perilune")
    @StackTrace(false)
    private static final class FunctionCompiled extends Event {
        @Label("Function")
        String function;

        @Label("Bytecode")
        @DataAmount
        long codeBytes;

        @Label("Time")
        @Timespan
        long time;
    }

    @Name("io.perilune.FunctionRefused")
    @Label("Lua Function Stays Interpreted")
    @Category("Perilune")
    @StackTrace(false)
    private static final class FunctionRefused extends Event {
        @Label("Function")
        String function;

        @Label("Reason")
        String reason;
    }

    @Name("io.perilune.Deoptimized")
    @Label("Lua Function Deoptimized")
    @Category("Perilune")
    @StackTrace(false)
    private static final class Deoptimized extends Event {
        @Label("Function")
        String function;

        @Label("Line")
        int line;

        @Label("Reason")
        String reason;
    }

    @Name("io.perilune.LimitReached")
    @Label("Lua Limit Reached")
    @Category("Perilune")
    private static final class LimitReached extends Event {
        @Label("Limit")
        String limit;

        @Label("Amount")
        @Description("How much was allowed: a count, bytes, or nanoseconds")
        long amount;
    }

    @Name("io.perilune.LockWait")
    @Label("Wait for a Lua")
    @Category("Perilune")
    private static final class LockWait extends Event {
        @Label("Time")
        @Timespan
        long time;
    }

    @Name("io.perilune.Deadlock")
    @Label("Lua Deadlock Refused")
    @Category("Perilune")
    private static final class Deadlock extends Event {
        @Label("Message")
        String message;
    }
}
