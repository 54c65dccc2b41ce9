package io.perilune.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs iterations of one program when it is asked to. Between them it waits, so that several can stand at
 * the start at once and take turns. For one thread.
 */
final class Contestant implements AutoCloseable {
    /** How many times the cap an iteration may take on the wall, where other processes may be in the way. */
    private static final int PATIENCE = 5;

    private static final byte[] GO = {'\n'};
    /** What the reading thread puts last, when the process has closed its output. */
    private static final String END = "";

    private final Process process;
    private final Path complaints;
    private final OutputStream input;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread reader;
    private final List<Sample> samples = new ArrayList<>();
    private final Settings settings;
    private long spent;
    private @Nullable String failure;

    Contestant(List<String> command, Settings settings) throws IOException {
        this.settings = settings;
        complaints = Files.createTempFile("benchmark", ".err");
        process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        input = process.getOutputStream();
        reader = new Thread(this::read, "reader of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // The process was ended while its output was being read; the end is what is reported.
        }
        answers.add(END);
    }

    /** Runs one iteration, unless it has failed before. */
    void iterate() throws InterruptedException {
        if (failure != null) {
            return;
        }
        long from = System.nanoTime();
        try {
            input.write(GO);
            input.flush();
        } catch (IOException e) {
            // It is dead; what follows finds out how.
        }
        long patience = PATIENCE * settings.cap();
        String line = answers.poll(patience, TimeUnit.NANOSECONDS);
        long wall = System.nanoTime() - from;
        if (line == null) {
            failure = "no answer after " + TimeUnit.NANOSECONDS.toSeconds(patience) + " s";
            process.destroyForcibly();
        } else if (line.equals(END)) {
            process.waitFor();
            failure = "exit code " + process.exitValue() + lastComplaint();
        } else {
            take(line, wall);
        }
    }

    private void take(String line, long wall) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            failure = "said \"" + line + "\"";
        } else if (!cells[0].equals(Outcome.GOOD)) {
            failure = (cells[0].equals("BAD") ? "wrong answer " : "error: ") + cells[3];
        } else {
            long bytes = cells[2].equals("-") ? Sample.UNKNOWN : Long.parseLong(cells[2]);
            Sample sample = new Sample(Long.parseLong(cells[1]), wall, bytes);
            spent += settings.clock().of(sample);
            samples.add(sample);
        }
    }

    /** Nanoseconds of all iterations so far, by the clock that counts. */
    long spent() {
        return spent;
    }

    int iterations() {
        return samples.size();
    }

    /** Whether there is no use in asking for another iteration. */
    boolean isDone() {
        return failure != null || spent >= settings.cap();
    }

    Outcome outcome() {
        return new Outcome(failure == null ? Outcome.GOOD : failure, samples, settings.clock());
    }

    private String lastComplaint() {
        try {
            List<String> lines = Files.readAllLines(complaints, StandardCharsets.ISO_8859_1);
            return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            reader.join();
            Files.deleteIfExists(complaints);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A temporary file stays, which is none of the user's concern.
        }
    }
}
