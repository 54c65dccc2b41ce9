package io.perilune.benchmarks.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The counterpart of {@code driver.lua} for the libraries: calls one program again and again, an iteration for every line of
 * the input, and answers each with a line of tab-separated cells: status ({@code ok}, {@code BAD} or {@code ERROR}),
 * nanoseconds of processor time, bytes allocated, and the result or what went wrong.
 */
public final class Driver {
    private final Session session;
    private final Path file;
    private final long size;
    private final String expected;
    private @Nullable Routine run;

    Driver(Session session, Path file, long size, String expected) {
        this.session = session;
        this.file = file;
        this.size = size;
        this.expected = expected;
    }

    /** Arguments: library, file, n, expected result. */
    public static void main(String[] arguments) throws IOException {
        Library library = Library.named(arguments[0]);
        // The scripts' own output must not come between the answers.
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (Session session = library.open()) {
            new Driver(session, Path.of(arguments[1]), Long.parseLong(arguments[2]), arguments[3])
                    .serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), answers);
        }
    }

    void serve(BufferedReader input, PrintStream answers) throws IOException {
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        ProcessTime time = new ProcessTime();
        while (input.readLine() != null) {
            long bytes = thread.getCurrentThreadAllocatedBytes();
            time.start();
            String status;
            String result;
            try {
                result = Library.text(iterate());
                status = result.equals(expected) ? "ok" : "BAD";
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                status = "ERROR";
                result = String.valueOf(e);
            }
            long spent = time.spent();
            bytes = thread.getCurrentThreadAllocatedBytes() - bytes;
            answers.print(status + "\t" + spent + "\t" + bytes + "\t" + result.replaceAll("\\s", " ") + "\n");
            answers.flush();
        }
    }

    private @Nullable Object iterate() {
        Routine routine = run;
        if (routine == null) {
            if (!(session.load(text(), file.getFileName().toString()).call() instanceof Routine function)) {
                throw new IllegalStateException(file + " returns no function");
            }
            routine = function;
            run = function;
        }
        return routine.call(size);
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }
}
