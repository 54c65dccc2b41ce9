package io.perilune.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perilune.engine.syntax.Ast.BooleanLiteral;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FloatLiteral;
import io.perilune.engine.syntax.Ast.IntegerLiteral;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    /** The literal that a constant with this initial value is bound to, or null. */
    private static Expr fold(String expression) {
        String source = "local s <const>, k <const> = f(), 20 local x <const> = " + expression;
        Scopes scopes = Resolver.resolve(Source.of(ByteStr.of(source), ByteStr.of("=test")), Charge.NONE)
                .scopes();
        return scopes.binding(scopes.localCount() - 1).constant();
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, 7",
        "7 // 2, 3",
        "-7 // 2, -4",
        "7 // -2, -4",
        "-7 % 3, 2",
        "7 % -3, -2",
        "0x7fffffffffffffff + 1, -9223372036854775808",
        "0x8000000000000000 // -1, -9223372036854775808",
        "0x8000000000000000 % -1, 0",
        "-0x8000000000000000, -9223372036854775808",
        "6 & 3, 2",
        "6 | 3, 7",
        "6 ~ 3, 5",
        "~0, -1",
        "1 << 63, -9223372036854775808",
        "1 << 64, 0",
        "1 << -1, 0",
        "-1 >> 63, 1",
        "-1 >> 64, 0",
        "-1 >> -1, -2",
        "1 << 0x8000000000000000, 0",
        "1 >> 0x8000000000000000, 0",
        "2.0 | 1, 3",
        "k + 1, 21",
        "-k, -20",
        "(k), 20",
        "true and 5, 5",
        "false or 5, 5",
        "1 and nil or 7, 7"
    })
    void integers_areFolded(String expression, long value) {
        IntegerLiteral literal = (IntegerLiteral) fold(expression);
        assertEquals(value, literal.value());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "1 / 2, 0.5",
        "2 ^ 10, 1024",
        "3 ^ 2, 9",
        "1 + 0.5, 1.5",
        "7.5 // 2, 3",
        "-7.5 % 2, 0.5",
        "7.5 % -2, -0.5",
        "1e308 * 10, Infinity",
        "-1.5, -1.5"
    })
    void floats_areFolded(String expression, double value) {
        assertEquals(value, ((FloatLiteral) fold(expression)).value());
    }

    @ParameterizedTest
    @CsvSource({"not nil, true", "not false, true", "not 0, false", "not 'x', false", "not not k, true", "true, true"})
    void truth_isFolded(String expression, boolean value) {
        assertEquals(value, ((BooleanLiteral) fold(expression)).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 // 0",
                "1 % 0",
                "1 / 0",
                "1.0 // 0.0",
                "0.0 * 1",
                "-0.0",
                "0 / 5",
                "1.5 & 1",
                "1 << 0.5",
                "2^63 | 0",
                "1e400 - 1e400",
                "1 < 2",
                "1 == 1",
                "'a' .. 'b'",
                "'1' + 1",
                "-'1'",
                "#'abc'",
                "~1.5",
                "nil and 5",
                "1 or 2",
                "s",
                "s + 1",
                "g",
                "{}",
                "f()",
                "function() end",
                "...",
                "not g",
                "not {}"
            })
    void others_areLeftToRunTime(String expression) {
        assertNull(fold(expression));
    }

    @Test
    void longChains_areFoldedWithoutRecursion() {
        assertEquals(100_001L, ((IntegerLiteral) fold("1" + "+1".repeat(100_000))).value());
    }
}
