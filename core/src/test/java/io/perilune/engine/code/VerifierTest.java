package io.perilune.engine.code;

import static io.perilune.engine.code.Instruction.abc;
import static io.perilune.engine.code.Instruction.abx;
import static io.perilune.engine.code.Instruction.sax;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteStr;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final int RETURN0 = abc(Op.RETURN0, 0, 0, 0);
    private static final Object[] CONSTANTS = {ByteStr.of("s"), 1L, 1.5, null};
    private static final LocalVariable[] NO_LOCALS = {};

    /** Captures register 1 of the function around it. */
    private static final Prototype CAPTURING = new Prototype(
            new int[] {RETURN0},
            new Object[0],
            new Prototype[0],
            new UpvalueDescriptor[] {new UpvalueDescriptor(null, true, 1, false)},
            0,
            false,
            2,
            debug(null));

    private static DebugInfo debug(LineTable lines, LocalVariable... locals) {
        return new DebugInfo(ByteStr.of("=test"), 0, 0, lines, locals);
    }

    /** A function with 10 registers, one upvalue, the constants above and one nested function. */
    private static Prototype function(int... code) {
        return function(debug(null, NO_LOCALS), code);
    }

    private static Prototype function(DebugInfo debug, int... code) {
        return new Prototype(
                code,
                CONSTANTS,
                new Prototype[] {CAPTURING},
                new UpvalueDescriptor[] {new UpvalueDescriptor(null, true, 0, false)},
                2,
                false,
                10,
                debug);
    }

    private static void accepted(int... code) throws MalformedChunk {
        Verifier.verify(function(code));
    }

    private static void refused(int... code) {
        assertThrows(MalformedChunk.class, () -> Verifier.verify(function(code)), CodeText.of(function(code)));
    }

    /** Refused alone, but good when the operands are smaller. */
    private static void limit(int good, int bad) throws MalformedChunk {
        accepted(good, RETURN0);
        refused(bad, RETURN0);
    }

    private static void wideLimit(int instruction, int goodWord, int badWord) throws MalformedChunk {
        accepted(instruction, goodWord, RETURN0);
        refused(instruction, badWord, RETURN0);
    }

    @Test
    void operands_mustBeInRange() throws MalformedChunk {
        limit(abc(Op.MOVE, 9, 9, 0), abc(Op.MOVE, 10, 9, 0));
        limit(abc(Op.MOVE, 9, 9, 0), abc(Op.MOVE, 9, 10, 0));
        limit(abc(Op.ADD, 9, 9, 9), abc(Op.ADD, 9, 9, 10));
        limit(abc(Op.GETUPVAL, 0, 0, 0), abc(Op.GETUPVAL, 0, 1, 0));
        limit(abx(Op.LOADK, 0, 3), abx(Op.LOADK, 0, 4));
        limit(abc(Op.GETFIELD, 0, 0, 0), abc(Op.GETFIELD, 0, 0, 1));
        limit(abc(Op.ADDK, 0, 0, 1), abc(Op.ADDK, 0, 0, 0));
        limit(abc(Op.ADDK, 0, 0, 2), abc(Op.ADDK, 0, 0, 3));
        limit(abc(Op.BANDK, 0, 0, 1), abc(Op.BANDK, 0, 0, 2));
        limit(abc(Op.SETTABUPK, 0, 0, 3), abc(Op.SETTABUPK, 1, 0, 3));
        limit(abc(Op.SETTABUPK, 0, 0, 3), abc(Op.SETTABUPK, 0, 3, 3));
        wideLimit(abc(Op.LOADKX, 0, 0, 0), 3, 4);
        wideLimit(abc(Op.LOADKX, 0, 0, 0), 3, -1);
        wideLimit(abc(Op.NEWTABLE, 0, 0, 0), 3 * 256, 3 * 256 + 1);
        wideLimit(abc(Op.NEWTABLE, 0, 3, 0), 0, -1);
        refused(abc(Op.NEWTABLE, 0, 4, 0), 0, RETURN0);
        refused(abc(Op.NEWTABLE, 0, 40, 0), 0, RETURN0);
        wideLimit(abc(Op.EQ, 0, 0, 1), 0, 1);
        refused(abc(Op.EQ, 0, 0, 2), 0, RETURN0);
    }

    @Test
    void unusedOperands_mustBeZero() throws MalformedChunk {
        limit(abc(Op.MOVE, 1, 1, 0), abc(Op.MOVE, 1, 1, 1));
        limit(abc(Op.LOADTRUE, 1, 0, 0), abc(Op.LOADTRUE, 1, 1, 0));
        refused(abc(Op.RETURN0, 1, 0, 0));
        accepted(abx(Op.LOADI, 0, -1), RETURN0);
    }

    @Test
    void rangesOfRegisters_mustFit() throws MalformedChunk {
        limit(abc(Op.LOADNIL, 5, 4, 0), abc(Op.LOADNIL, 5, 5, 0));
        limit(abc(Op.SELF, 8, 0, 0), abc(Op.SELF, 9, 0, 0));
        limit(abc(Op.CONCAT, 7, 3, 0), abc(Op.CONCAT, 7, 4, 0));
        limit(abc(Op.CONCAT, 7, 2, 0), abc(Op.CONCAT, 7, 1, 0));
        limit(abc(Op.CALL, 7, 3, 1), abc(Op.CALL, 7, 4, 1));
        limit(abc(Op.CALL, 7, 1, 4), abc(Op.CALL, 7, 1, 5));
        limit(abc(Op.RETURN, 7, 4, 0), abc(Op.RETURN, 7, 5, 0));
        wideLimit(abc(Op.SETLIST, 7, 2, 0), 0, -1);
        refused(abc(Op.SETLIST, 7, 3, 0), 0, RETURN0);
    }

    @Test
    void code_mustStayOnInstructions() {
        refused();
        refused(abc(Op.MOVE, 0, 0, 0));
        refused(sax(Op.JMP, -1));
        refused(RETURN0, abc(Op.LOADKX, 0, 0, 0));
        refused(abc(Op.HOOK, 0, 0, 0), RETURN0);
        refused(200, RETURN0);
        refused(sax(Op.JMP, 1), RETURN0);
        refused(sax(Op.JMP, -2), RETURN0);
        refused(sax(Op.JMP, 1), abc(Op.LOADKX, 0, 0, 0), 0, RETURN0);
        refused(abc(Op.LFALSESKIP, 0, 0, 0), RETURN0);
        refused(abc(Op.LFALSESKIP, 0, 0, 0), abc(Op.LOADKX, 0, 0, 0), 0, RETURN0);
        refused(abc(Op.TEST, 0, 0, 1), Integer.MAX_VALUE, RETURN0);
        refused(abc(Op.TEST, 0, 0, 1), Integer.MIN_VALUE, RETURN0);
    }

    @Test
    void jumpsToInstructions_areAccepted() throws MalformedChunk {
        accepted(sax(Op.JMP, -1), RETURN0);
        accepted(abc(Op.TEST, 0, 0, 1), -2, RETURN0);
        accepted(abc(Op.LFALSESKIP, 0, 0, 0), abc(Op.LOADTRUE, 0, 0, 0), RETURN0);
    }

    @Test
    void openLists_areUsedAtOnce() throws MalformedChunk {
        int open = abc(Op.CALL, 3, 1, 0);
        accepted(open, abc(Op.CALL, 2, 0, 1), RETURN0);
        accepted(open, abc(Op.RETURN, 3, 0, 0), RETURN0);
        accepted(open, abc(Op.SETLIST, 2, 0, 0), 0, RETURN0);
        refused(open, RETURN0);
        refused(open, abc(Op.MOVE, 0, 0, 0), abc(Op.CALL, 2, 0, 1), RETURN0);
        refused(abc(Op.CALL, 2, 0, 1), RETURN0);
        refused(open, abc(Op.CALL, 3, 0, 1), RETURN0);
        refused(open, abc(Op.RETURN, 4, 0, 0), RETURN0);
        refused(abc(Op.TEST, 0, 0, 1), 1, open, abc(Op.CALL, 2, 0, 1), RETURN0);
        accepted(abc(Op.TAILCALL, 2, 1, 0), abc(Op.RETURN, 2, 0, 0), RETURN0);
        refused(abc(Op.TAILCALL, 2, 1, 0), RETURN0);
    }

    @Test
    void numericLoops_mustBelongTogether() throws MalformedChunk {
        int prepare = abc(Op.FORPREP, 0, 0, 0);
        int loop = abc(Op.FORLOOP, 0, 0, 0);
        accepted(prepare, 2, loop, -2, RETURN0);
        refused(prepare, 0, loop, -2, RETURN0);
        refused(prepare, 2, loop, 0, RETURN0);
        refused(prepare, 2, abc(Op.FORLOOP, 1, 0, 0), -2, RETURN0);
        refused(loop, 0, RETURN0);
        refused(prepare, 0, RETURN0);
        refused(abc(Op.FORPREP, 7, 0, 0), 2, abc(Op.FORLOOP, 7, 0, 0), -2, RETURN0);
    }

    @Test
    void genericLoops_mustBelongTogether() throws MalformedChunk {
        int prepare = abc(Op.TFORPREP, 0, 0, 0);
        int call = abc(Op.TFORCALL, 0, 0, 2);
        int loop = abc(Op.TFORLOOP, 0, 0, 0);
        int close = abc(Op.CLOSE, 0, 0, 0);
        accepted(prepare, 0, call, loop, -3, close, RETURN0);
        refused(prepare, 1, call, loop, -3, close, RETURN0);
        refused(prepare, 0, call, loop, -5, close, RETURN0);
        refused(prepare, 0, call, abc(Op.TFORLOOP, 1, 0, 0), -3, close, RETURN0);
        refused(call, RETURN0);
        refused(loop, 0, RETURN0);
        refused(prepare, 0, abc(Op.TFORCALL, 0, 0, 0), loop, -3, close, RETURN0);
        refused(prepare, 0, abc(Op.TFORCALL, 0, 0, 7), loop, -3, close, RETURN0);
        refused(prepare, 0, call, loop, -3, RETURN0);
    }

    @Test
    void varargs_needAVarargFunction() throws MalformedChunk {
        refused(abc(Op.VARARG, 0, 0, 2), RETURN0);
        refused(abc(Op.VARARGPREP, 2, 0, 0), RETURN0);
        Verifier.verify(vararg(abc(Op.VARARGPREP, 2, 0, 0), abc(Op.VARARG, 0, 0, 2), RETURN0));
        assertThrows(MalformedChunk.class, () -> Verifier.verify(vararg(RETURN0)));
        assertThrows(MalformedChunk.class, () -> Verifier.verify(vararg(abc(Op.VARARGPREP, 1, 0, 0), RETURN0)));
        assertThrows(
                MalformedChunk.class,
                () -> Verifier.verify(vararg(abc(Op.VARARGPREP, 2, 0, 0), sax(Op.JMP, -2), RETURN0)));
    }

    private static Prototype vararg(int... code) {
        Prototype p = function(code);
        return new Prototype(code, p.constants, p.nested, p.upvalues, 2, true, 10, p.debug);
    }

    @Test
    void capturedVariables_mustBeClosedBeforeReturning() throws MalformedChunk {
        int capture = abc(Op.CLOSURE, 2, 0, 0);
        int closingReturn = abc(Op.RETURN, 0, 1, 1);
        refused(capture, 0, RETURN0);
        refused(capture, 0, abc(Op.RETURN1, 0, 0, 0));
        refused(capture, 0, abc(Op.RETURN, 0, 1, 0));
        refused(capture, 0, abc(Op.CLOSE, 2, 0, 0), RETURN0);
        accepted(capture, 0, abc(Op.CLOSE, 1, 0, 0), RETURN0);
        accepted(capture, 0, closingReturn, RETURN0);
        // One way closes, the other does not.
        refused(capture, 0, abc(Op.TEST, 0, 0, 1), 1, abc(Op.CLOSE, 1, 0, 0), RETURN0);
        // The capture comes round a loop.
        refused(abc(Op.TEST, 0, 0, 1), 3, capture, 0, sax(Op.JMP, -5), RETURN0);
        accepted(abc(Op.TEST, 0, 0, 1), 4, capture, 0, abc(Op.CLOSE, 1, 0, 0), sax(Op.JMP, -6), RETURN0);
    }

    @Test
    void valuesToBeClosed_areClosedFromTheTop() throws MalformedChunk {
        int close = abc(Op.CLOSE, 0, 0, 0);
        accepted(abc(Op.TBC, 1, 0, 0), abc(Op.TBC, 2, 0, 0), close, RETURN0);
        refused(abc(Op.TBC, 2, 0, 0), abc(Op.TBC, 1, 0, 0), close, RETURN0);
        refused(abc(Op.TBC, 1, 0, 0), RETURN0);
        refused(abc(Op.TBC, 1, 0, 0), abc(Op.TAILCALL, 2, 1, 1), abc(Op.RETURN, 2, 0, 1), RETURN0);
        accepted(abc(Op.TBC, 2, 0, 0), abc(Op.CLOSE, 2, 0, 0), abc(Op.TBC, 1, 0, 0), close, RETURN0);
    }

    @Test
    void frames_mustHoldTheirParametersAndBeOfReasonableSize() {
        for (int[] sizes : new int[][] {{0, 1}, {0, 256}, {11, 10}, {0, 0}}) {
            Prototype p = function(RETURN0);
            Prototype odd = new Prototype(
                    p.code, p.constants, new Prototype[0], p.upvalues, sizes[0], false, sizes[1], p.debug);
            assertThrows(MalformedChunk.class, () -> Verifier.verify(odd));
        }
    }

    @Test
    void upvaluesOfNestedFunctions_mustExistAround() {
        Prototype p = function(RETURN0);
        for (UpvalueDescriptor wrong : new UpvalueDescriptor[] {
            new UpvalueDescriptor(null, true, 10, false), new UpvalueDescriptor(null, false, 1, false)
        }) {
            Prototype inner = new Prototype(
                    p.code, p.constants, new Prototype[0], new UpvalueDescriptor[] {wrong}, 0, false, 2, debug(null));
            Prototype outer =
                    new Prototype(p.code, p.constants, new Prototype[] {inner}, p.upvalues, 0, false, 10, p.debug);
            assertThrows(MalformedChunk.class, () -> Verifier.verify(outer));
        }
    }

    @Test
    void debugInformation_mustFitTheCode() throws MalformedChunk {
        ByteStr x = ByteStr.of("x");
        Verifier.verify(function(debug(LineTable.of(new int[] {1}, 1), new LocalVariable(x, 0, 1)), RETURN0));
        assertBadDebug(debug(LineTable.of(new int[] {1, 2}, 2)));
        assertBadDebug(debug(null, new LocalVariable(x, 0, 2)));
        assertBadDebug(debug(null, new LocalVariable(x, 1, 0)));
        LocalVariable[] crowd = new LocalVariable[11];
        Arrays.fill(crowd, new LocalVariable(x, 0, 1));
        assertBadDebug(debug(null, crowd));
    }

    private static void assertBadDebug(DebugInfo debug) {
        assertThrows(MalformedChunk.class, () -> Verifier.verify(function(debug, RETURN0)));
    }

    @Test
    void mutations_areJudgedWithoutAccident() {
        Prototype good = CompiledText.of("""
                local t = {1, 2, x = ...}
                for k, v in pairs(t) do local f = function() return k, v end if f() then break end end
                for i = 1, #t do t[i] = t[i] * 2 - i .. "x" end
                local c <close> = t
                return t:method(...)
                """);
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            int[] code = good.code.clone();
            int word = random.nextInt(code.length);
            code[word] = random.nextBoolean() ? code[word] ^ 1 << random.nextInt(32) : random.nextInt();
            Prototype mutant = new Prototype(
                    code, good.constants, good.nested, good.upvalues, 0, true, good.frameSize, good.debug);
            try {
                Verifier.verify(mutant);
            } catch (MalformedChunk expected) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, refused + " refused");
    }
}
