package io.perilune.benchmarks.boundary;

/** The Lua side of the operations, the same for all rivals. Each is a chunk that returns what is measured. */
final class Scripts {
    /** Iterations of the Lua loops in which functions of the host are called: one call of the script measures so many. */
    static final int LOOP = 1_000;

    static final String EMPTY = "return function() end";
    static final String SUM = "return function(a, b, c) return a + b + c end";
    static final String THREE_RESULTS = "return function() return 1, 2, 3 end";
    static final String IDENTITY = "return function(s) return s end";
    static final String FAILING = "return function() error('boom', 0) end";
    static final String CHUNK = "local a, b = ... if a then return a + b end return 'nothing'";

    static final String CALL_ONE = "return function(f, n) for i = 1, n do f(i) end end";
    static final String CALL_THREE = "return function(f, n) for i = 1, n do f(i, i, i) end end";
    static final String CALL_TEXTS = "return function(f, n) for i = 1, n do f('hello ', 'world') end end";
    static final String CATCH = "return function(f, n) for i = 1, n do pcall(f) end end";
    static final String READ_FIELD = "return function(o, n) local s = 0 for i = 1, n do s = s + o.x end return s end";
    static final String WRITE_FIELD = "return function(o, n) for i = 1, n do o.x = i end end";
    static final String CALL_METHOD = "return function(o, n) for i = 1, n do o:add(i) end end";
    static final String YIELDING = "return function() while true do coroutine.yield() end end";

    private Scripts() {}
}
