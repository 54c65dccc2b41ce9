package io.perilune.concurrency;

import io.perilune.CompiledChunk;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaBuilder;
import io.perilune.LuaBusyException;
import io.perilune.LuaCancelledException;
import io.perilune.LuaClosedException;
import io.perilune.LuaDeadlockException;
import io.perilune.LuaEntry;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaInterruptedException;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaTable;
import io.perilune.LuaThread;
import io.perilune.Multi;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One shared Lua, what is done to it, and what must be true of it whatever happens. */
final class Target {
    private static final CompiledChunk CODE = Lua.create().load("""
            balance = {a = 0, b = 0}
            function move(n)
              balance.a = balance.a - n
              for i = 1, n % 50 do end
              balance.b = balance.b + n
              return balance.a + balance.b
            end
            function awaiting(n)
              local before = ask(n)
              local ok, why = pcall(refuse, n)
              assert(not ok and tostring(why):find('refused ' .. n, 1, true), why)
              local co = coroutine.wrap(function() return ask(n) + coroutine.yield(1) end)
              co()
              return before + co(n)
            end
            function endless() while true do pcall(function() while true do end end) end end
            function stuck() local c <close> = guard() return never() end
            function guard() open = (open or 0) + 1 return setmetatable({}, {__close = function() open = open - 1 end}) end
            function generator(n) for i = 1, n do coroutine.yield(i) end end
            function deep(n) if n == 0 then return again() end return 1 + deep(n - 1) end
            function sorted(n) local t = {} for i = 1, n do t[i] = (i * 7919) % n end table.sort(t) return t[1] end
            counter = coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end)
            """).compile();

    private final Lua lua;
    private final Executors.Choice choice;
    private final Tally tally;
    private final LuaThread shared;
    /** How often somebody was let in by {@code counter}, to be compared with what it counts itself. */
    private final AtomicLong counted = new AtomicLong();

