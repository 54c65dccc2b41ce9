package io.perilune.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kept inputs of every target, whole and with a few bytes changed; without the fuzzer, and on machines without its native parts. */
final class FuzzReplayTest {
    private static final Path KEPT = Path.of("src/test/fuzz");
    private static final int CHANGES = 20;
    private static final long LEAK = 1 << 20;

    private static List<byte[]> inputs(String target) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(KEPT.resolve(target))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }

    private static void check(Target target, byte[] input) {
        try {
            target.check(input);
        } catch (Throwable e) {
            throw new AssertionError("input " + new String(input, StandardCharsets.ISO_8859_1), e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern", "format", "pack", "number", "utf", "parser", "program", "binary"})
    void kept_replayed_isContainedAndLeavesNothing(String name) throws IOException {
        List<byte[]> inputs = inputs(name);
        assertTrue(inputs.size() > 5, () -> "only " + inputs.size() + " inputs");
        try (Target target = new Target(name, Reference.unavailable() == null)) {
            inputs.forEach(input -> check(target, input));
            long before = Target.liveHeap();
            Random random = new Random(name.hashCode());
            for (int i = 0; i < CHANGES; i++) {
                for (byte[] input : inputs) {
                    check(target, changed(input, random));
                }
            }
            long after = Target.liveHeap();
            assertTrue(after < before + LEAK, () -> after - before + " bytes are kept");
        }
    }

    private static byte[] changed(byte[] input, Random random) {
        byte[] bytes = input.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
        }
        return bytes;
    }

    @Test
    void twin_differenceFromTheReference_isFound() {
        if (Reference.unavailable() != null) {
            return;
        }
        byte[] ours = "return function(s) return s .. '!' end".getBytes(StandardCharsets.US_ASCII);
        byte[] theirs = "return function(s) return s .. '?' end".getBytes(StandardCharsets.US_ASCII);
        try (Target target = new Target("twin", ours, new Reference(theirs))) {
            assertThrows(AssertionError.class, () -> target.check(new byte[] {'x'}));
        }
    }

    @Test
    void twin_textThatShowsJava_isFound() {
        byte[] program = "return function(s) return 'java.lang.' .. s end".getBytes(StandardCharsets.US_ASCII);
        try (Target target = new Target("twin", program, null)) {
            assertThrows(AssertionError.class, () -> target.check(new byte[] {'x'}));
        }
    }
}
