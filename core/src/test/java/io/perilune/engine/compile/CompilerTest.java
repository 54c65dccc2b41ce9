package io.perilune.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.code.CodeText;
import io.perilune.engine.code.CompiledText;
import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.MalformedChunk;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.Verifier;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTest {
    /** Compiles something large: it must verify, and take linear time. */
    private static Prototype large(String text) throws MalformedChunk {
        Prototype p = Assertions.assertTimeout(Duration.ofSeconds(20), () -> CompiledText.of(text));
        Verifier.verify(p);
        return p;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local a = 1 + 2 * 3 | VARARGPREP LOADI",
                "local a, b = x | VARARGPREP GETTABUP LOADNIL",
                "local a local b local c | VARARGPREP LOADNIL",
                "local a = b and c | VARARGPREP GETTABUP TEST GETTABUP",
                "local a; a = a and a or a | VARARGPREP LOADNIL TEST TEST",
                "local a <const> = 7; local b = a | VARARGPREP LOADI",
                "local a = ...; return a < 1 | VARARGPREP VARARG LTI LFALSESKIP LOADTRUE RETURN1",
                "if not x then y = 1 end | VARARGPREP GETTABUP TEST SETTABUPK",
                "return f() | VARARGPREP GETTABUP TAILCALL RETURN",
                "return (f()) | VARARGPREP GETTABUP CALL RETURN1",
                "local a <close> = f(); return g() | VARARGPREP GETTABUP CALL TBC GETTABUP CALL RETURN",
                "goto a; ::a:: | VARARGPREP JMP",
                "::a:: goto a | VARARGPREP JMP",
                "while x do end | VARARGPREP GETTABUP TEST JMP",
                "do local a; f = function() return a end end | VARARGPREP LOADNIL CLOSURE SETTABUP CLOSE",
            })
    void statements_becomeTheseInstructions(String chunk, String opcodes) {
        assertEquals(opcodes, CompiledText.opcodes(CompiledText.of(chunk)), chunk);
    }

    @Test
    void returns_closeOnlyWhereSomethingIsOpen() {
        Prototype p = CompiledText.function("""
                function f(a)
                    if a then return 1 end
                    do local c = 1; g(function() return c end); if a then return 2 end end
                    return 3
                end
                """);
        assertEquals(2, Instruction.a(p.code[CompiledText.find(p, Op.RETURN1, 0)]) + 1);
        assertEquals(1, Instruction.c(p.code[CompiledText.find(p, Op.RETURN, 0)]));
        CompiledText.find(p, Op.RETURN1, 1);
        CompiledText.find(p, Op.RETURN0, 0);
    }

    @Test
    void numbers_beyondTheInstruction_areConstants() {
        assertTrue(CompiledText.opcodes(CompiledText.of("local a = 32767")).contains("LOADI"));
        assertTrue(CompiledText.opcodes(CompiledText.of("local a = 32768")).contains("LOADK"));
        assertTrue(CompiledText.opcodes(CompiledText.of("local a = -32768.0")).contains("LOADF"));
        assertTrue(CompiledText.opcodes(CompiledText.of("local a = 0.5")).contains("LOADK"));
    }

    @Test
    void registersThatRunOut_areASyntaxError() {
        String call = "\n\na = f(x" + ",x".repeat(260) + ")";
        SyntaxError e = assertThrows(SyntaxError.class, () -> CompiledText.of(call));
        assertEquals("test:3: function or expression needs too many registers near 'x'", e.getMessage());
        assertEquals(3, e.diagnostic().line());
        assertFalse(e.diagnostic().incomplete());
    }

    @Test
    void registersThatJustSuffice_areNone() {
        assertEquals(254, CompiledText.of("f(x" + ",x".repeat(252) + ")").frameSize);
        assertThrows(SyntaxError.class, () -> CompiledText.of("f(x" + ",x".repeat(253) + ")"));
    }

    @Test
    void functionOfManyStatements_compiles() throws MalformedChunk {
        Prototype p = large("local a = 0\n" + "a = a + 1\n".repeat(100_000));
        assertEquals(100_003, p.code.length);
        assertEquals(100_001, p.debug.lineAt(100_001));
    }

    @Test
    void manyConstants_areReachedByLongInstructions() throws MalformedChunk {
        StringBuilder text = new StringBuilder("local a\n");
        for (int i = 0; i < 70_000; i++) {
            text.append("a = 'k").append(i).append("'\n");
        }
        Prototype p = large(text + "a.last = a");
        assertEquals(70_001, p.constants.length);
        assertEquals(65_536, p.code[CompiledText.find(p, Op.LOADKX, 0) + 1]);
        assertTrue(CodeText.of(p).contains("GETTABLE") || CodeText.of(p).contains("SETTABLE"));
    }

    @Test
    void largeConstructors_areStoredInBatches() throws MalformedChunk {
        Prototype p = large("return {" + "x,".repeat(50_000) + "}");
        int made = CompiledText.find(p, Op.NEWTABLE, 0);
        assertEquals(50_000, p.code[made + 1]);
        assertEquals(999 * 50, p.code[CompiledText.find(p, Op.SETLIST, 999) + 1]);
        large("return {" + "x = 1, [y] = 2,".repeat(50_000) + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local a = x | + x ",
                "local a = x | and x ",
                "local a = x | or x ",
                "local a = x | == x ",
                "local a = 1 | + 1 ",
                "x = x | .y",
                "x = x | (y)",
                "x = x | :y()",
                "if x then f() | elseif y then g() ",
            })
    void longChains_compileWithoutDeepRecursion(String start, String link) throws MalformedChunk {
        String end = start.startsWith("if") ? " end" : "";
        large(start + " " + (link + " ").repeat(10_000) + end);
    }

    @Test
    void lists_ofJumpsAreAimed() throws MalformedChunk {
        large("while x do " + "if y then break end ".repeat(20_000) + "end");
        large("goto done " + "do if x then goto done end end ".repeat(20_000) + "::done::");
    }

    @Test
    void constantsInTheCode_areThoseOfTheText() {
        Prototype p = CompiledText.of("return 'a', 100000, 2.5, 'a', 100000, 2.5, -100000");
        assertEquals(4, p.constants.length);
        assertEquals(ByteStr.of("a"), p.constants[0]);
        assertEquals(100_000L, p.constants[1]);
        assertEquals(2.5, p.constants[2]);
        assertEquals(-100_000L, p.constants[3]);
    }

    @Test
    void upvalues_sayWhereTheyComeFrom() {
        Prototype outer = CompiledText.function(
                "local unused; local function outer() local a, b <const>; return function() return a, b, x end end");
        Prototype inner = outer.nested[0];
        assertEquals(3, inner.upvalues.length);
        assertTrue(inner.upvalues[0].fromParentRegister());
        assertEquals(0, inner.upvalues[0].index());
        assertFalse(inner.upvalues[0].readOnly());
        assertEquals(1, inner.upvalues[1].index());
        assertTrue(inner.upvalues[1].readOnly());
        assertFalse(inner.upvalues[2].fromParentRegister());
        assertEquals(ByteStr.of("_ENV"), inner.upvalues[2].name());
    }

    @Test
    void work_isCharged() {
        long[] units = new long[1];
        Source source = Source.of(ByteStr.of("x = 1 ".repeat(1_000)), ByteStr.of("=test"));
        CompiledText.of(source, count -> units[0] += count);
        assertTrue(units[0] >= 1_000, units[0] + " units");
        Charge limit = new Charge() {
            private long left = units[0] - 10;

            @Override
            public void charge(long count) {
                left -= count;
                if (left < 0) {
                    throw new IllegalStateException("limit");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> CompiledText.of(source, limit));
    }
}
