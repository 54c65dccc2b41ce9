package io.perilune.conformance.hostile;

import io.perilune.Lua;
import io.perilune.LuaEntry;
import io.perilune.LuaFunction;
import io.perilune.Multi;
import io.perilune.Sandbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    /** What of Java may show in no text that a script's run ends with. */
    private static final String[] JAVA = {"Exception", "java.", "io.perilune", "\tat "};

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);

    private final HostileScript script;
    private final Mode mode;
    private final Host host;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    /** The host's own, so that no thread of a pool that is kept for later is mistaken for one that a script has left. */
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, Mode.THREAD + "-async");
        thread.setDaemon(true);
        return thread;
    });

    private final Lua lua;
    private final LuaFunction canary;
    /** Set by the thread that runs the script. */
    private volatile Ending ending;

    private volatile boolean interruptFlagKept;
    private volatile long nanos;
    /** How long the script's threads had waited for a processor when the deadline passed, if they saw that, and at the end. */
    private long waitedAtDeadline = Long.MAX_VALUE;

    private volatile long waitedAtStart;
    private volatile long waitedAtEnd;
    private boolean hangs;

    private final List<String> problems = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();

    private Containment(HostileScript script, Mode mode, Host host) {
        this.script = script;
        this.mode = mode;
        this.host = host;
        lua = Lua.builder()
                .engine(host.engine())
                .sandbox(Sandbox.UNTRUSTED)
                .limits(host.limits())
                .output(output)
                .executor(executor)
                .build();
        host.equip().accept(lua);
        canary = canary(lua);
    }

    static Containment of(HostileScript script, Mode mode, Host host) throws InterruptedException {
        Containment run = new Containment(script, mode, host);
        run.start();
        return run;
    }

    // The entry is held, not used.
    @SuppressWarnings("try")
    private void start() throws InterruptedException {
        Thread thread = mode.thread(this::runScript);
        thread.start();
        thread.join(Math.min(Host.DEADLINE.toMillis(), host.patience().toMillis()));
        if (thread.isAlive()) {
            waitedAtDeadline = waited();
            thread.join(host.patience().toMillis());
        }
        Ending seen = ending;
        if (seen == null) {
            hangs = true;
            problems.add("the thread hangs or has died");
            return;
        }
        if (!script.accepts(seen.kind())) {
            long withheld = waitedAtEnd - waitedAtStart;
            boolean mayBeChance = seen.isDeadline() && withheld > Host.DEADLINE.toNanos() / 4;
            (mayBeChance ? measured : problems).add("ended by " + seen.kind() + " (" + seen.text() + ")");
        }
        checkTexts(seen);
        if (!interruptFlagKept) {
            problems.add("the interrupt flag was lost");
        }
        // On this thread, another one than the script's: nothing it has left behind may keep the VM locked.
        try (LuaEntry entry = lua.tryEnter(LOCK_PATIENCE)) {
            check("the same VM", canary);
        } catch (RuntimeException e) {
            hangs = true;
            problems.add("the same VM cannot be entered: " + e.getMessage());
        }
        try {
            check("a fresh VM", canary(host.fresh().get()));
        } catch (RuntimeException e) {
            problems.add("a fresh VM fails: " + e.getMessage());
        }
    }

    private void checkTexts(Ending seen) {
        String text = String.valueOf(seen.text());
        if (text.contains(BREACH)
                || output.toString(StandardCharsets.ISO_8859_1).contains(BREACH)) {
            problems.add("breach: " + text);
        }
        if (!seen.isLawful() || seen.kind().equals("ok")) {
            return;
        }
        for (String word : JAVA) {
            if (text.contains(word)) {
                problems.add("a message shows Java: " + text);
            }
        }
        if (seen.isLimit() && !seen.namesLimitAndFigure()) {
            problems.add("a limit without name and figure: " + text);
        }
    }

    private static long waited() {
        return RunQueue.waited(RunQueue.Pauses.NAMES);
    }

    private void runScript() {
        Thread.currentThread().interrupt();
        waitedAtStart = waited();
        long start = host.nanos().getAsLong();
        Ending seen;
        try {
            Multi results = mode.run(lua, script);
            nanos = host.nanos().getAsLong() - start;
            seen = Ending.ok(results.isEmpty() ? "" : results.get(0).toString());
        } catch (Throwable thrown) {
            nanos = host.nanos().getAsLong() - start;
            seen = Ending.of(thrown);
        }
        interruptFlagKept = Thread.interrupted();
        waitedAtEnd = waited();
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

    /** By how much the run was longer than its deadline, without what the machine withheld after that; below zero if it was not. */
    long overrunMillis() {
        long withheld = Math.max(0, waitedAtDeadline == Long.MAX_VALUE ? 0 : waitedAtEnd - waitedAtDeadline);
        return TimeUnit.NANOSECONDS.toMillis(nanos - Host.DEADLINE.toNanos() - withheld);
    }

    /** What was wrong; empty when the script was contained. */
    List<String> problems() {
        return problems;
    }

    /**
     * What was wrong, too, but may be by chance: a script that the machine did not let run for a good part of its time has met its deadline
     * instead of what it was after.
     */
    List<String> measured() {
        return measured;
    }

    /** The host is done with the VM. */
    void close() throws InterruptedException {
        if (hangs) {
            // It would wait for the script.
            executor.shutdownNow();
            return;
        }
        lua.close();
        executor.shutdown();
        if (!executor.awaitTermination(host.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            problems.add("its asynchronous call still runs");
        }
    }
}
