package io.perilune.engine.compile;

import io.perilune.engine.resolve.Binding;
import io.perilune.engine.resolve.Scopes;
import io.perilune.engine.syntax.Ast.Attrib;
import java.util.Arrays;

/**
 * The local variables in scope in one function, and their registers.
 *
 * <p>Invariant: {@code inScope} holds, in the order of their registers, the ids of the variables in registers 0 to
 * {@code count - 1}; compile-time constants are not among them. {@code closers} and {@code toBeClosed} count those that
 * are captured or to be closed, and those that are to be closed.
 */
final class Locals {
    private final Emitter emitter;
    private final Registers registers;
    private final Scopes scopes;
    /** By local id, for all functions of the chunk: an inner function asks for registers of the outer one. */
    private final int[] registerOf;

    private int[] inScope = new int[16];
    private int[] debugNumber = new int[16];
    private int count;
    private int closers;
    private int toBeClosed;

    Locals(Emitter emitter, Registers registers, Scopes scopes, int[] registerOf) {
        this.emitter = emitter;
        this.registers = registers;
        this.scopes = scopes;
        this.registerOf = registerOf;
    }

    void reset() {
        count = 0;
        closers = 0;
        toBeClosed = 0;
    }

    int register(int local) {
        return registerOf[local];
    }

    /** Number of variables in scope: what {@link #leave} wants to know. */
    int mark() {
        return count;
    }

    /** The variable comes into scope; its register, the next above those of the others, holds its value already. */
    void enter(int local) {
        if (count == inScope.length) {
            inScope = Arrays.copyOf(inScope, count * 2);
            debugNumber = Arrays.copyOf(debugNumber, count * 2);
        }
        Binding binding = scopes.binding(local);
        registerOf[local] = registers.active++;
        inScope[count] = local;
        debugNumber[count++] = emitter.builder.startLocal(binding.name());
        count(binding, 1);
    }

    /** Debuggers shall see the variable that came into scope last from the next instruction on only. */
    void hideUntilHere() {
        emitter.builder.restartLocal(debugNumber[count - 1]);
    }

    /** Ends the scope of all variables that came after {@code mark}, and gives back their registers. */
    void leave(int mark) {
        while (count > mark) {
            count--;
            emitter.builder.endLocal(debugNumber[count]);
            count(scopes.binding(inScope[count]), -1);
        }
        registers.active = count;
        registers.free = count;
    }

    private void count(Binding binding, int step) {
        if (binding.attrib() == Attrib.CLOSE) {
            toBeClosed += step;
            closers += step;
        } else if (binding.captured()) {
            closers += step;
        }
    }

    /** True when returning from here must close some variable. */
    boolean returnCloses() {
        return closers > 0;
    }

    /** True when a value waits to be closed, so that nothing may be called in the place of this function. */
    boolean closesValue() {
        return toBeClosed > 0;
    }
}
