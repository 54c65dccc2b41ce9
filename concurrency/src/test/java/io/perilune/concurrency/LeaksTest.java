package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaUserdata;
import io.perilune.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is dropped leaves the heap where it was, without being closed. For a million of each:
 * {@code mvn -Pfast -pl concurrency -am test -Dtest=LeaksTest -Dperilune.leaks=1000000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(900)
final class LeaksTest {
    private static final int COUNT = Integer.getInteger("perilune.leaks", 40_000);
    /** What the heap may have grown by: a leak of 40 bytes each, the smallest that there is, is 1.6 MB with 40,000. */
    private static final long TOLERANCE = 800_000;

    /** Enough for the twin to fail, and not so many that a large {@link #COUNT} needs a large heap. */
    private static final int MOST_KEPT = 40_000;

    /** Things that programs make and drop; each gives something that stands for all that it has made. */
    enum Kind {
        HANDLES(1) {
            @Override
            Object make(Lua lua) {
                return lua.table().set("k", 1);
            }
        },
        CALLBACKS(1) {
            @Override
            Object make(Lua lua) {
                byte[] captured = new byte[32];
                LuaFunction callback = lua.function(arguments -> captured.length);
                lua.globals().set("callback", callback);
                return callback;
            }
        },
        CYCLES(4) {
            @Override
            Object make(Lua lua) {
                Node node = new Node();
                LuaUserdata inLua = lua.userdata(node);
                node.back = lua.load("local node = ... return function() return node end")
                        .call(LuaFunction.class, inLua);
                return node;
            }
        },
        CANCELLED_FUTURES(4) {
            @Override
            Object make(Lua lua) {
                CompletableFuture<Multi> call =
                        lua.load("local t = {} never() return t").callAsync();
                call.cancel(true);
                return call;
            }
        },
        DROPPED_LUAS(2) {
            @Override
            Object make(Lua lua) {
                Lua own = Lua.create();
                own.globals().set("self", own.function(arguments -> own.table()));
                own.load("x = self() y = function() return x end").exec();
                return own;
            }
        };

        /** How many others one of these is worth, for they take longer. */
        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        abstract Object make(Lua lua);
    }

    /** A Java object that refers to Lua, which refers back to it. */
    private static final class Node {
        LuaFunction back;

        @Override
        public String toString() {
            return "node of " + back;
        }
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDroppedIsGone(Kind kind) throws Exception {
        Consumer<Object> drop = made -> assertTrue(made != null);
        List<Object> kept = new ArrayList<>(COUNT);
        Consumer<Object> keep = made -> {
            if (kept.size() < MOST_KEPT) {
                kept.add(made);
            }
        };
        Twin.check("a list keeps what was made", drop, keep, (world, with) -> {
            World.Steps steps = new World.Steps();
            Lua lua = world.lua(Lua.builder().executor(steps));
            lua.globals().set("never", lua.asyncFunction(arguments -> new CompletableFuture<>()));
            Runnable round = () -> {
                Object made = kind.make(lua);
                steps.runAll();
                with.accept(made);
            };
            for (int i = 0; i < 2000 / kind.weight; i++) {
                round.run();
            }
            long before = heap();
            for (int i = 0; i < COUNT / kind.weight; i++) {
                round.run();
            }
            long growth = heap() - before;
            assertTrue(growth < TOLERANCE, kind + " left " + growth + " bytes");
        });
        kept.clear();
    }
}
