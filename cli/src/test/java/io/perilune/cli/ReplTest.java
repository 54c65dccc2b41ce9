package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReplTest {
    /** Lines of a test; {@code ^C} abandons what was typed. */
    private static final class Script implements LineSource {
        private final Deque<String> lines;
        private final List<String> prompts = new ArrayList<>();
        private boolean abandoned;

        Script(String... lines) {
            this.lines = new ArrayDeque<>(Arrays.asList(lines));
        }

        @Override
        public @Nullable String read(String prompt) {
            prompts.add(prompt);
            String line = lines.poll();
            abandoned = "^C".equals(line);
            return line;
        }

        @Override
        public boolean wasAbandoned() {
            return abandoned;
        }
    }

    private final java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    private final java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();

    private List<String> run(String... lines) {
        Streams streams = new Streams(java.io.InputStream.nullInputStream(), out, err);
        Script script = new Script(lines);
        try (Session session = new Session(streams, Options.parse("-E"), "lua", new ErrorPrinter(streams, false))) {
            new Repl(session, script).run();
        }
        return script.prompts;
    }

    @Test
    void expression_isPrinted() {
        run("1 + 1", "'a', nil, 2.0", "= 3", "nil");
        assertEquals("2\na\tnil\t2.0\n3\nnil\n", out.toString());
    }

    @Test
    void statement_printsNothing() {
        run("x = 5", "local y = 6", "return x, y");
        assertEquals("5\tnil\n", out.toString());
    }

    @Test
    void incompleteStatement_asksForMore() {
        List<String> prompts = run("for i = 1, 2 do", "print(i)", "end", "x");
        assertEquals(List.of("> ", ">> ", ">> ", "> ", "> "), prompts);
        assertEquals("1\n2\nnil\n", out.toString());
    }

    @Test
    void longString_keepsItsLines() {
        List<String> prompts = run("s = [[a", "b]]", "s");
        assertEquals(List.of("> ", ">> ", "> ", "> "), prompts);
        assertEquals("a\nb\n", out.toString());
    }

    @Test
    void wrongStatement_doesNotAskForMore() {
        List<String> prompts = run("x = = 1");
        assertEquals(List.of("> ", "> "), prompts);
        assertEquals("stdin:1: unexpected symbol near '='\n", err.toString());
    }

    @Test
    void endOfInput_insideAStatement_isAnError() {
        run("a.");
        assertTrue(err.toString().endsWith("near <eof>\n"), err.toString());
    }

    @Test
    void abandonedLine_dropsWhatCameBefore() {
        run("x = (", "^C", "y = 1", "x, y");
        assertEquals("nil\t1\n", out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void error_goesOn() {
        run("error('a', 0)", "1");
        assertTrue(err.toString().startsWith("a\nstack traceback:\n\t[C]: in function 'error'\n"), err.toString());
        assertEquals("1\n", out.toString());
    }

    @Test
    void errorInHook_leavesTheHookInPlace() {
        run("debug.sethook(function() error('hooked', 0) end, 'r')", "1", "debug.sethook()");
        assertEquals(2, err.toString().split("hooked\n", -1).length - 1, err.toString());
    }

    @Test
    void prompts_areGlobals() {
        List<String> prompts = run(
                "n = 0",
                "_PROMPT = setmetatable({}, {__tostring = function() n = n + 1 return 'line ' .. n end})",
                "_PROMPT2 = '...'",
                "do",
                "end");
        assertEquals(List.of("> ", "> ", "line 1", "line 2", "...", "line 3"), prompts);
    }

    @Test
    void brokenPrint_isReported() {
        run("print = nil", "10", "print = error", "11");
        assertTrue(err.toString().startsWith("error calling 'print' (attempt to call a nil value)\n"), err.toString());
        assertTrue(err.toString().endsWith("error calling 'print' (11)\n"), err.toString());
    }
}
