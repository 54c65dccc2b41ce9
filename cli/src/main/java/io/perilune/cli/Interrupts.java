package io.perilune.cli;

import io.perilune.Lua;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C while a script runs: the first one becomes an error in the script, which may catch it; one more ends the program.
 *
 * <p>Java has no other way to signals than a class of {@code jdk.unsupported}, which every JDK has. The module's
 * pom tells the compiler not to warn about it.
 */
final class Interrupts implements SignalHandler {
    private static final String MESSAGE = "interrupted!";

    private final Lua lua;
    private final Signal signal = new Signal("INT");

    Interrupts(Lua lua) {
        this.lua = lua;
    }

    /** From now on, until {@link #stop}. */
    void start() {
        Signal.handle(signal, this);
    }

    void stop() {
        Signal.handle(signal, SignalHandler.SIG_DFL);
    }

    @Override
    public void handle(Signal received) {
        Signal.handle(received, SignalHandler.SIG_DFL);
        lua.interrupt(MESSAGE);
    }
}
