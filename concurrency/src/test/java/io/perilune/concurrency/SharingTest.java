package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.CompiledChunk;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaBuilder;
import io.perilune.LuaFunction;
import io.perilune.LuaLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C51 to C57, C61, C63: what threads and Luas share. C51 to C53 and C56 are tests of single accesses, too: see stress/. */
@Timeout(120)
final class SharingTest {
    /** Makes a Lua with a global {@code ready} and shows it without synchronisation; a broken one shows it too early. */
    private interface Publication {
        void publish(AtomicReference<Lua> slot, CountDownLatch looked) throws InterruptedException;
    }

    @Test
    void C51_C52_handlesArePublishedByADataRace() throws Exception {
        Publication whole = (slot, looked) -> {
            Lua lua = Lua.create();
            lua.globals().set("ready", true);
            slot.setPlain(lua);
        };
        Publication early = (slot, looked) -> {
            Lua lua = Lua.create();
            slot.setPlain(lua);
            looked.await();
            lua.globals().set("ready", true);
        };
        Twin.check("a Lua is shown before it is made", whole, early, (world, publication) -> {
            for (int i = 0; i < 200; i++) {
                AtomicReference<Lua> slot = new AtomicReference<>();
                CountDownLatch looked = world.latch();
                world.together(2, k -> () -> {
                    if (k == 0) {
                        publication.publish(slot, looked);
                        return;
                    }
                    // An opaque read orders nothing: what is seen of the Lua, its final fields alone warrant.
                    world.awaitTrue(() -> slot.getOpaque() != null, "not shown");
                    boolean ready = slot.getOpaque().globals().get("ready").isTruthy();
                    looked.countDown();
                    assertTrue(ready, "half made");
                });
            }
        });
    }

    private static final String HOT = """
            local kind = ...
            local point = kind == 1 and {x = 1, y = 2} or {y = 2, z = 3, x = 1}
            local function get(p) return p.x + p.y end
            local sum = 0
            for i = 1, 3000 do sum = sum + get(point) + #tostring(i) * 0 end
            return sum""";

    /** Runs code in a Lua of its own. */
    private interface Runner {
        long run(CompiledChunk chunk, int kind);
    }

    private static final Runner OWN = (chunk, kind) -> Lua.create().load(chunk).call(long.class, kind);

    @Test
    void C53_cachesAreFilledByManyLuas() throws Exception {
        // What the cache of one kind of table says, said of another.
        Runner confused = (chunk, kind) -> OWN.run(chunk, kind) + (kind == 2 ? 1 : 0);
        Twin.check("the cache of another is believed", OWN, confused, (world, runner) -> {
            CompiledChunk chunk = world.lua.load(HOT).compile();
            world.together(4, i -> () -> {
                for (int k = 0; k < 40; k++) {
                    assertEquals(9000, runner.run(chunk, 1 + (i + k) % 2));
                }
            });
        });
    }

    @Test
    void C54_codeBecomesHotWhileOthersRunIt() throws Exception {
        Runner mixed = (chunk, kind) -> {
            try {
                return OWN.run(chunk, kind) - (kind - 1);
            } catch (RuntimeException e) {
                return -1;
            }
        };
        Twin.check("old and new code are mixed", OWN, mixed, (world, runner) -> {
            for (int round = 0; round < 5; round++) {
                // A new prototype every time, so that each round begins cold.
                CompiledChunk chunk = world.lua.load(HOT + " -- " + round).compile();
                CyclicBarrier together = new CyclicBarrier(3);
                world.together(3, i -> () -> {
                    together.await();
                    for (int k = 0; k < 30; k++) {
                        assertEquals(9000, runner.run(chunk, 1 + k % 2));
                    }
                });
            }
        });
    }

    @Test
    void C55_oneChunkInSixtyFourLuas() throws Exception {
        Function<Integer, Lua> separate = i -> Lua.create();
        Lua shared = Lua.create();
        Function<Integer, Lua> one = i -> shared;
        Twin.check("tenants share their globals", separate, one, (world, tenant) -> {
            CompiledChunk chunk = world.lua
                    .load("local own = ... seen = (seen or '') .. own\n"
                            + "local function count() n = (n or 0) + 1 return n end count() return count() .. seen")
                    .compile();
            world.together(8, i -> () -> {
                for (int k = 0; k < 8; k++) {
                    int id = i * 8 + k;
                    assertEquals("2<" + id + ">", tenant.apply(id).load(chunk).call(String.class, "<" + id + ">"));
                }
            });
        });
    }

