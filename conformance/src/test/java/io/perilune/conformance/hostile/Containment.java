package io.perilune.conformance.hostile;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.Multi;
import io.perilune.Sandbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One run of one script in one mode, with everything about it that can be seen at once, whatever machine it is. */
final class Containment {
    /**
     * Makes the canary, which keeps what it uses of the libraries: a script may lawfully replace the functions of its own VM, but it may
     * not break what they do.
     */
    private static final String CANARY =
            "local tostring, concat, rep, pcall, error = tostring, table.concat, string.rep, pcall, error\n"
                    + "local wrap, yield, assert = coroutine.wrap, coroutine.yield, assert\n"
                    + "return function()\n"
                    + "  local t = {}\n"
                    + "  for i = 1, 100 do t[i] = tostring(i) end\n"
                    + "  local co = wrap(function(a) local b = yield(a + 1) return b * 2 end)\n"
                    + "  assert(co(1) == 2 and co(21) == 42)\n"
                    + "  assert(not pcall(error, 'x') and rep('x', 3) == 'xxx')\n"
                    + "  return #concat(t)\n"
                    + "end";

    private static final int CANARY_RESULT = 192;
    private static final String BREACH = "BREACH";
    /** No script takes so long; a run that does has hung its thread. */
    private static final long HANG_SECONDS = 60;

    private final HostileScript script;
    private final Mode mode;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    /** The host's own, so that no thread of a pool that is kept for later is mistaken for one that a script has left. */
    private final ExecutorService executor = Executors.newCachedThreadPool();

    private final Lua lua = Lua.builder()
            .sandbox(Sandbox.UNTRUSTED)
            .limits(Ending.LIMITS)
            .output(output)
            .executor(executor)
            .build();
    private final LuaFunction canary = canary(lua);
    /** Set by the thread that runs the script. */
    private volatile Ending ending;

    private volatile boolean interruptFlagKept;
    private volatile long nanos;

    private final List<String> problems = new ArrayList<>();

    private Containment(HostileScript script, Mode mode) {
        this.script = script;
        this.mode = mode;
    }

    static Containment of(HostileScript script, Mode mode) throws InterruptedException {
        Containment run = new Containment(script, mode);
        run.start();
        return run;
    }

    private void start() throws InterruptedException {
        Thread thread = mode.thread(this::runScript);
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(HANG_SECONDS));
        Ending seen = ending;
        if (seen == null) {
            problems.add("the thread hangs or has died");
            return;
        }
        if (!script.accepts(seen.kind())) {
            problems.add("ended by " + seen.kind() + " (" + seen.text() + ")");
        }
        if (seen.text() != null && seen.text().contains(BREACH)
                || output.toString(StandardCharsets.ISO_8859_1).contains(BREACH)) {
            problems.add("breach: " + seen.text());
        }
        if (!interruptFlagKept) {
            problems.add("the interrupt flag was lost");
        }
        // On this thread, another one than the script's: nothing it has left behind may keep the VM locked.
        check("the same VM", canary);
        check("a fresh VM", canary(Lua.create()));
    }

    private void runScript() {
        // An asynchronous call is waited for here, which a flag would end.
        boolean flag = mode != Mode.ASYNC;
        if (flag) {
            Thread.currentThread().interrupt();
        }
        long start = System.nanoTime();
        Ending seen;
        try {
            Multi results = mode.run(lua, script);
            nanos = System.nanoTime() - start;
            seen = Ending.ok(results.isEmpty() ? "" : results.get(0).toString());
        } catch (Throwable thrown) {
            nanos = System.nanoTime() - start;
            seen = Ending.of(thrown);
        }
        interruptFlagKept = Thread.interrupted() == flag;
        ending = seen;
    }

    private static LuaFunction canary(Lua vm) {
        return vm.load(CANARY).eval(LuaFunction.class);
    }

    private void check(String where, LuaFunction canary) {
        try {
            int result = canary.call(int.class);
            if (result != CANARY_RESULT) {
                problems.add(where + " answers " + result);
            }
        } catch (RuntimeException e) {
            problems.add(where + " fails: " + e.getMessage());
        }
    }

    Ending ending() {
        return ending;
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** What was wrong; empty when the script was contained. */
    List<String> problems() {
        return problems;
    }

    /** The host is done with the VM. */
    void close() throws InterruptedException {
        lua.close();
        executor.shutdown();
        if (!executor.awaitTermination(HANG_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(script.name() + " still runs");
        }
    }
}
