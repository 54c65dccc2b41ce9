package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LuaPoolTest {
    private final List<Lua> made = new ArrayList<>();

    private Lua make() {
        Lua lua = Lua.create();
        made.add(lua);
        return lua;
    }

    @Test
    void aLuaIsMadeWhenItIsNeeded_andUsedAgain() {
        try (LuaPool pool = LuaPool.of(3, this::make)) {
            assertEquals(0, made.size());
            for (int i = 0; i < 5; i++) {
                int four = pool.call(lua -> lua.load("return 4").eval(int.class));
                assertEquals(4, four);
            }
            assertEquals(1, made.size());
        }
        assertThrows(LuaClosedException.class, () -> made.get(0).load("").exec());
    }

    @Test
    void parallelWork_runsInDifferentLuas_fromOneCompiledChunk() throws Exception {
        CompiledChunk chunk = Lua.create()
                .load("local barrier = ... barrier() n = (n or 0) + 1 return n")
                .compile();
        Set<Lua> used = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(3);
        List<Thread> threads = new ArrayList<>();
        List<Object> results = new ArrayList<>(List.of(0, 0, 0));
        try (LuaPool pool = LuaPool.of(3, Lua::create)) {
            for (int i = 0; i < 3; i++) {
                int id = i;
                Thread thread = new Thread(() -> results.set(id, pool.call(lua -> {
                    used.add(lua);
                    LuaFunction barrier = lua.function(arguments -> together.await());
                    return lua.load(chunk).call(int.class, barrier);
                })));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertEquals(List.of(1, 1, 1), results);
        assertEquals(3, used.size());
    }

    @Test
    void waitingForALua_canBeBounded() {
        try (LuaPool pool = LuaPool.of(1, Lua::create)) {
            pool.call(lua -> assertThrows(
                    LuaBusyException.class, () -> pool.call(Duration.ofMillis(1), other -> "not reached")));
            assertEquals("free again", pool.call(Duration.ZERO, lua -> "free again"));
        }
    }

    @Test
    void asynchronousWork_takesTurns() {
        try (LuaPool pool = LuaPool.of(1, Lua::create)) {
            CompletableFuture<String> first = new CompletableFuture<>();
            CompletableFuture<String> one = pool.callAsync(lua -> first);
            CompletableFuture<Integer> two =
                    pool.callAsync(lua -> lua.load("return 2").callAsync(int.class));
            CompletableFuture<Integer> three = pool.callAsync(lua -> {
                throw new IllegalStateException("three");
            });
            CompletableFuture<Integer> four =
                    pool.callAsync(lua -> lua.load("return 4").callAsync(int.class));
            assertTrue(!two.isDone());
            first.complete("one");
            assertEquals("one", one.join());
            assertEquals(2, two.join());
            assertInstanceOf(
                    IllegalStateException.class,
                    assertThrows(CompletionException.class, three::join).getCause());
            assertEquals(4, four.join());
        }
    }

    @Test
    void closedPool_refuses_andClosesWhatComesBack() {
        LuaPool pool = LuaPool.of(1, this::make);
        CompletableFuture<Object> work = new CompletableFuture<>();
        CompletableFuture<Object> running = pool.callAsync(lua -> work);
        CompletableFuture<Object> waiting = pool.callAsync(lua -> work);
        pool.close();
        assertThrows(CompletionException.class, waiting::join);
        assertThrows(LuaClosedException.class, () -> pool.call(lua -> 1));
        assertEquals(1, made.get(0).load("return 1").eval(int.class));
        work.complete("done");
        assertEquals("done", running.join());
        assertThrows(LuaClosedException.class, () -> made.get(0).load("").exec());
    }

    @Test
    void makerThatFails_failsTheWork_andIsAskedAgain() {
        boolean[] broken = {true};
        LuaPool pool = LuaPool.of(1, () -> {
            if (broken[0]) {
                throw new IllegalStateException("broken");
            }
            return make();
        });
        assertThrows(IllegalStateException.class, () -> pool.call(lua -> 1));
        broken[0] = false;
        int one = pool.call(lua -> 1);
        assertEquals(1, one);
    }
}
