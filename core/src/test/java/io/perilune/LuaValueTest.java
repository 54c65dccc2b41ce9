package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LuaValueTest {
    @Test
    void numbers_areEqualByValue() {
        assertEquals(new LuaInteger(1), new LuaFloat(1.0));
        assertEquals(new LuaFloat(1.0), new LuaInteger(1));
        assertEquals(new LuaInteger(1).hashCode(), new LuaFloat(1.0).hashCode());
        assertEquals(new LuaFloat(0.0), new LuaFloat(-0.0));
        assertEquals(new LuaFloat(0.0).hashCode(), new LuaFloat(-0.0).hashCode());
        assertEquals(new LuaFloat(Double.NaN), new LuaFloat(Double.NaN));
        assertFalse(new LuaFloat(Double.NaN).luaEquals(new LuaFloat(Double.NaN)));
        assertNotEquals(new LuaInteger(Long.MAX_VALUE), new LuaFloat(0x1p63));
        assertNotEquals(new LuaInteger(1), LuaString.of("1"));
    }

    @Test
    void strings_areBytes() {
        LuaString malformed = LuaString.of(new byte[] {'a', -1});
        assertEquals("a�", malformed.toString());
        assertThrows(LuaConversionException.class, malformed::text);
        assertEquals("grün", LuaString.of("grün").text());
        assertTrue(LuaString.of("a").compareTo(malformed) < 0);
        assertTrue(LuaString.of("z").compareTo(malformed) > 0);
        assertEquals(2, malformed.asReadOnlyBuffer().remaining());
        byte[] bytes = {'x'};
        LuaString wrapped = LuaString.wrap(bytes);
        assertEquals(LuaString.of("x"), wrapped);
    }

    @Test
    void kinds_areTold() {
        assertTrue(LuaNil.NIL.isNil());
        assertFalse(new LuaBoolean(false).isTruthy());
        assertTrue(new LuaInteger(0).isTruthy());
        assertEquals("number", new LuaFloat(1).type());
        assertEquals(LuaString.of("1e+15"), new LuaFloat(1e15).toLuaString());
    }

    @Test
    void multi_givesNilBeyondItsEnd() {
        Multi values = Multi.of(1, null, "x");
        assertEquals(3, values.size());
        assertEquals(LuaNil.NIL, values.get(3));
        assertEquals(Multi.of(null, "x"), values.from(1));
        assertEquals(Multi.empty(), values.from(9));
        assertEquals(
                "value 3: integer expected, got string",
                assertThrows(LuaConversionException.class, () -> values.get(2, int.class))
                        .getMessage());
    }

    @Test
    void coercions_areThoseOfOperators() {
        assertEquals(OptionalLong.of(16), LuaString.of("0x10").coerceToInteger());
        assertEquals(OptionalLong.of(1), LuaString.of("1.0").coerceToInteger());
        assertEquals(OptionalLong.empty(), LuaString.of("1.5").coerceToInteger());
        assertEquals(OptionalLong.of(3), new LuaFloat(3.0).coerceToInteger());
        assertEquals(OptionalDouble.of(1.5), LuaString.of(" 1.5 ").coerceToNumber());
        assertEquals(OptionalDouble.empty(), LuaString.of("x").coerceToNumber());
        assertEquals(OptionalDouble.empty(), LuaNil.NIL.coerceToNumber());
        assertEquals(Optional.of(LuaString.of("1.0")), new LuaFloat(1.0).coerceToString());
        assertEquals(Optional.empty(), LuaNil.NIL.coerceToString());
    }

    @Test
    void strings_canBeQuoted() {
        assertEquals("\"a\\\\b\"", LuaString.of("a\\b").quoted());
        assertEquals("\"\\xFF\"", LuaString.of(new byte[] {(byte) 0xFF}).quoted());
    }
}
