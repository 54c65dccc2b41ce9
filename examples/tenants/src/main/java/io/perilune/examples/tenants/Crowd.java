package io.perilune.examples.tenants;

import io.perilune.CompiledChunk;
import io.perilune.Limit;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaLimitException;
import io.perilune.Sandbox;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Very many tenants in one process: a sandboxed Lua for each, all alive at the same time, with 3 MiB and 5 seconds each; and a request
 * for each, a thousand of them in progress. Most requests are honest; some spin, hoard memory, wait for ever or fail. Each has to
 * be answered, or refused with an exception that says why, within its deadline.
 */
final class Crowd {
    private static final long MEMORY = 3 << 20;
    private static final long INSTRUCTIONS = 2_000_000;
    private static final String LATE = "refused at its limit of " + Limit.DEADLINE;
    private static final int BATCHES = 100;
    /** One tenant in so many is only held by its deadline, which costs seconds of processor time each. */
    private static final int TIRELESS = 25_000;

    /** Compiled once, run by all. */
    private static final String SCRIPT = """
            local kind, id = ...
            visits = (visits or 0) + 1
            if kind == "work" then
              local words = {}
              for word in fetch("/page/" .. id):gmatch("%a+") do words[#words + 1] = word:upper() end
              local n = id
              for i = 1, 200 do n = (n * 31 + i) % 65536 end
              return table.concat(words, " ") .. " " .. n
            elseif kind == "spin" then
              while true do pcall(function() while true do end end) end
            elseif kind == "hoard" then
              local hoard = {}
              pcall(function() while true do hoard[#hoard + 1] = ("x"):rep(100) .. #hoard end end)
            elseif kind == "wait" then
              pcall(never)
            else
              fetch("/broken/" .. id)
            end
            return "escaped"
            """;

    /** What is asked of every Lua in the end; it counts itself as a visit. */
    private static final String PROBE = "visits = (visits or 0) + 1 return visits";

    private final int vms;
    private final int active;
    private final Duration deadline;
    private final Limits limits;
    private final Limits tirelessLimits;
    private final PrintStream out;
    private final Lua[] tenants;
    private final LuaFunction[] handlers;
    private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    /** The tenants whose request was refused at its deadline. */
    private final Set<Integer> late = ConcurrentHashMap.newKeySet();

    private final LongAdder wrong = new LongAdder();
    private final CompletableFuture<String> firstWrong = new CompletableFuture<>();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong worstOverrun = new AtomicLong();
    private volatile String worstKind = "none";

    /**
     * @param vms how many tenants there are
     * @param active how many requests are in progress at a time
     */
    Crowd(int vms, int active, Duration deadline, PrintStream out) {
        this.vms = vms;
        this.active = active;
        this.deadline = deadline;
        tirelessLimits = Limits.of().memory(MEMORY).deadline(deadline);
        limits = tirelessLimits.instructions(INSTRUCTIONS).stringLength(1 << 20).output(64 << 10);
        this.out = out;
        tenants = new Lua[vms];
        handlers = new LuaFunction[vms];
    }

