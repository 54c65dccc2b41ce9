package io.perilune.engine.code;

import io.perilune.engine.compile.Compiler;
import io.perilune.engine.resolve.Resolver;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;

/** Compiled functions for tests, which are easier to write as text than as instructions. */
public final class CompiledText {
    private CompiledText() {}

    public static Prototype of(String text) {
        return of(Source.of(ByteStr.of(text), ByteStr.of("=test")), Charge.NONE);
    }

    public static Prototype of(Source source, Charge charge) {
        return Compiler.compile(source, Resolver.resolve(source, charge), charge);
    }

    /** The first function inside the chunk. */
    public static Prototype function(String text) {
        return of(text).nested[0];
    }

    /** Names of the instructions of a function, one after the other, without the final return. */
    public static String opcodes(Prototype p) {
        StringBuilder names = new StringBuilder();
        for (int pc = 0; pc < p.code.length - 1; pc = next(p, pc)) {
            names.append(names.length() == 0 ? "" : " ")
                    .append(Opcode.of(Instruction.op(p.code[pc])).name());
        }
        return names.toString();
    }

    /** The place of the {@code number}-th instruction (from 0) with this opcode. */
    public static int find(Prototype p, int op, int number) {
        int left = number;
        for (int pc = 0; pc < p.code.length; pc = next(p, pc)) {
            if (Instruction.op(p.code[pc]) == op && left-- == 0) {
                return pc;
            }
        }
        throw new AssertionError("no " + Opcode.of(op) + " in\n" + CodeText.of(p));
    }

    public static int next(Prototype p, int pc) {
        return Instruction.isWide(Instruction.op(p.code[pc])) ? pc + 2 : pc + 1;
    }
}
