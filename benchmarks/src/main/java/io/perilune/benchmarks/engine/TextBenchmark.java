package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What do the small functions on strings cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class TextBenchmark extends LuaBenchmark {
    private Routine sub;
    private Routine byteAt;
    private Routine character;
    private Routine upper;
    private Routine rep;
    private Routine compare;
    private Routine tonumberInteger;
    private Routine tonumberFloat;
    private Routine lengthUtf8;

    @Override
    void prepare(Session lua) {
        sub = loop(lua, "local s = 'the quick brown fox'", "kept = s:sub(5, 9)");
        byteAt = loop(lua, "local s = 'the quick brown fox'", "kept = kept + s:byte(5)");
        character = loop(lua, "local c = string.char", "kept = c(i % 256)");
        upper = loop(lua, "local s = 'the quick brown fox'", "kept = s:upper()");
        rep = loop(lua, "local s = 'abc'", "kept = s:rep(10)");
        compare = loop(lua, "local a, b = 'the quick brown fox', 'the quick brown fog'", "if a < b then kept = i end");
        tonumberInteger = loop(lua, "local s = '12345'", "kept = tonumber(s)");
        tonumberFloat = loop(lua, "local s = '123.45e2'", "kept = tonumber(s)");
        lengthUtf8 = loop(
                lua,
                "local s = ('\\206\\187x'):rep(13) local f = utf8 and utf8.len or function(t) return #t end",
                "kept = f(s)");
    }

    /** Takes a short part. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object sub() {
        return sub.call(OPERATIONS);
    }

    /** Reads a byte. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object byteAt() {
        return byteAt.call(OPERATIONS);
    }

    /** Makes a string of a byte. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object character() {
        return character.call(OPERATIONS);
    }

    /** Makes 19 bytes upper case. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object upper() {
        return upper.call(OPERATIONS);
    }

    /** Repeats three bytes ten times. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object rep() {
        return rep.call(OPERATIONS);
    }

    /** Compares two strings that differ late. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object compare() {
        return compare.call(OPERATIONS);
    }

    /** Reads an integer. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object tonumberInteger() {
        return tonumberInteger.call(OPERATIONS);
    }

    /** Reads a float. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object tonumberFloat() {
        return tonumberFloat.call(OPERATIONS);
    }

    /** Counts the characters of 40 bytes. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object lengthUtf8() {
        return lengthUtf8.call(OPERATIONS);
    }
}
