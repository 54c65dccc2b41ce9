package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perilune.engine.code.VariableNames.Name;
import io.perilune.engine.text.ByteStr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableNamesTest {
    private static String text(Name name) {
        return name == null ? "nothing" : name.kind() + " " + name.name();
    }

    /** The name of the function that the first call in the chunk calls. */
    private static String called(String chunk) {
        Prototype p = CompiledText.of(chunk);
        return text(VariableNames.functionName(p, CompiledText.find(p, Op.CALL, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f() | global f",
                "local f; f() | local f",
                "local t; t.f() | field f",
                "t.f() | field f",
                "t.a.b() | field b",
                "t[1]() | field integer index",
                "t[1000]() | field ?",
                "t[x]() | field ?",
                "t:m() | method m",
                "('x'):m() | method m",
                "local _ENV = {}; f() | global f",
                "local e = _ENV; e.f() | field f",
                "_ENV.f() | global f",
                "local a = _ENV; local _ENV = a; _ENV.f() | global f",
                "local k = 'key'; t[k]() | field ?",
                "(x or y)() | nothing",
                "(function() end)() | nothing",
                "local a <const> = 'c'; t[a]() | field c",
                "('x')() | constant x",
                "local a = b; if c then a = d end; a() | local a",
            })
    void functions_haveTheNameOfTheirVariable(String chunk, String expected) {
        assertEquals(expected, called(chunk));
    }

    @Test
    void upvalues_areNamed() {
        Prototype p = CompiledText.function("local up; local function g() up() end");
        assertEquals("upvalue up", text(VariableNames.functionName(p, CompiledText.find(p, Op.CALL, 0))));
        assertEquals(new Name("upvalue", "up"), VariableNames.upvalueName(p, 0));
    }

    @Test
    void strippedUpvalues_areQuestionMarks() throws MalformedChunk {
        Prototype main = CompiledText.of("local up; local function g() up() end");
        Prototype p = CodeReader.read(CodeWriter.write(main, true)).nested[0];
        assertEquals("upvalue ?", text(VariableNames.functionName(p, CompiledText.find(p, Op.CALL, 0))));
    }

    @Test
    void constantsOutOfReachOfOperands_areStillNames() {
        StringBuilder many = new StringBuilder("local t = {}\n");
        for (int i = 0; i < 300; i++) {
            many.append("t.x").append(i).append(" = 'y").append(i).append("'\n");
        }
        assertEquals("global bbb", called(many + "bbb()"));
        assertEquals("field bbb", called(many + "t.bbb()"));
        assertEquals("method bbb", called(many + "t:bbb()"));
        assertEquals("global bbb", called("local _ENV = _ENV; " + many + "bbb()"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return a + b | ADD | add",
                "local a; return a + 1 | ADDI | add",
                "local a; return a - 1 | ADDI | sub",
                "local a; return 1 - a | SUBKL | sub",
                "local a; return a * 2.5 | MULK | mul",
                "local a; return a % 2 | MODK | mod",
                "local a; return a ^ 2 | POWK | pow",
                "local a; return a // 2 | IDIVK | idiv",
                "local a; return a & 2 | BANDK | band",
                "local a; return a << 2 | SHRI | shl",
                "local a; return a >> 2 | SHRI | shr",
                "local a; return 2 << a | SHLI | shl",
                "return -a | UNM | unm",
                "return ~a | BNOT | bnot",
                "return #a | LEN | len",
                "return a .. b | CONCAT | concat",
                "return a == b | EQ | eq",
                "return a > b | LT | lt",
                "return a > 1 | GTI | lt",
                "return a <= b | LE | le",
                "return a.b.c | GETFIELD | index",
                "a.b = 1 | SETFIELDK | newindex",
                "a[b] = c | SETTABLE | newindex",
            })
    void metamethods_haveTheNameOfTheirEvent(String chunk, String op, String event) {
        Prototype p = CompiledText.of(chunk);
        int pc = CompiledText.find(p, Opcode.valueOf(op).ordinal(), 0);
        assertEquals("metamethod " + event, text(VariableNames.functionName(p, pc)));
    }

    @Test
    void otherCalls_areNamedByTheirInstruction() {
        Prototype loop = CompiledText.of("for k in f do end");
        int pc = CompiledText.find(loop, Op.TFORCALL, 0);
        assertEquals("for iterator for iterator", text(VariableNames.functionName(loop, pc)));
        Prototype close = CompiledText.of("do local x <close> = nil end");
        pc = CompiledText.find(close, Op.CLOSE, 0);
        assertEquals("metamethod close", text(VariableNames.functionName(close, pc)));
        Prototype equal = CompiledText.of("return a == 1");
        assertNull(VariableNames.functionName(equal, CompiledText.find(equal, Op.EQI, 0)));
    }

    @Test
    void operands_haveNames() {
        Prototype p = CompiledText.of("local t; return t.x.y + 'z' .. w");
        int pc = CompiledText.find(p, Op.ADD, 0);
        int word = p.code[pc];
        assertEquals("field y", text(VariableNames.registerName(p, pc, Instruction.b(word))));
        assertEquals("constant z", text(VariableNames.registerName(p, pc, Instruction.c(word))));
        int concat = CompiledText.find(p, Op.CONCAT, 0);
        assertEquals("global w", text(VariableNames.registerName(p, concat, Instruction.a(p.code[concat]) + 1)));
        assertEquals("nothing", text(VariableNames.registerName(p, concat, Instruction.a(p.code[concat]))));
    }

    @Test
    void secondWordOfAnInstruction_standsForTheFirst() {
        Prototype p = CompiledText.of("return a < b");
        int pc = CompiledText.find(p, Op.LT, 0);
        assertEquals("metamethod lt", text(VariableNames.functionName(p, pc + 1)));
    }

    @Test
    void locals_areCountedAmongThoseInScope() {
        Prototype p = CompiledText.of("local a, b = 1, 2; do local c = 3; f() end local d = 4; g()");
        int first = CompiledText.find(p, Op.CALL, 0);
        int second = CompiledText.find(p, Op.CALL, 1);
        assertEquals(ByteStr.of("a"), VariableNames.localName(p, 1, first));
        assertEquals(ByteStr.of("c"), VariableNames.localName(p, 3, first));
        assertEquals(ByteStr.of("d"), VariableNames.localName(p, 3, second));
        assertNull(VariableNames.localName(p, 4, second));
        assertNull(VariableNames.localName(p, 1, 0));
    }
}
