package io.perilune.benchmarks.boundary;

/**
 * One rival's Lua, with everything prepared that a program would prepare once. Each method is one operation; what it returns depends on
 * all that was done. Those that run a loop of {@link Scripts#LOOP} iterations in Lua say so.
 */
interface World extends AutoCloseable {
    @Override
    void close();

    // From Java into Lua.

    /** A function without arguments and results. */
    Object callEmpty();

    /** Three integers in, their sum out. */
    long callSum(long a, long b, long c);

    /** Three integers out; their sum. */
    long callThreeResults();

    /** A text in, the same text out, both as Java's. */
    String callWithText(String text);

    /** Compiles a small chunk. */
    Object load();

    /** Goes on in a coroutine until it yields. */
    Object resume();

    /** A function that raises an error, caught in Java; its message. */
    String catchError();

    // From Lua into Java, a loop each.

    /** A host function that takes its arguments as they come. */
    Object loopUntyped();

    /** A host function of one integer. */
    Object loopTyped();

    /** A host function of three integers. */
    Object loopSum();

    /** A host function that joins two texts. */
    Object loopConcat();

    /** A host function that throws an exception, caught by pcall. */
    Object loopCatch();

    /** A field of a Java object. */
    Object loopReadField();

    /** The same, written. */
    Object loopWriteField();

    /** A method of a Java object, with one argument and a result. */
    Object loopMethod();

    // Objects of Lua, from Java.

    /** Sets a named field and gets it back. */
    long setAndGet(String key, long value);

    /** The same for an element. */
    long setAndGet(long index, long value);

    /** An empty table. */
    Object newTable();

    /** A table of ten elements. */
    Object newArray();

    /** A table of ten named fields, names and values being texts. */
    Object newRecord();

    /** Goes over the entries of a table of ten. */
    long walk();

    /** A function that scripts can call. */
    Object newFunction(long result);

    /** A Java object for scripts. */
    Object newUserdata();

    /** Keeps a value where scripts do not reach, gets it back and gives it up. */
    Object keep();
}
