package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When the Luas of tenants come and go. */
final class LuaTenantsTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final List<String> evicted = new ArrayList<>();

    private LuaTenants.Builder<String> builder() {
        return LuaTenants.<String>builder(tenant -> {
                    made.incrementAndGet();
                    Lua lua = Lua.create();
                    lua.globals().set("tenant", tenant);
                    return lua;
                })
                .ticker(now::get)
                .onEviction((tenant, lua) ->
                        evicted.add(tenant + "=" + lua.globals().get("tenant", String.class)));
    }

    private static Lua luaOf(LuaTenants<String> tenants, String tenant) {
        return tenants.call(tenant, lua -> lua);
    }

    @Test
    void everyTenantHasALuaOfItsOwn_andKeepsIt() {
        LuaTenants<String> tenants = builder().build();
        Lua a = luaOf(tenants, "a");
        assertNotSame(a, luaOf(tenants, "b"));
        assertSame(a, luaOf(tenants, "a"));
        assertEquals("b", tenants.call("b", lua -> lua.load("return tenant").eval(String.class)));
        assertEquals(2, tenants.size());
        assertEquals(2, made.get());
    }

    @Test
    void idleForLong_isClosed() {
        LuaTenants<String> tenants = builder().idleTime(Duration.ofNanos(100)).build();
        Lua a = luaOf(tenants, "a");
        now.set(60);
        luaOf(tenants, "b");
        now.set(99);
        assertEquals(0, tenants.evict());
        now.set(100);
        assertEquals(1, tenants.evict());
        assertEquals(List.of("a=a"), evicted);
        assertThrows(LuaClosedException.class, () -> a.load("return 1").exec());
        assertEquals(1, tenants.size());
        assertNotSame(a, luaOf(tenants, "a"));
    }

    @Test
    void useBeginsTheTimeAnew() {
        LuaTenants<String> tenants = builder().idleTime(Duration.ofNanos(100)).build();
        luaOf(tenants, "a");
        now.set(90);
        luaOf(tenants, "a");
        now.set(150);
        assertEquals(0, tenants.evict());
        now.set(190);
        assertEquals(1, tenants.evict());
    }

    @Test
    void anyCallFindsWhatIsDue() {
        LuaTenants<String> tenants = builder().idleTime(Duration.ofNanos(100)).build();
        luaOf(tenants, "a");
        now.set(100);
        luaOf(tenants, "b");
        assertEquals(List.of("a=a"), evicted);
        assertEquals(1, tenants.evictions());
    }

    @Test
    void tooManyIdle_theLongestIdleGoes() {
        LuaTenants<String> tenants = builder().maxIdle(2).build();
        for (String tenant : List.of("a", "b", "a", "c", "d")) {
            luaOf(tenants, tenant);
        }
        assertEquals(List.of("b=b", "a=a"), evicted);
        assertEquals(2, tenants.size());
    }

    @Test
    void inUse_isNeverClosed() {
        LuaTenants<String> tenants =
                builder().maxIdle(0).idleTime(Duration.ofNanos(1)).build();
        CompletableFuture<String> pending = new CompletableFuture<>();
        CompletableFuture<String> call = tenants.callAsync("a", lua -> pending);
        now.set(1_000);
        assertEquals(0, tenants.evict());
        assertEquals(1, tenants.size());
        pending.complete("done");
        assertEquals("done", call.join());
        assertEquals(List.of("a=a"), evicted);
    }

    @Test
    void theNextLuaOfATenant_isMadeWhenTheLastWasSeenOff() throws InterruptedException {
        Map<String, Integer> saved = new HashMap<>();
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch another = new CountDownLatch(1);
        LuaTenants<String> tenants = LuaTenants.<String>builder(tenant -> {
                    Lua lua = Lua.create();
                    lua.globals().set("n", saved.getOrDefault(tenant, 0));
                    return lua;
                })
                .maxIdle(0)
                .onEviction((tenant, lua) -> {
                    saving.countDown();
                    awaitQuietly(another);
                    saved.put(tenant, lua.globals().get("n", int.class));
                })
                .build();
        Thread first =
                new Thread(() -> tenants.call("a", lua -> lua.load("n = n + 1").call()));
        first.start();
        saving.await();
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(
                () -> tenants.call("a", lua -> lua.load("n = n + 1 return n").eval(int.class)),
                r -> new Thread(r).start());
        another.countDown();
        assertEquals(2, second.join());
        first.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void makerThatFails_isAskedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        LuaTenants<String> tenants = LuaTenants.<String>builder(tenant -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("no luck");
                    }
                    return Lua.create();
                })
                .build();
        assertThrows(IllegalStateException.class, () -> luaOf(tenants, "a"));
        assertEquals(0, tenants.size());
        luaOf(tenants, "a");
        assertEquals(1, tenants.size());
    }

    @Test
    void evictionThatFails_harmsNobodyElse() {
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((t, e) -> uncaught.add(e));
        try {
            LuaTenants<String> tenants = builder()
                    .maxIdle(0)
                    .onEviction((tenant, lua) -> {
                        throw new IllegalStateException("not saved");
                    })
                    .build();
            int result = tenants.call("a", lua -> lua.load("return 3").eval(int.class));
            assertEquals(3, result);
            assertEquals(0, tenants.size());
            assertEquals("not saved", uncaught.get(0).getMessage());
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void close_refusesNewWork_andWaitsForWorkUnderWay() {
        LuaTenants<String> tenants = builder().build();
        Lua a = luaOf(tenants, "a");
        CompletableFuture<String> pending = new CompletableFuture<>();
        CompletableFuture<String> call = tenants.callAsync(
                "b", lua -> pending.thenApply(text -> lua.load("return tenant").eval(String.class)));
        tenants.close();
        assertThrows(LuaClosedException.class, () -> a.load("return 1").exec());
        assertThrows(LuaClosedException.class, () -> luaOf(tenants, "a"));
        pending.complete("go on");
        assertEquals("b", call.join());
        assertEquals(0, tenants.size());
    }

    @Test
    void chunkCache_compilesOnce() {
        ChunkCache cache = ChunkCache.of(2);
        Lua first = Lua.create();
        Lua second = Lua.create();
        String text = "n = (n or 0) + 1 return n";
        assertEquals(1, cache.load(first, "=count", text).call(int.class));
        long loads = second.usage().loads();
        assertEquals(1, cache.load(second, "=count", text).call(int.class), "globals are the Lua's own");
        assertEquals(loads, second.usage().loads());
        assertEquals(1, cache.hits());
        assertThrows(LuaSyntaxException.class, () -> cache.load(first, "=bad", "n ="));
        assertEquals(1, cache.size());
        cache.load(first, "=two", "return 2");
        cache.load(first, "=count", text);
        cache.load(first, "=three", "return 3");
        assertEquals(2, cache.size());
        assertEquals(2, cache.hits());
        cache.load(first, "=count", text);
        assertEquals(3, cache.hits(), "the least recently used one has gone");
        assertThrows(IllegalArgumentException.class, () -> ChunkCache.of(0));
    }
}
