package io.perilune;

/** How scripts are executed; see {@link LuaBuilder#engine}. What scripts do and say is the same in all of them. */
public enum Engine {
    /** Instruction by instruction; no class is ever defined at run time. */
    INTERPRETER,
    /** What runs often is compiled to JVM bytecode, the rest is interpreted. */
    TIERED,
    /** Everything is compiled as soon as it runs, on the thread that runs it. For tests of the compiler: slower than TIERED. */
    COMPILED
}
