package io.perilune.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.perilune.Lua;
import io.perilune.LuaCancelledException;
import io.perilune.LuaFunction;
import io.perilune.Multi;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The flag that ends a run: seen by a loop that is running, by no other run, and with one outcome. */
public final class Cancelling {
    private Cancelling() {}

    /** A compiled loop sees the flag: were its read hoisted out of the loop, the run would not end. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "the run is ended")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "the flag is never seen")
    @State
    public static class LoopSeesTheFlag {
        private final Lua lua = Lua.create();
        private final LuaFunction endless = lua.load("while true do end").toFunction();
        private final long before = lua.usage().instructions();

        @Actor
        public void run() {
            try {
                endless.call();
            } catch (LuaCancelledException ended) {
                assert ended != null;
            }
        }

        @Signal
        public void end() {
            // A flag that comes before the run begins is without effect, as it has to be. Loading was charged, too.
            while (lua.usage().instructions() == before) {
                Thread.onSpinWait();
            }
            lua.interrupt();
        }
    }

    private static final Lua LUA = Lua.create();
    private static final Lua INLINE = Lua.builder().executor(Runnable::run).build();
    private static final LuaFunction COUNT =
            LUA.load("local n = 0 for i = 1, 50 do n = n + 1 end return n").toFunction();
    private static final LuaFunction ASYNC_COUNT =
            INLINE.load("local n = 0 for i = 1, 50 do n = n + 1 end return n").toFunction();

    /** An interrupt races with a short run; the run after it is whole whatever happened. */
    @JCStressTest
    @Outcome(
            id = {"50, 50", "-1, 50"},
            expect = ACCEPTABLE,
            desc = "the run in progress, or none")
    @Outcome(expect = FORBIDDEN, desc = "the flag has hit the next run")
    @State
    public static class FlagHitsNoLaterRun {
        @Actor
        public void runs(II_Result r) {
            r.r1 = count();
            synchronized (this) {
                over = true;
            }
        }

        private boolean over;

        private static int count() {
            try {
                return COUNT.call(int.class);
            } catch (LuaCancelledException e) {
                return -1;
            }
        }

        @Actor
        public void interrupts() {
            LUA.interrupt();
        }

        @Arbiter
        public void next(II_Result r) {
            r.r2 = over ? count() : -2;
        }
    }

    /** Cancelling races with the end: one outcome, and a value that was promised is delivered. */
    @JCStressTest
    @Outcome(
            id = {"0, 50", "1, -1"},
            expect = ACCEPTABLE,
            desc = "not cancelled and a value, or cancelled and none")
    @Outcome(expect = FORBIDDEN, desc = "both or neither")
    @State
    public static class CancelOrValue {
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private final CompletableFuture<Integer> call = begin(answer);

        private static CompletableFuture<Integer> begin(CompletableFuture<Object> answer) {
            LuaFunction ask = INLINE.asyncFunction(arguments -> answer);
            return INLINE.load("local ask, count = ... ask() return count()").callAsync(int.class, ask, ASYNC_COUNT);
        }

        @Actor
        public void completes() {
            answer.complete(1);
        }

        @Actor
        public void cancels(II_Result r) {
            r.r1 = call.cancel(true) ? 1 : 0;
        }

        @Arbiter
        public void look(II_Result r) {
            try {
                r.r2 = call.getNow(-2);
            } catch (CancellationException e) {
                r.r2 = -1;
            }
        }
    }

    /** The stage is completed while the script suspends: it goes on exactly once. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "once, with the value")
    @Outcome(expect = FORBIDDEN, desc = "never, or twice")
    @State
    public static class CompletedWhileSuspending {
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private CompletableFuture<Multi> call;

        @Actor
        public void asks() {
            LuaFunction ask = INLINE.asyncFunction(arguments -> answer);
            call = INLINE.load(
                            "local ask = ... local resumed = 0 local v = ask() resumed = resumed + 1 return resumed, v")
                    .callAsync(ask);
        }

        @Actor
        public void completes() {
            answer.complete(1);
        }

        @Arbiter
        public void look(II_Result r) {
            Multi outcome = call.getNow(Multi.of(-1, -1));
            r.r1 = outcome.get(0, int.class);
            r.r2 = outcome.get(1, int.class);
        }
    }
}