    /**
     * Runs it all.
     *
     * @return how many requests did not end as they should
     */
    long run(Place.Running running, Host host) throws InterruptedException {
        out.println("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors, heap of at most " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        make(running.executor);
        long empty = liveBytes();
        Lua compiler = Lua.create();
        CompiledChunk chunk = compiler.load(SCRIPT).name("@request.lua").compile();
        CompiledChunk probe = compiler.load(PROBE).name("@probe.lua").compile();
        CompletableFuture<String> never = new CompletableFuture<>();
        for (int i = 0; i < vms; i++) {
            host.install(tenants[i]);
            tenants[i].globals().set("never", tenants[i].asyncFunction("never", arguments -> never.copy()));
            handlers[i] = tenants[i].load(chunk);
        }
        out.println((liveBytes() - empty) / vms + " bytes more for three functions of the host and the script");
        request();
        out.println((liveBytes() - empty) / vms + " bytes more than when it was new, once it has served");
        long broken = countBroken(probe);
        out.println(wrong.sum() + " wrong outcomes, " + running.lostThreads() + " lost workers, " + broken
                + " VMs that do not work any more" + firstWrong());
        return wrong.sum() + running.lostThreads() + broken;
    }

    private Lua make(Executor executor, int id) {
        return Lua.builder()
                .sandbox(Sandbox.UNTRUSTED)
                .limits(id % TIRELESS == 0 ? tirelessLimits : limits)
                .executor(executor)
                .build();
    }

    private void make(Executor executor) {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < vms; i++) {
                tenants[i] = make(executor, i);
            }
        }
        Arrays.fill(tenants, null);
        long before = liveBytes();
        double[] micros = new double[BATCHES];
        long start = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            int from = (int) ((long) vms * batch / BATCHES);
            int to = (int) ((long) vms * (batch + 1) / BATCHES);
            long began = System.nanoTime();
            for (int i = from; i < to; i++) {
                tenants[i] = make(executor, i);
            }
            micros[batch] = (System.nanoTime() - began) / 1e3 / Math.max(1, to - from);
        }
        processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
        double mean = (System.nanoTime() - start) / 1e3 / vms;
        Arrays.sort(micros);
        out.println(vms + " VMs alive: " + (liveBytes() - before) / vms + " bytes each while idle");
        out.printf(
                "%.2f us to make one (median of %d batches; mean %.2f us with the collector's pauses, %.2f us of processor time)%n",
                micros[BATCHES / 2], BATCHES, mean, processor / 1e3 / vms);
    }

    /** What is reachable, after full collections. */
    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private static String kind(int id) {
        if (id % TIRELESS == 0) {
            return "spin";
        }
        switch (id % 1000) {
            case 100, 500, 900:
                return "spin";
            case 200, 600, 999:
                return "hoard";
            case 300:
                return "wait";
            default:
                return id % 10 == 7 ? "fail" : "work";
        }
    }

    private void request() throws InterruptedException {
        Semaphore places = new Semaphore(active);
        long start = System.nanoTime();
        for (int i = 0; i < vms; i++) {
            // One after the other would meet the tenants in the order of their memory; a prime step does not.
            int id = (int) (i * 7_919L % vms);
            places.acquire();
            long began = System.nanoTime();
            CompletionStage<String> answer = handlers[id].callAsync(String.class, kind(id), id);
            answer.whenComplete((text, failure) -> {
                check(id, text, failure, System.nanoTime() - began);
                places.release();
            });
        }
        boolean all = places.tryAcquire(active, 60, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!all) {
            wrong("requests have not ended");
        }
        out.printf("%d requests, %d in progress: %.0f a second%n", vms, active, vms / seconds);
        outcomes.forEach((outcome, count) -> out.println("  " + outcome + ": " + count));
        out.printf(
                "slowest %.0f ms; worst overrun of a deadline %.1f ms (%s)%n",
                slowest.get() / 1e6, worstOverrun.get() / 1e6, worstKind);
    }

    private void check(int id, String text, Throwable failure, long nanos) {
        slowest.accumulateAndGet(nanos, Math::max);
        long overrun = Math.max(0, nanos - deadline.toNanos());
        if (worstOverrun.getAndAccumulate(overrun, Math::max) < overrun) {
            worstKind = kind(id);
        }
        Throwable thrown =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String outcome = outcome(thrown);
        if (outcome.equals(LATE)) {
            late.add(id);
        }
        outcomes.computeIfAbsent(outcome, o -> new LongAdder()).increment();
        if (!isExpected(id, outcome) || thrown == null && !expectedText(id).equals(text)) {
            wrong("request " + kind(id) + " " + id + ": " + outcome + ", " + text + ", " + thrown);
        }
    }

    private static String outcome(Throwable thrown) {
        if (thrown == null) {
            return "answered";
        }
        if (thrown instanceof LuaLimitException limit) {
            return "refused at its limit of " + limit.limit();
        }
        return "failed with " + thrown.getClass().getSimpleName();
    }

    /** Whatever a tenant does, a deadline may come first on a machine that is busy with others. */
    private static boolean isExpected(int id, String outcome) {
        if (outcome.equals(LATE)) {
            return true;
        }
        switch (kind(id)) {
            case "work":
                return outcome.equals("answered");
            case "spin":
                return outcome.equals("refused at its limit of " + Limit.INSTRUCTIONS);
            case "hoard":
                return outcome.equals("refused at its limit of " + Limit.MEMORY);
            case "fail":
                return outcome.equals("failed with LuaHostException");
            default:
                return false;
        }
    }

    private static String expectedText(int id) {
        long n = id;
        for (int i = 1; i <= 200; i++) {
            n = (n * 31 + i) % 65536;
        }
        return "PAGE PAGE " + n;
    }

    private void wrong(String what) {
        wrong.increment();
        firstWrong.complete(what);
    }

    private String firstWrong() {
        return wrong.sum() == 0 ? "" : "; first: " + firstWrong.getNow("");
    }

    /**
     * Every VM has to be as good as new, also those that were cut off: it runs another script, and knows of the one request that it
     * began. A request that was refused at its deadline may never have begun.
     */
    private long countBroken(CompiledChunk probe) {
        long broken = 0;
        for (int i = 0; i < vms; i++) {
            try {
                long visits = tenants[i].load(probe).call(long.class);
                if (visits != 2 && !(visits == 1 && late.contains(i))) {
                    broken++;
                }
            } catch (LuaException e) {
                broken++;
            }
        }
        return broken;
    }
}
