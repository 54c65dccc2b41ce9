package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What do reads and writes of tables cost, by kind of key, and what does a new table? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class TableBenchmark extends LuaBenchmark {
    private Routine getField;
    private Routine setField;
    private Routine getIndex;
    private Routine setIndex;
    private Routine append;
    private Routine getKey;
    private Routine putAndClear;
    private Routine newRecord;
    private Routine newArray;
    private Routine traverse;
    private Routine metamethod;

    @Override
    void prepare(Session lua) {
        getField = loop(lua, "local t = {x = 1, y = 2, z = 3}", "kept = kept + t.y");
        setField = loop(lua, "local t = {x = 1, y = 2, z = 3}", "t.y = i");
        getIndex = loop(lua, "local t = {} for k = 1, 1000 do t[k] = k end", "kept = kept + t[i]");
        setIndex = loop(lua, "local t = {} for k = 1, 1000 do t[k] = k end", "t[i] = n");
        append = loop(lua, "local t = {}", "if i == 1 then t = {} end t[#t + 1] = i");
        getKey = loop(
                lua,
                "local t, keys = {}, {} for k = 0, 99 do keys[k] = 'key' .. k t[keys[k]] = k end",
                "kept = kept + t[keys[i % 100]]");
        putAndClear = loop(lua, "local t = {}", "t[i * 7919] = i t[i * 7919] = nil");
        newRecord = loop(lua, "", "kept = {x = i, y = i, z = i}");
        newArray = loop(lua, "", "kept = {i, i, i}");
        traverse = loop(
                lua,
                "local t = {} for k = 1, 1000 do t['k' .. k] = k end",
                "if i == 1 then for _, v in pairs(t) do kept = v end end");
        metamethod = loop(lua, "local t = setmetatable({}, {__index = {x = 1}})", "kept = kept + t.x");
    }

    /** Reads a field by its constant name. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object getField() {
        return getField.call(OPERATIONS);
    }

    /** Writes a field by its constant name. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object setField() {
        return setField.call(OPERATIONS);
    }

    /** Reads an element of an array. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object getIndex() {
        return getIndex.call(OPERATIONS);
    }

    /** Overwrites an element of an array. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object setIndex() {
        return setIndex.call(OPERATIONS);
    }

    /** Appends to an array that starts empty every thousand elements. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object append() {
        return append.call(OPERATIONS);
    }

    /** Reads by a string that is not known when the code is compiled. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object getKey() {
        return getKey.call(OPERATIONS);
    }

    /** Puts a new key into a dictionary and takes it out again. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object putAndClear() {
        return putAndClear.call(OPERATIONS);
    }

    /** Makes a record of three fields. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object newRecord() {
        return newRecord.call(OPERATIONS);
    }

    /** Makes an array of three elements. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object newArray() {
        return newArray.call(OPERATIONS);
    }

    /** Goes over a dictionary with pairs, per entry. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object traverse() {
        return traverse.call(OPERATIONS);
    }

    /** Reads a field that a metatable supplies. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object metamethod() {
        return metamethod.call(OPERATIONS);
    }
}
