package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntaxTest {
    /** The stretches of a text, each behind the first letter of its kind; what is neither is left out. */
    private static String stretches(String text) {
        StringBuilder out = new StringBuilder();
        Syntax syntax = new Syntax(text);
        while (syntax.next()) {
            if (syntax.kind() != Syntax.Kind.OTHER) {
                out.append(syntax.kind().name().charAt(0))
                        .append('<')
                        .append(syntax.word())
                        .append('>');
            }
        }
        return out.toString();
    }

    @Test
    void kinds_areTold() {
        assertEquals(
                "K<local>N<x>N<1.5e-3>K<and>S<\"a\\\"b\">C<-- rest>",
                stretches("local x = 1.5e-3 and \"a\\\"b\" -- rest"));
    }

    @Test
    void numbers_haveTheirExponents() {
        assertEquals("N<0x1p+4>N<0xE>N<1>", stretches("0x1p+4 + 0xE+1"));
        assertEquals("N<.5>N<3>N<4>", stretches(".5 3-4"));
    }

    @Test
    void longBrackets_reachOverLines() {
        assertEquals("S<[==[a\n]]b]==]>N<c>", stretches("[==[a\n]]b]==]c"));
        assertEquals("C<--[[a\nb]]>N<c>C<--[=x>N<d>", stretches("--[[a\nb]]c--[=x\nd"));
    }

    @Test
    void openStrings_endWithTheText() {
        assertEquals("S<'abc>", stretches("'abc"));
        assertEquals("S<'abc\\>", stretches("'abc\\"));
        assertEquals("S<[[abc>", stretches("[[abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a[b[c]]", "x.y:z(...)", "'", "\\", "--", "[=", "0x", "1..2", "λ = 'λ'", "~=//<<>>"})
    void stretches_addUpToTheText(String text) {
        StringBuilder all = new StringBuilder();
        Syntax syntax = new Syntax(text);
        while (syntax.next()) {
            all.append(syntax.word());
        }
        assertEquals(text, all.toString());
    }
}
