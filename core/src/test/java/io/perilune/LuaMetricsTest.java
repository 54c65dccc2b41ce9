package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program and the Flight Recorder are told of what happens in a Lua. */
@SuppressWarnings("try") // being inside is all that is wanted of an entry
final class LuaMetricsTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final LuaMetrics metrics = new LuaMetrics() {
        @Override
        public void chunkCompiled(String chunk, long bytes, long nanos) {
            told.add("chunk " + chunk + " " + bytes + " " + (nanos >= 0));
        }

        @Override
        public void limitReached(Limit limit) {
            told.add("limit " + limit);
        }

        @Override
        public void waited(long nanos) {
            told.add("waited " + (nanos > 0));
        }

        @Override
        public void deadlock() {
            told.add("deadlock");
        }
    };

    @Test
    void metrics_chunkAndLimit() {
        Lua lua = Lua.builder()
                .metrics(metrics)
                .limits(Limits.of().instructions(10_000))
                .build();
        lua.load("x = 1").name("=small").exec();
        assertThrows(
                LuaLimitException.class,
                () -> lua.load("pcall(function() while true do end end)")
                        .name("=endless")
                        .exec());
        assertEquals(List.of("chunk small 5 true", "chunk endless 39 true", "limit INSTRUCTIONS"), told);
        assertThrows(LuaSyntaxException.class, () -> lua.load("x =").exec());
        assertEquals(3, told.size(), "a chunk that is refused was not compiled");
    }

    @Test
    void metrics_waitingThread() throws InterruptedException {
        Lua lua = Lua.builder().metrics(metrics).build();
        Thread waiter = new Thread(lua.load("y = 1")::exec);
        try (LuaEntry entry = lua.enter()) {
            waiter.start();
            while (waiter.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertFalse(told.contains("waited true"));
        }
        waiter.join();
        assertTrue(told.contains("waited true"), told::toString);
    }

    @Test
    void metrics_deadlock() throws InterruptedException {
        Lua a = Lua.builder().metrics(metrics).build();
        Lua b = Lua.builder().metrics(metrics).build();
        CountDownLatch both = new CountDownLatch(2);
        List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
        Thread[] threads = {crossing(a, b, both, refused), crossing(b, a, both, refused)};
        for (Thread t : threads) {
            t.start();
        }
        for (Thread t : threads) {
            t.join();
        }
        assertEquals(1, refused.size());
        assertEquals(1, Collections.frequency(told, "deadlock"));
    }

    private static Thread crossing(Lua first, Lua second, CountDownLatch both, List<Throwable> refused) {
        return new Thread(() -> {
            try (LuaEntry entry = first.enter()) {
                both.countDown();
                both.await();
                second.load("return 1").exec();
            } catch (LuaDeadlockException e) {
                refused.add(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void metrics_thatThrow_changeNothing() {
        Lua lua = Lua.builder()
                .metrics(new LuaMetrics() {
                    @Override
                    public void chunkCompiled(String chunk, long bytes, long nanos) {
                        throw new IllegalStateException("a broken counter");
                    }
                })
                .build();
        assertEquals(3, lua.load("return 1 + 2").eval(int.class));
    }

    @Test
    void flightRecorder_getsEvents(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lua.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.perilune.ChunkCompiled").withoutThreshold();
            recording.enable("io.perilune.LimitReached").withoutThreshold();
            recording.start();
            Lua lua = Lua.builder().limits(Limits.of().instructions(10_000)).build();
            assertThrows(
                    LuaLimitException.class,
                    () -> lua.load("while true do end").name("=recorded").exec());
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        RecordedEvent chunk = only(events, "io.perilune.ChunkCompiled");
        assertEquals("recorded", chunk.getString("chunk"));
        assertEquals(17, chunk.getLong("sourceBytes"));
        RecordedEvent limit = only(events, "io.perilune.LimitReached");
        assertEquals("instructions", limit.getString("limit"));
        assertEquals(10_000, limit.getLong("amount"));
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        List<RecordedEvent> named = events.stream()
                .filter(e -> e.getEventType().getName().equals(name))
                .toList();
        assertEquals(1, named.size(), () -> name + ": " + named);
        return named.get(0);
    }
}
