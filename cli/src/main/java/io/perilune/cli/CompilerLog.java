package io.perilune.cli;

import io.perilune.LuaMetrics;
import java.nio.charset.StandardCharsets;

/** Prints what is compiled to JVM bytecode, and what is not: {@code --jit-log}. Called on the compiler's thread, too. */
final class CompilerLog implements LuaMetrics {
    private final Streams streams;

    CompilerLog(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void functionCompiled(String function, long bytes, long nanos) {
        print(function + ": " + bytes + " bytes of bytecode in " + nanos / 1_000 + " microseconds");
    }

    @Override
    public void functionRefused(String function, String reason) {
        print(function + ": left to the interpreter: " + reason);
    }

    @Override
    public void deoptimized(String function, String reason) {
        print(function + ": compiled code given up: " + reason);
    }

    private void print(String line) {
        streams.printError(("jit: " + line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
