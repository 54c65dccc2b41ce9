package io.perilune.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perilune.engine.syntax.Diagnostic;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The first mistake of a chunk, be it of grammar or of names, with the reference's words. */
class SyntaxErrorTest {
    /** In pairs: a chunk, in which {@code /} ends a line, and the message without the chunk's name. */
    private static final String[] GRAMMAR = {
        "x = }", "1: unexpected symbol near '}'",
        "x y", "1: syntax error near 'y'",
        "x", "1: syntax error near <eof>",
        "x.y", "1: syntax error near <eof>",
        "(f())", "1: syntax error near <eof>",
        "(a) = 1", "1: syntax error near '='",
        "(a.b) = 1", "1: syntax error near '='",
        "f() = 1", "1: syntax error near '='",
        "a, f() = 1", "1: syntax error near '='",
        "a, b", "1: '=' expected near <eof>",
        "a, b + c", "1: '=' expected near '+'",
        "1 = x", "1: unexpected symbol near '1'",
        "'s' = x", "1: unexpected symbol near ''s''",
        "x = 'a' 'b'", "1: unexpected symbol near ''b''",
        "x = [[a]] [[b]]", "1: unexpected symbol near '[[b]]'",
        "x = \"a\\tb\" = 1", "1: unexpected symbol near '='",
        "local 1", "1: <name> expected near '1'",
        "local function 1", "1: <name> expected near '1'",
        "local x = ", "1: unexpected symbol near <eof>",
        "local x,", "1: <name> expected near <eof>",
        "local x <const", "1: '>' expected near <eof>",
        "local x <>", "1: <name> expected near '>'",
        "local x <foo> = 1", "1: unknown attribute 'foo'",
        "local x <foo>/= 1", "2: unknown attribute 'foo'",
        "local x <close>, y <close> = 1", "1: multiple to-be-closed variables in local list",
        "function f", "1: '(' expected near <eof>",
        "function f.1", "1: '(' expected near '.1'",
        "function f.", "1: <name> expected near <eof>",
        "function f:a.b() end", "1: '(' expected near '.'",
        "function f(1) end", "1: <name> or '...' expected near '1'",
        "function f(a,) end", "1: <name> or '...' expected near ')'",
        "function f(..., a) end", "1: ')' expected near ','",
        "function f() return ... end", "1: cannot use '...' outside a vararg function near '...'",
        "return function(a) return {...} end", "1: cannot use '...' outside a vararg function near '...'",
        "function f()/x = 1", "2: 'end' expected (to close 'function' at line 1) near <eof>",
        "function f() x = 1", "1: 'end' expected near <eof>",
        "x = function()/// end end", "4: <eof> expected near 'end'",
        "if x then", "1: 'end' expected near <eof>",
        "if x/then/else", "3: 'end' expected (to close 'if' at line 1) near <eof>",
        "if x then else elseif y then end", "1: 'end' expected near 'elseif'",
        "if x do", "1: 'then' expected near 'do'",
        "while x then", "1: 'do' expected near 'then'",
        "while x do/until y", "2: 'end' expected (to close 'while' at line 1) near 'until'",
        "repeat/x = 1/end", "3: 'until' expected (to close 'repeat' at line 1) near 'end'",
        "do/else", "2: 'end' expected (to close 'do' at line 1) near 'else'",
        "for 1", "1: <name> expected near '1'",
        "for x", "1: '=' or 'in' expected near <eof>",
        "for x.y = 1, 2 do end", "1: '=' or 'in' expected near '.'",
        "for x, y = 1, 2 do end", "1: 'in' expected near '='",
        "for x = 1 do end", "1: ',' expected near 'do'",
        "for x = 1, 2, 3, 4 do end", "1: 'do' expected near ','",
        "for x in y", "1: 'do' expected near <eof>",
        "for x in y do/", "2: 'end' expected (to close 'for' at line 1) near <eof>",
        "return return", "1: unexpected symbol near 'return'",
        "return 1 x = 2", "1: <eof> expected near 'x'",
        "return 1; x = 2", "1: <eof> expected near 'x'",
        "do return 1 x = 2 end", "1: 'end' expected near 'x'",
        "end", "1: <eof> expected near 'end'",
        "f(", "1: unexpected symbol near <eof>",
        "f(1", "1: ')' expected near <eof>",
        "f(1/2", "2: ')' expected (to close '(' at line 1) near '2'",
        "x = (1/", "2: ')' expected (to close '(' at line 1) near <eof>",
        "f(1,)", "1: unexpected symbol near ')'",
        "f:g", "1: function arguments expected near <eof>",
        "f:1", "1: <name> expected near '1'",
        "x = a.1", "1: unexpected symbol near '.1'",
        "x = a.'b'", "1: <name> expected near ''b''",
        "x = a[1", "1: ']' expected near <eof>",
        "x = {1 2}", "1: '}' expected near '2'",
        "x = {/1/2}", "3: '}' expected (to close '{' at line 1) near '2'",
        "x = {a = }", "1: unexpected symbol near '}'",
        "x = {[1] 2}", "1: '=' expected near '2'",
        "x = {,}", "1: unexpected symbol near ','",
        "x = {1,,}", "1: unexpected symbol near ','",
        "x = 1 +", "1: unexpected symbol near <eof>",
        "x = 1 + + 2", "1: unexpected symbol near '+'",
        "x = not", "1: unexpected symbol near <eof>",
        "x = a ! b", "1: unexpected symbol near '!'",
        "x = a != b", "1: unexpected symbol near '!'",
        "x = a ? b", "1: unexpected symbol near '?'",
        "x = $", "1: unexpected symbol near '$'",
        "x = \u0001", "1: unexpected symbol near '<\\1>'",
        "x = \0", "1: unexpected symbol",
        "goto 1", "1: <name> expected near '1'",
        "goto", "1: <name> expected near <eof>",
        "::x", "1: '::' expected near <eof>",
        "::1::", "1: <name> expected near '1'",
        "a.b:c = 1", "1: function arguments expected near '='",
        "x = 3x", "1: malformed number near '3x'",
        "x = \"abc", "1: unfinished string near <eof>",
        "x = \"abc/y", "1: unfinished string near '\"abc'",
        "x = [==[/a]]", "2: unfinished long string (starting at line 1) near <eof>",
        "--[[/a]", "2: unfinished long comment (starting at line 1) near <eof>",
    };

