package io.perilune.engine.compile;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.text.ByteStr;

/**
 * Moves pending values to where they are wanted: into a register, into an operand, into a variable, or into the
 * decision of a branch. Registers are taken and given back exactly as the reference compiler does it, since {@code
 * debug.getlocal} shows intermediate values and since error messages find names by following registers.
 */
final class Placement {
    private final Emitter emitter;
    private final Registers registers;
    private final Jumps jumps;

    Placement(Emitter emitter, Registers registers, Jumps jumps) {
        this.emitter = emitter;
        this.registers = registers;
        this.jumps = jumps;
    }

    /** Gives back the register of an intermediate value. */
    void release(Pending p) {
        if (p.kind == Pending.REGISTER) {
            registers.release(p.at);
        }
    }

    /** Gives back the registers of two intermediate values, the higher one first. */
    void release(Pending one, Pending other) {
        registers.release(one.kind == Pending.REGISTER ? one.at : -1, other.kind == Pending.REGISTER ? other.at : -1);
    }

    // Loading.

    /** Reads a variable, and settles for one value of a call; jumps stay pending. */
    void load(Pending p) {
        switch (p.kind) {
            case Pending.LOCAL -> p.kind = Pending.REGISTER;
            case Pending.UPVALUE -> relocatable(p, emitter.abc(Op.GETUPVAL, 0, p.at, 0));
            case Pending.INDEXED_UPVALUE -> relocatable(p, emitter.abc(Op.GETTABUP, 0, p.at, p.key));
            case Pending.INDEXED_FIELD -> {
                registers.release(p.at);
                relocatable(p, emitter.abc(Op.GETFIELD, 0, p.at, p.key));
            }
            case Pending.INDEXED_INTEGER -> {
                registers.release(p.at);
                relocatable(p, emitter.abc(Op.GETINT, 0, p.at, p.key));
            }
            case Pending.INDEXED_REGISTER -> {
                registers.release(p.at, p.key);
                relocatable(p, emitter.abc(Op.GETTABLE, 0, p.at, p.key));
            }
            case Pending.CALL, Pending.VARARG -> oneValue(p);
            default -> {
                // It is a value already.
            }
        }
    }

    private static void relocatable(Pending p, int pc) {
        p.kind = Pending.RELOCATABLE;
        p.at = pc;
    }

    /** A call or {@code ...} shall deliver one value; others do anyway. */
    void oneValue(Pending p) {
        if (p.kind == Pending.CALL) {
            p.kind = Pending.REGISTER;
            p.at = Instruction.a(emitter.word(p.at));
        } else if (p.kind == Pending.VARARG) {
            emitter.setC(p.at, 2);
            p.kind = Pending.RELOCATABLE;
        }
    }

    /** A call or {@code ...} shall deliver {@code count} values from the next register on; -1 means all. */
    void values(Pending p, int count) {
        emitter.setC(p.at, count + 1);
        if (p.kind == Pending.VARARG) {
            emitter.setA(p.at, registers.free);
            registers.reserve(1);
        }
    }

    // Into registers.

    /** Loads the value into {@code register}; a comparison stays a decision. */
    private void loadInto(Pending p, int register) {
        load(p);
        switch (p.kind) {
            case Pending.NIL -> emitter.loadNil(register, 1);
            case Pending.TRUE -> emitter.abc(Op.LOADTRUE, register, 0, 0);
            case Pending.FALSE -> emitter.abc(Op.LOADFALSE, register, 0, 0);
            case Pending.INTEGER -> loadInteger(register, p.bits);
            case Pending.FLOAT -> loadFloat(register, p.asFloat());
            case Pending.STRING -> emitter.loadConstant(register, p.text);
            case Pending.RELOCATABLE -> emitter.setA(p.at, register);
            case Pending.REGISTER -> {
                if (p.at != register) {
                    emitter.abc(Op.MOVE, register, p.at, 0);
                }
            }
            default -> {
                return;
            }
        }
        p.kind = Pending.REGISTER;
        p.at = register;
    }

    void loadInteger(int register, long value) {
        if (value == (short) value) {
            emitter.abx(Op.LOADI, register, (int) value);
        } else {
            emitter.loadConstant(register, value);
        }
    }