    @Test
    void C56_budgetsOfManyThreads() throws Exception {
        UnaryOperator<LuaBuilder> limited =
                builder -> builder.limits(Limits.of().instructions(50_000));
        Twin.check(
                "calls have no budget",
                limited,
                builder -> builder.limits(Limits.of().instructions(5_000_000)),
                (world, limits) -> {
                    Lua lua = world.lua(limits.apply(Lua.builder()));
                    LuaFunction endless = lua.load("for i = 1, 1000000 do end").toFunction();
                    AtomicLong last = new AtomicLong();
                    world.together(3, i -> () -> {
                        for (int k = 0; k < 10; k++) {
                            try {
                                endless.call();
                                throw new AssertionError("not limited");
                            } catch (LuaLimitException reached) {
                                long used = lua.usage().instructions();
                                assertTrue(last.getAndUpdate(before -> Math.max(before, used)) <= used + 60_000);
                            }
                        }
                    });
                    long used = lua.usage().instructions();
                    // Thirty calls, none of which got more than its budget and one slice.
                    assertTrue(used <= 30 * 70_000L, "used " + used);
                });
    }

    @Test
    void C57_memoryIsAccountedForAcrossThreads() throws Exception {
        ToLongFunction<Lua> exact = Lua::memoryUsed;
        AtomicLong drift = new AtomicLong();
        ToLongFunction<Lua> drifting = lua -> lua.memoryUsed() + drift.addAndGet(10_000);
        Twin.check("every reading adds something", exact, drifting, (world, memory) -> {
            LuaFunction make = world.load("local t = {} for i = 1, 200 do t[i] = {i} end return t");
            LuaFunction touch = world.load("local t = ... for i = 1, #t do t[i][1] = t[i][1] + 1 end return #t");
            make.call();
            world.lua.collectGarbage();
            long before = memory.applyAsLong(world.lua);
            world.together(4, i -> () -> {
                for (int k = 0; k < 25; k++) {
                    assertEquals(200, touch.call(int.class, make.call().get(0)));
                    assertTrue(memory.applyAsLong(world.lua) >= 0);
                }
            });
            world.lua.collectGarbage();
            long after = memory.applyAsLong(world.lua);
            assertTrue(Math.abs(after - before) < 200_000, before + " -> " + after);
        });
    }

    @Test
    void C61_lookingFromOutside() throws Exception {
        ToLongFunction<Lua> snapshot = lua -> lua.usage().instructions();
        ToLongFunction<Lua> entering = lua -> lua.usage().instructions() + lua.memoryUsed();
        Twin.check("who looks has to enter", snapshot, entering, (world, look) -> {
            CountDownLatch inside = world.latch();
            CountDownLatch release = world.latch();
            world.lua.globals().set("hold", world.lua.function(arguments -> {
                inside.countDown();
                release.await();
                return null;
            }));
            CompletableFuture<Throwable> holder = world.start(
                    "holder",
                    () -> world.load("for i = 1, 100000 do end hold()").call());
            world.await(inside);
            AtomicLong seen = new AtomicLong();
            CompletableFuture<Throwable> looker = world.start("looker", () -> seen.set(look.applyAsLong(world.lua)));
            assertNull(world.await(looker));
            assertTrue(seen.get() >= 0);
            release.countDown();
            assertNull(world.await(holder));
        });
    }

    @Test
    void C63_functionIsReplacedWhileOthersCallIt() throws Exception {
        BiConsumer<Lua, Integer> atOnce = (lua, version) ->
                lua.load("local v = ... function handler() return v, v end").call(version);
        BiConsumer<Lua, Integer> inTwoSteps = (lua, version) -> {
            lua.load("first = ...").call(version);
            Thread.onSpinWait();
            lua.load("second = ... handler = handler2").call(version);
        };
        Twin.check("the new version comes in two steps", atOnce, inTwoSteps, (world, replace) -> {
            world.lua
                    .load("function handler2() return first, second end first, second = 0, 0")
                    .exec();
            replace.accept(world.lua, 0);
            LuaFunction call = world.load("return handler()");
            AtomicReference<Boolean> stop = new AtomicReference<>(false);
            CompletableFuture<Throwable> loader = world.start("loader", () -> {
                for (int version = 1; !stop.get(); version++) {
                    replace.accept(world.lua, version);
                }
            });
            List<String> torn = new ArrayList<>();
            for (int i = 0; i < 20_000 && torn.isEmpty(); i++) {
                io.perilune.Multi both = call.call();
                if (!both.get(0).equals(both.get(1))) {
                    torn.add(both.toString());
                }
            }
            stop.set(true);
            assertNull(world.await(loader));
            assertEquals(List.of(), torn);
            assertInstanceOf(Boolean.class, stop.get());
        });
    }
}