    private static final String[] NAMES = {
        "local x <const> = 1; x = 2", "1: attempt to assign to const variable 'x'",
        "local x <const> = f(); x = 2", "1: attempt to assign to const variable 'x'",
        "local x <close> = nil; x = 2", "1: attempt to assign to const variable 'x'",
        "local x <const> = 1; x, y = 2", "1: attempt to assign to const variable 'x'",
        "local x <const> = 1; y, x = 2", "1: attempt to assign to const variable 'x'",
        "local x <const> = 1;/function x() end", "2: attempt to assign to const variable 'x'",
        "local x <const> = 1;/function x()/end/", "4: attempt to assign to const variable 'x'",
        "local x <const> = 1; function f() x = 2 end", "1: attempt to assign to const variable 'x'",
        "local x <const> = f(); function f() x = 2 end", "1: attempt to assign to const variable 'x'",
        "local x <close> = f(); return function() return function() x = 2 end end",
                "1: attempt to assign to const variable 'x'",
        "local x <const> = 1; x ) = 2", "1: syntax error near ')'",
        "break", "1: break outside loop at line 1",
        "x = 1/do break end/y = 2/", "4: break outside loop at line 2",
        "while x do local f = function() break end end", "1: break outside loop at line 1",
        "for i = 1, 2 do end break", "1: break outside loop at line 1",
        "if x then break end", "1: break outside loop at line 1",
        "goto x", "1: no visible label 'x' for <goto> at line 1",
        "goto x; do ::x:: end", "1: no visible label 'x' for <goto> at line 1",
        "do ::x:: end goto x", "1: no visible label 'x' for <goto> at line 1",
        "::x:: function f() goto x end", "1: no visible label 'x' for <goto> at line 1",
        "function f()/goto x/end ::x::", "3: no visible label 'x' for <goto> at line 2",
        "goto a; goto b; ::b::", "1: no visible label 'a' for <goto> at line 1",
        "repeat goto x; local y until y ::x::; do goto z end", "1: no visible label 'z' for <goto> at line 1",
        "goto x; local a ::x:: print()", "1: <goto x> at line 1 jumps into the scope of local 'a'",
        "goto x; local a, b/local c/::x:: print()", "3: <goto x> at line 1 jumps into the scope of local 'a'",
        "do goto x end local a <const> = 1 ::x:: f()", "1: <goto x> at line 1 jumps into the scope of local 'a'",
        "repeat goto x; local a; ::x:: until a", "1: <goto x> at line 1 jumps into the scope of local 'a'",
        "::x:: ::x::", "1: label 'x' already defined on line 1",
        "::x:: do/::x:: end", "2: label 'x' already defined on line 1",
        "::x::/y()/::x::", "3: label 'x' already defined on line 1",
    };

    @TestFactory
    List<DynamicTest> grammar_isReportedInTheReferencesWords() {
        return table(GRAMMAR);
    }

    @TestFactory
    List<DynamicTest> names_areReportedInTheReferencesWords() {
        return table(NAMES);
    }