    private void loadFloat(int register, double value) {
        short small = (short) value;
        // Comparing bits keeps minus zero, which no LOADF can make.
        if (Double.doubleToRawLongBits(small) == Double.doubleToRawLongBits(value)) {
            emitter.abx(Op.LOADF, register, small);
        } else {
            emitter.loadConstant(register, value);
        }
    }

    private void loadIntoAny(Pending p) {
        if (p.kind != Pending.REGISTER) {
            registers.reserve(1);
            loadInto(p, registers.free - 1);
        }
    }

    /** Puts the final value, with all early exits, into {@code register}. */
    private void finishInto(Pending p, int register) {
        loadInto(p, register);
        boolean decision = p.kind == Pending.COMPARISON;
        if (decision) {
            p.whenTrue = jumps.concat(p.at, p.whenTrue);
        }
        if (p.hasJumps()) {
            int loadFalse = Jumps.NONE;
            int loadTrue = Jumps.NONE;
            if (jumps.hasPlain(p.whenTrue) || jumps.hasPlain(p.whenFalse)) {
                int around = decision ? Jumps.NONE : emitter.jump();
                loadFalse = emitter.label();
                emitter.abc(Op.LFALSESKIP, register, 0, 0);
                loadTrue = emitter.label();
                emitter.abc(Op.LOADTRUE, register, 0, 0);
                jumps.patchToHere(around);
            }
            int end = emitter.label();
            jumps.patch(p.whenFalse, end, register, loadFalse);
            jumps.patch(p.whenTrue, end, register, loadTrue);
        }
        p.set(Pending.REGISTER, register);
    }

    /** Puts the value into the next register. */
    void toNext(Pending p) {
        load(p);
        release(p);
        finishInto(p, registers.reserve(1));
    }

    /** Makes sure that the value is in some register, and returns which. */
    int toAny(Pending p) {
        load(p);
        if (p.kind == Pending.REGISTER) {
            if (!p.hasJumps()) {
                return p.at;
            }
            if (p.at >= registers.active) {
                finishInto(p, p.at);
                return p.at;
            }
            // A variable: it must not be overwritten with what the early exits deliver.
        }
        toNext(p);
        return p.at;
    }

    /** Makes sure that the value is in a register or is an upvalue. */
    void toAnyOrUpvalue(Pending p) {
        if (p.kind != Pending.UPVALUE || p.hasJumps()) {
            toAny(p);
        }
    }

    /** Makes sure that the value is in a register or is a constant or an instruction's result, without early exits. */
    void toValue(Pending p) {
        if (p.kind == Pending.COMPARISON || p.hasJumps()) {
            toAny(p);
        } else {
            load(p);
        }
    }

    // Into operands.

    /** The index of a constant if an operand can hold it, or -1 when the value is no constant or out of reach. */
    int constantOperand(Pending p) {
        if (!p.isConstant()) {
            return -1;
        }
        int index = emitter.builder.constant(p.constant());
        return index <= Instruction.MAX_BYTE ? index : -1;
    }

    /** Turns {@code table}, which is in a register or an upvalue, into the variable {@code table[key]}. */
    void index(Pending table, Pending key) {
        int constant = key.kind == Pending.STRING ? constantOperand(key) : -1;
        if (table.kind == Pending.UPVALUE) {
            if (constant >= 0) {
                table.kind = Pending.INDEXED_UPVALUE;
                table.key = constant;
                return;
            }
            toAny(table);
        }
        if (constant >= 0) {
            table.kind = Pending.INDEXED_FIELD;
            table.key = constant;
        } else if (key.isInteger() && key.bits == (key.bits & Instruction.MAX_BYTE)) {
            table.kind = Pending.INDEXED_INTEGER;
            table.key = (int) key.bits;
        } else {
            table.key = toAny(key);
            table.kind = Pending.INDEXED_REGISTER;
        }
    }

