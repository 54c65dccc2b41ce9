package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ArgsTest {
    private static final int BASE = 1;

    private final CallStack s = new Vm(new Table(), (v, chunk, name, mode) -> null, name -> null).main.stack;

    /** Puts arguments on the stack, with something left over behind them. */
    private int arguments(Object... boxed) {
        s.ensure(BASE + boxed.length + 1);
        for (int i = 0; i < boxed.length; i++) {
            s.set(BASE + i, boxed[i]);
        }
        s.setInt(BASE + boxed.length, 99);
        return boxed.length;
    }

    private static void assertComplains(String message, Executable access) {
        ScriptError error = assertThrows(ScriptError.class, access);
        assertEquals(ByteStr.of(message), error.value());
    }

    @Test
    void integersComeFromFloatsAndTextsThatAreExact() {
        int count = arguments(7L, 3.0, ByteStr.of(" 0x10 "), ByteStr.of("2.0"));
        assertEquals(7, Args.checkInteger(s, BASE, count, 1));
        assertEquals(3, Args.checkInteger(s, BASE, count, 2));
        assertEquals(16, Args.checkInteger(s, BASE, count, 3));
        assertEquals(2, Args.checkInteger(s, BASE, count, 4));
    }

    @Test
    void complaintsAboutIntegersTellWhy() {
        int count = arguments(3.5, ByteStr.of("3.5"), ByteStr.of("x"), null, new Table());
        assertComplains(
                "bad argument #1 to '?' (number has no integer representation)",
                () -> Args.checkInteger(s, BASE, count, 1));
        assertComplains(
                "bad argument #2 to '?' (number has no integer representation)",
                () -> Args.checkInteger(s, BASE, count, 2));
        assertComplains(
                "bad argument #3 to '?' (number expected, got string)", () -> Args.checkInteger(s, BASE, count, 3));
        assertComplains(
                "bad argument #4 to '?' (number expected, got nil)", () -> Args.checkInteger(s, BASE, count, 4));
        assertComplains(
                "bad argument #5 to '?' (number expected, got table)", () -> Args.checkInteger(s, BASE, count, 5));
        assertComplains(
                "bad argument #6 to '?' (number expected, got no value)", () -> Args.checkInteger(s, BASE, count, 6));
    }

    @Test
    void whatWasNotGivenHasItsDefault() {
        int count = arguments(new Object[] {null});
        assertEquals(5, Args.optInteger(s, BASE, count, 1, 5));
        assertEquals(6, Args.optInteger(s, BASE, count, 2, 6));
        assertEquals(0.5, Args.optNumber(s, BASE, count, 2, 0.5));
        assertSame(ByteStr.EMPTY, Args.optString(s, BASE, count, 2, ByteStr.EMPTY));
        assertTrue(Args.isNoneOrNil(s, BASE, count, 1));
        assertTrue(Args.isNoneOrNil(s, BASE, count, 2));
        assertFalse(Args.truthy(s, BASE, count, 2));
        Args.checkAny(s, BASE, count, 1);
        assertComplains("bad argument #2 to '?' (value expected)", () -> Args.checkAny(s, BASE, count, 2));
    }

    @Test
    void numbersAndTextsConvertToEachOther() {
        int count = arguments(10L, 2.5, ByteStr.of("1e1"), true);
        assertEquals(10.0, Args.checkNumber(s, BASE, count, 1));
        assertEquals(10.0, Args.checkNumber(s, BASE, count, 3));
        assertEquals(ByteStr.of("10"), Args.checkString(s, BASE, count, 1));
        assertEquals(ByteStr.of("2.5"), Args.checkString(s, BASE, count, 2));
        assertComplains(
                "bad argument #4 to '?' (string expected, got boolean)", () -> Args.checkString(s, BASE, count, 4));
        assertComplains(
                "bad argument #4 to '?' (number expected, got boolean)", () -> Args.checkNumber(s, BASE, count, 4));
    }

    @Test
    void typesAreNamedByTheirMetatable() {
        Table named = new Table();
        named.setMetatable(new Table());
        named.metatable.put(MetaKey.NAMES[MetaKey.NAME], ByteStr.of("Point"));
        int count = arguments(named, false);
        assertSame(named, Args.checkTable(s, BASE, count, 1));
        assertComplains(
                "bad argument #1 to '?' (function expected, got Point)", () -> Args.checkFunction(s, BASE, count, 1));
        assertComplains(
                "bad argument #2 to '?' (thread expected, got boolean)",
                () -> Args.checkType(s, BASE, count, 2, "thread"));
    }

    @Test
    void optionsAreFoundByName() {
        String[] options = {"collect", "count"};
        int count = arguments(ByteStr.of("count"), ByteStr.of("Count"));
        assertEquals(1, Args.checkOption(s, BASE, count, 1, null, options));
        assertEquals(0, Args.checkOption(s, BASE, count, 3, ByteStr.of("collect"), options));
        assertComplains(
                "bad argument #2 to '?' (invalid option 'Count')",
                () -> Args.checkOption(s, BASE, count, 2, null, options));
    }

    @Test
    void positionsCountFromBothEnds() {
        assertEquals(1, Args.startPosition(0, 5));
        assertEquals(4, Args.startPosition(-2, 5));
        assertEquals(1, Args.startPosition(Long.MIN_VALUE, 5));
        assertEquals(Long.MAX_VALUE, Args.startPosition(Long.MAX_VALUE, 5));
        assertEquals(5, Args.endPosition(Long.MAX_VALUE, 5));
        assertEquals(5, Args.endPosition(-1, 5));
        assertEquals(0, Args.endPosition(-6, 5));
        assertEquals(0, Args.endPosition(Long.MIN_VALUE, 5));
    }
}