    private static List<DynamicTest> table(String[] rows) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < rows.length; i += 2) {
            String source = rows[i];
            String message = rows[i + 1];
            tests.add(DynamicTest.dynamicTest(
                    source,
                    () -> assertEquals(
                            "test:" + message,
                            error(source.replace('/', '\n')).message().toString())));
        }
        return tests;
    }

    private static Diagnostic error(String source) {
        Source chunk = Source.of(ByteStr.of(source), ByteStr.of("=test"));
        return assertThrows(SyntaxError.class, () -> Resolver.resolve(chunk, Charge.NONE))
                .diagnostic();
    }

    private static String message(String source) {
        return error(source).message().toString();
    }

    @Test
    void firstMistake_wins() {
        String wrongName = "local x <const> = 1; x = 2\n";
        String wrongGrammar = "if then\n";
        assertEquals("test:1: attempt to assign to const variable 'x'", message(wrongName + wrongGrammar));
        assertEquals("test:1: unexpected symbol near 'then'", message(wrongGrammar + wrongName));
        // A goto without label is found out where its function ends.
        assertEquals("test:2: unexpected symbol near 'then'", message("goto x\n" + wrongGrammar));
        assertEquals(
                "test:1: no visible label 'x' for <goto> at line 1",
                message("function f() goto x end " + wrongGrammar));
        // The token behind a name is read before anything is done about the name.
        assertEquals("test:2: malformed number near '3x'", message("local a" + ", a".repeat(199) + "\nlocal b 3x"));
    }

    @Test
    void locals_areLimited() {
        String most = "local a" + ", a".repeat(199) + "\n";
        assertEquals(
                "test:2: too many local variables (limit is 200) in main function near <eof>",
                message(most + "local b"));
        assertEquals(
                "test:2: too many local variables (limit is 200) in main function near '='",
                message(most + "local b = 1"));
        assertEquals(
                "test:4: too many local variables (limit is 200) in function at line 2 near ','",
                message("\nfunction f()\n" + most + "local b, c end"));
        // The state of a loop counts; a generic for has four of it.
        String rest = "local a" + ", a".repeat(194) + "\n";
        Source chunk = Source.of(ByteStr.of(rest + "for x in y do end"), ByteStr.of("=test"));
        assertNotNull(Resolver.resolve(chunk, Charge.NONE));
        assertEquals(
                "test:2: too many local variables (limit is 200) in main function near 'in'",
                message(rest + "for x, y in z do end"));
        // What is out of scope does not.
        Source blocks = Source.of(ByteStr.of(("do " + most + " end ").repeat(3) + most), ByteStr.of("=test"));
        assertNotNull(Resolver.resolve(blocks, Charge.NONE));
    }

    @Test
    void upvalues_areLimited() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            if (i % 128 == 0) {
                source.append("function f").append(i).append("()\n");
            }
            source.append("local v").append(i).append('\n');
        }
        source.append("return function()\nreturn ");
        for (int i = 0; i < 255; i++) {
            source.append('v').append(i).append(" + ");
        }
        String function = source.toString();
        Source most = Source.of(ByteStr.of(function + "1 end end end"), ByteStr.of("=test"));
        assertNotNull(Resolver.resolve(most, Charge.NONE));
        assertEquals(
                "test:260: too many upvalues (limit is 255) in function at line 259 near 'end'",
                message(function + "v255 end end end"));
    }

    @Test
    void incomplete_whenTheTextEndsTooEarly() {
        String[] incomplete = {
            "x =", "if x then", "f(", "for i = 1,", "local function", "x = [[a", "--[[", "x = 'a", "::a"
        };
        for (String source : incomplete) {
            assertEquals(true, error(source).incomplete(), source);
        }
        String[] wrong = {"x = )", "end", "x = 'a\n", "goto x", "break", "x = \0", "local x <const> = 1; x = 1"};
        for (String source : wrong) {
            assertEquals(false, error(source).incomplete(), source);
        }
    }

    @Test
    void diagnostic_knowsLineAndToken() {
        Diagnostic diagnostic = error("\n\nx = )");
        assertEquals(3, diagnostic.line());
        assertNotNull(diagnostic.near());
        assertEquals("')'", diagnostic.near().toString());
        assertNull(error("goto x").near());
    }

    @Test
    void chunkName_isShownAsTheReferenceShowsIt() {
        Source chunk = Source.of(ByteStr.of("x = )\n"), ByteStr.of("x = )\n"));
        SyntaxError error = assertThrows(SyntaxError.class, () -> Resolver.resolve(chunk, Charge.NONE));
        assertEquals("[string \"x = )...\"]:1: unexpected symbol near ')'", error.getMessage());
    }
}