    /**
     * Turns {@code object} into the method {@code name} of it, in the next register, with the object as first argument
     * behind it. A name out of reach of SELF is loaded and looked up by a GETTABLE whose key and result share a
     * register; {@code VariableNames} knows that shape.
     */
    void method(Pending object, ByteStr name) {
        int register = toAny(object);
        release(object);
        int function = registers.reserve(2);
        int constant = emitter.builder.constant(name);
        if (constant <= Instruction.MAX_BYTE) {
            emitter.abc(Op.SELF, function, register, constant);
        } else {
            emitter.abc(Op.MOVE, function + 1, register, 0);
            emitter.loadConstant(function, name);
            emitter.abc(Op.GETTABLE, function, function + 1, function);
        }
        object.set(Pending.REGISTER, function);
    }

    // Into variables.

    /** Assigns {@code value} to {@code variable}. */
    void store(Pending variable, Pending value) {
        switch (variable.kind) {
            case Pending.LOCAL -> {
                load(value);
                release(value);
                finishInto(value, variable.at);
                return;
            }
            case Pending.UPVALUE -> emitter.abc(Op.SETUPVAL, toAny(value), variable.at, 0);
            case Pending.INDEXED_UPVALUE -> storeElement(Op.SETTABUP, variable, value);
            case Pending.INDEXED_FIELD -> storeElement(Op.SETFIELD, variable, value);
            case Pending.INDEXED_INTEGER -> storeElement(Op.SETINT, variable, value);
            default -> storeElement(Op.SETTABLE, variable, value);
        }
        release(value);
    }

    /** {@code op} takes the value from a register; the instruction after it, in {@link Op}, takes a constant. */
    private void storeElement(int op, Pending variable, Pending value) {
        int constant = constantOperand(value);
        if (constant >= 0) {
            emitter.abc(op + 1, variable.at, variable.key, constant);
        } else {
            emitter.abc(op, variable.at, variable.key, toAny(value));
        }
    }

    // Into decisions.

    /** Goes on when the value is true; {@code whenFalse} leads away otherwise. */
    void goOnIfTrue(Pending p) {
        load(p);
        int exit = Jumps.NONE;
        if (p.kind == Pending.COMPARISON) {
            jumps.negate(p.at);
            exit = p.at;
        } else if (p.kind < Pending.TRUE || p.kind > Pending.STRING || p.kind == Pending.FALSE) {
            exit = jumpIf(p, 0);
        }
        p.whenFalse = jumps.concat(exit, p.whenFalse);
        jumps.patchToHere(p.whenTrue);
        p.whenTrue = Jumps.NONE;
    }

    /** Goes on when the value is false; {@code whenTrue} leads away otherwise. */
    void goOnIfFalse(Pending p) {
        load(p);
        int exit = Jumps.NONE;
        if (p.kind == Pending.COMPARISON) {
            exit = p.at;
        } else if (p.kind != Pending.NIL && p.kind != Pending.FALSE) {
            exit = jumpIf(p, 1);
        }
        p.whenTrue = jumps.concat(exit, p.whenTrue);
        jumps.patchToHere(p.whenFalse);
        p.whenFalse = Jumps.NONE;
    }

    /**
     * A branch that is taken when the truth of the value is {@code truth}; a {@code not} right before melts into it.
     */
    private int jumpIf(Pending p, int truth) {
        if (p.kind == Pending.RELOCATABLE && Instruction.op(emitter.word(p.at)) == Op.NOT) {
            int operand = Instruction.b(emitter.word(p.at));
            emitter.removeLast();
            return emitter.branch(Op.TEST, operand, 0, truth ^ 1);
        }
        loadIntoAny(p);
        release(p);
        return emitter.branch(Op.TESTSET, Jumps.NO_REGISTER, p.at, truth);
    }

    /** Negates the value, as {@code not} does. */
    void not(Pending p) {
        load(p);
        switch (p.kind) {
            case Pending.NIL, Pending.FALSE -> p.kind = Pending.TRUE;
            case Pending.TRUE, Pending.INTEGER, Pending.FLOAT, Pending.STRING -> p.kind = Pending.FALSE;
            case Pending.COMPARISON -> jumps.negate(p.at);
            default -> {
                loadIntoAny(p);
                release(p);
                relocatable(p, emitter.abc(Op.NOT, 0, p.at, 0));
            }
        }
        int swapped = p.whenTrue;
        p.whenTrue = p.whenFalse;
        p.whenFalse = swapped;
        jumps.dropValues(p.whenTrue);
        jumps.dropValues(p.whenFalse);
    }
}