    Target(Executors.Choice choice, Tally tally) {
        this.choice = choice;
        this.tally = tally;
        LuaBuilder builder = Lua.builder();
        if (choice.executor() != null) {
            builder.executor(choice.executor());
        }
        lua = builder.build();
        lua.globals().set("ask", lua.asyncFunction("ask", arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            if (arguments.get(0, int.class) % 3 == 0) {
                answer.complete(arguments.get(0));
            } else {
                CompletableFuture.delayedExecutor(50, TimeUnit.MICROSECONDS, choice.timer())
                        .execute(() -> answer.complete(arguments.get(0)));
            }
            return answer;
        }));
        lua.globals()
                .set(
                        "refuse",
                        lua.asyncFunction(
                                "refuse",
                                arguments -> CompletableFuture.failedFuture(
                                        new IllegalStateException("refused " + arguments.get(0, String.class)))));
        lua.globals().set("never", lua.asyncFunction("never", arguments -> new CompletableFuture<>()));
        lua.globals()
                .set(
                        "again",
                        lua.function(
                                "again", arguments -> lua.load("return move(1)").call()));
        lua.load(CODE).call();
        shared = lua.thread(lua.load("local n = 0 while true do n = n + coroutine.yield(n) end")
                .toFunction());
        shared.resume();
    }

    void close() {
        lua.close();
        tally.count("luas closed");
    }

    /** What is true when nothing runs any more. */
    void verify() {
        try (LuaEntry entry = lua.tryEnter(Duration.ofSeconds(20))) {
            if (!entry.isOpen()) {
                tally.fault("not entered", null);
            }
            String state = lua.load("return balance.a + balance.b .. ' ' .. (open or 0) .. ' ' .. sorted(100)")
                    .call(String.class);
            if (!state.equals("0 0 0")) {
                tally.fault("state left behind: " + state, null);
            }
            long n = lua.load("return counter()").call(long.class);
            if (n != counted.get() + 1) {
                tally.fault("the counter counted " + n + " of " + (counted.get() + 1), null);
            }
            tally.count("luas verified");
        } catch (LuaException e) {
            tally.fault("no canary", e);
        }
    }

    /** Does one thing, chosen by chance; every outcome that is allowed is counted, any other is a fault. */
    void step(SplittableRandom random, Target other) {
        String what = "?";
        try {
            switch (random.nextInt(14)) {
                case 0, 1 -> {
                    what = "call";
                    expect(what, 0L, lua.load("return move(...)").call(long.class, random.nextInt(100)));
                }
                case 2 -> {
                    what = "counter";
                    try (LuaEntry entry = lua.enter()) {
                        long n = lua.load("return counter()").call(long.class);
                        expect(what, counted.incrementAndGet(), n);
                        expect(what, true, entry.isOpen());
                    }
                }
                case 3 -> {
                    what = "resume of a shared coroutine";
                    resumeShared(what);
                }
                case 4 -> {
                    what = "generator as a stream";
                    LuaThread thread = lua.thread(global("generator"));
                    expect(what, 15L, (long)
                            thread.stream(Integer.class, 5).mapToInt(i -> i).sum());
                }
                case 5, 6 -> {
                    what = "asynchronous call";
                    int n = random.nextInt(100);
                    finish(what, global("awaiting").callAsync(long.class, n), 3L * n);
                }
                case 7 -> {
                    what = "synchronous call that awaits";
                    int n = random.nextInt(100);
                    expect(what, 3L * n, global("awaiting").call(long.class, n));
                }
                case 8 -> {
                    what = "cancel of an endless call";
                    // Where tasks run at once, nobody is left to end what does not end by itself.
                    end(what, global(choice.other() ? "endless" : "stuck").callAsync(), random);
                }
                case 9 -> {
                    what = "cancel of a waiting call";
                    end(what, global("stuck").callAsync(), random);
                }
                case 10 -> {
                    what = "limited call";
                    global("endless").call(Limits.of().instructions(20_000));
                    tally.fault(what + " has returned", null);
                }
                case 11 -> {
                    what = "entry with a time";
                    try (LuaEntry entry = lua.tryEnter(Duration.ofNanos(random.nextInt(2_000_000)))) {
                        expect(what, true, entry.isOpen());
                        LuaTable table = lua.table().set("n", 1);
                        expect(what, 1, table.get("n", int.class));
                    }
                }
                case 12 -> {
                    what = "recursion through Java";
                    expect(what, 5L, global("deep").call(long.class, 5));
                }
                default -> {
                    what = "call across two Luas";
                    LuaFunction there = lua.function(
                            arguments -> other.lua.load("return move(2)").call());
                    expect(what, 0L, lua.load("return (...)()").call(long.class, there));
                }
            }
        } catch (LuaBusyException | LuaClosedException | LuaDeadlockException | LuaLimitException e) {
            tally.count(what + ": " + e.getClass().getSimpleName());
        } catch (LuaCancelledException | LuaInterruptedException e) {
            tally.fault(what + " was hit by the end of another", e);
        } catch (LuaException e) {
            allow(what, e);
        }
    }

    /** Across two Luas the exceptions of the other one come as causes. */
    private void allow(String what, LuaException e) {
        Throwable cause = e.getCause();
        if (cause instanceof LuaClosedException || cause instanceof LuaDeadlockException) {
            tally.count(what + ": caused by " + cause.getClass().getSimpleName());
        } else {
            tally.fault(what, e);
        }
    }

    private LuaFunction global(String name) {
        return lua.globals().get(name, LuaFunction.class);
    }

    private void resumeShared(String what) {
        try {
            shared.resume(1);
            tally.count(what);
        } catch (LuaRuntimeException e) {
            if (!List.of("cannot resume non-suspended coroutine").contains(e.getMessage())) {
                throw e;
            }
            tally.count(what + ": refused");
        }
    }

    private void expect(String what, Object expected, Object actual) {
        if (expected.equals(actual)) {
            tally.count(what);
        } else {
            tally.fault(what + ": " + actual + " instead of " + expected, null);
        }
    }

    private void finish(String what, CompletableFuture<Long> call, long expected) {
        try {
            expect(what, expected, call.get(choice.patience(), TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            lost(what, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LuaClosedException) {
                tally.count(what + ": LuaClosedException");
            } else {
                tally.fault(what, e);
            }
        }
    }

    /** Ends a call in one of the ways there are, and asserts that it ends so. */
    private void end(String what, CompletableFuture<Multi> call, SplittableRandom random) {
        for (int spin = random.nextInt(2000); spin > 0; spin--) {
            Thread.onSpinWait();
        }
        try {
            switch (random.nextInt(3)) {
                case 0 -> call.cancel(true);
                case 1 -> call.complete(Multi.of("mine"));
                default -> call.orTimeout(1, TimeUnit.MILLISECONDS);
            }
            call.get(choice.patience(), TimeUnit.SECONDS);
            tally.count(what + ": completed from outside");
        } catch (CancellationException e) {
            tally.count(what + ": cancelled");
        } catch (TimeoutException e) {
            lost(what, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TimeoutException || cause instanceof LuaClosedException) {
                tally.count(what + ": " + cause.getClass().getSimpleName());
            } else {
                tally.fault(what, cause);
            }
        }
    }

    /** A call is not completed in time: the first one shows where all threads stand. */
    private void lost(String what, CompletableFuture<?> call) {
        if (tally.faults().isEmpty()) {
            System.out.println(what + ": " + call + ", on " + choice.executor());
            Storm.dump();
        }
        tally.fault(what + " is not completed, executor: " + choice.name(), null);
    }
}
