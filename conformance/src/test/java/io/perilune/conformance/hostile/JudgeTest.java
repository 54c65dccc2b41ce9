package io.perilune.conformance.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Engine;
import io.perilune.Lua;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The twins of the nine conditions: a host with a planted fault, which a script sets off with {@code fault(NAME)}, has to be found
 * out by the condition that is about it. Without a fault nothing is found.
 */
final class JudgeTest {
    private static final int LEAK = 3 << 20;
    private static final int MORE_CLASSES_THAN_ALLOWED = 60;

    private final List<Object> leaked = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore hang = new Semaphore(0);
    /** How far the host's clock is ahead of the machine's. */
    private final AtomicLong ahead = new AtomicLong();

    private Lua lua;
    private Supplier<Lua> fresh = Lua::create;
    private Duration patience = Duration.ofSeconds(30);

    /** What is loaded once for the process must not be held against the test that comes first. */
    @BeforeAll
    static void warmUp() throws Exception {
        JudgeTest first = new JudgeTest();
        for (Mode mode : Mode.values()) {
            if (mode.isAvailable()) {
                first.judged("fault('none')", "ok", mode);
            }
        }
        first.undo();
    }

    @AfterEach
    void undo() throws Exception {
        end.countDown();
        hang.release();
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    private Judge.Verdict judged(String text, String accepted, Mode mode) throws InterruptedException {
        Host host = new Host(
                Engine.INTERPRETER,
                Host.LIMITS,
                () -> System.nanoTime() + ahead.get(),
                made -> {
                    lua = made;
                    made.globals().set("fault", made.function(arguments -> {
                        plant(arguments.get(0, String.class));
                        return null;
                    }));
                },
                () -> fresh.get(),
                patience);
        HostileScript script = new HostileScript("twin", text.getBytes(StandardCharsets.UTF_8), Set.of(accepted));
        try (Judge judge = new Judge(host)) {
            return judge.judge(script, mode);
        }
    }

    private void plant(String fault) throws Exception {
        switch (fault) {
            case "none" -> {}
            case "late" -> ahead.addAndGet(TimeUnit.SECONDS.toNanos(3));
            case "gap" -> ahead.addAndGet(TimeUnit.MILLISECONDS.toNanos(400));
            case "overflow" -> {
                try {
                    endless(0);
                } catch (StackOverflowError seenByTheJvmOnly) {
                    leaked.add(seenByTheJvmOnly.getClass());
                }
            }
            case "heap" -> leaked.add(new byte[LEAK]);
            case "heap, for a while" -> {
                boolean again = leaked.removeIf(kept -> kept instanceof byte[]);
                if (!again) {
                    leaked.add(new byte[LEAK]);
                }
            }
            case "classes" -> defineClasses();
            case "thread" -> start(end::await);
            case "hang" -> hang.acquireUninterruptibly();
            case "flag" -> Thread.interrupted();
            case "lock" -> lua.enter();
            case "close" -> lua.close();
            case "fresh" -> {
                Lua closed = Lua.create();
                closed.close();
                fresh = () -> closed;
            }
            case "file" -> {
                Path file = Files.createTempFile("breach", "");
                opened.add(() -> Files.delete(file));
            }
            case "process" -> {
                Process process = new ProcessBuilder("cat").start();
                opened.add(process::destroy);
            }
            case "socket" -> opened.add(new ServerSocket(0));
            case "java" -> throw new IllegalStateException("java.lang.Exception in thread");
            default -> throw new IllegalArgumentException(fault);
        }
    }

    // A stack overflow is what it is for.
    @SuppressWarnings("InfiniteRecursion")
    private static int endless(int depth) {
        return 1 + endless(depth + 1);
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private static void start(Body body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "left");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Sample {}

    private void defineClasses() throws IOException, IllegalAccessException {
        byte[] bytes;
        try (InputStream in = JudgeTest.class.getResourceAsStream("JudgeTest$Sample.class")) {
            bytes = in.readAllBytes();
        }
        for (int i = 0; i < MORE_CLASSES_THAN_ALLOWED; i++) {
            leaked.add(MethodHandles.lookup().defineHiddenClass(bytes, false));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late | after its deadline",
                "gap | the neighbour waited",
                "overflow | stack overflows or failed allocations",
                "heap | heap +",
                "classes | classes +",
                "thread | threads left",
                "flag | the interrupt flag was lost",
                "lock | the same VM cannot be entered",
                "close | the same VM cannot be entered",
                "fresh | a fresh VM fails",
                "file | files left",
                "process | child processes",
                "socket | sockets",
            })
    void twin_faultOfTheHost_isFound(String fault, String problem) throws InterruptedException {
        // Some faults end the script, too; that is not what is looked for.
        String found = judged("pcall(fault, '" + fault + "')", "denied", Mode.PLATFORM)
                .problems()
                .toString();
        assertTrue(found.contains(problem), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return 'ok' | limit-cpu | ended by ok",
                "while true do end | ok | ended by limit-cpu",
                "error('BREACH: found a way') | error | breach",
                "print('BREACH') | ok | breach",
                "return 'BREACH' | ok | breach",
                "fault('java') | error | a message shows Java",
            })
    void twin_scriptThatEscapes_isFound(String script, String accepted, String problem) throws InterruptedException {
        String found = judged(script, accepted, Mode.COROUTINE).problems().toString();
        assertTrue(found.contains(problem), found);
    }

    @Test
    void twin_threadThatHangs_isFound() throws InterruptedException {
        patience = Duration.ofMillis(300);
        String found = judged("fault('hang')", "ok", Mode.PLATFORM).problems().toString();
        assertTrue(found.contains("hangs or has died"), found);
    }

    @Test
    void fault_none_nothingIsFound() throws InterruptedException {
        for (Mode mode : Mode.values()) {
            if (mode.isAvailable()) {
                Judge.Verdict verdict = judged("fault('none') return 1", "ok", mode);
                assertEquals(List.of(), verdict.problems());
            }
        }
    }

    @Test
    void measurement_offByChance_isRepeated() throws InterruptedException {
        Judge.Verdict verdict = judged("fault('heap, for a while')", "ok", Mode.PLATFORM);
        assertEquals(List.of(), verdict.problems());
        assertEquals(2, verdict.attempts());
    }

    @Test
    void twin_errorOfTheJvmMadeByJavaCode_isFound() {
        try (JvmErrors errors = new JvmErrors()) {
            errors.begins("planted");
            leaked.add(new InternalError("planted"));
            List<String> recorded = errors.recorded();
            assertEquals(1, recorded.size(), recorded::toString);
            assertTrue(recorded.get(0).startsWith("planted: java.lang.InternalError"), recorded::toString);
        }
    }

    @Test
    void twin_limitWithoutFigure_isFound() {
        assertTrue(new Ending("limit-cpu", "limit of instructions reached: 500", "500").namesLimitAndFigure());
        assertTrue(!new Ending("limit-cpu", "limit of instructions reached", "500").namesLimitAndFigure());
        assertTrue(!new Ending("limit-cpu", "stopped: 500", "500").namesLimitAndFigure());
    }
}
