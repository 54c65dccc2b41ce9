package io.perilune.cli;

import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaNil;
import io.perilune.LuaSyntaxException;
import io.perilune.LuaValue;
import io.perilune.Multi;
import org.jspecify.annotations.Nullable;

/** The prompt: reads until a statement is complete, runs it, prints what it gives. */
final class Repl {
    private static final String PROMPT = "> ";
    private static final String CONTINUATION_PROMPT = ">> ";

    private final Session session;
    private final LineSource lines;

    Repl(Session session, LineSource lines) {
        this.session = session;
        this.lines = lines;
    }

    /** Until the input ends. */
    void run() {
        session.withoutProgramName();
        try (lines) {
            String line;
            while ((line = read(true)) != null) {
                if (!lines.wasAbandoned()) {
                    evaluate(line);
                }
            }
        }
    }

    private @Nullable String read(boolean first) {
        LuaValue given = session.globals().get(first ? "_PROMPT" : "_PROMPT2");
        String prompt = first ? PROMPT : CONTINUATION_PROMPT;
        return lines.read(given == LuaNil.NIL ? prompt : session.text(given));
    }

    private void evaluate(String line) {
        // As in Lua 5.2, where an equals sign stood for what is tried now with every line.
        String text = line.startsWith("=") ? "return " + line.substring(1) : line;
        LuaFunction chunk = compile(text);
        if (chunk == null) {
            return;
        }
        Multi results = session.call(chunk);
        if (results != null && !results.isEmpty()) {
            print(results);
        }
    }

    /** A line is an expression if it can be one; else a statement, for which more lines are read until it is complete. */
    private @Nullable LuaFunction compile(String line) {
        LuaFunction expression = compileOrNull("return " + line + ";");
        if (expression != null) {
            return expression;
        }
        String text = line;
        for (; ; ) {
            try {
                return session.compile(text);
            } catch (LuaSyntaxException e) {
                String more = e.isIncomplete() ? read(false) : null;
                if (more == null) {
                    session.report(e);
                    return null;
                }
                if (lines.wasAbandoned()) {
                    return null;
                }
                text = text + "\n" + more;
            }
        }
    }

    private @Nullable LuaFunction compileOrNull(String text) {
        try {
            return session.compile(text);
        } catch (LuaSyntaxException e) {
            return null;
        }
    }

    private void print(Multi results) {
        String problem;
        try {
            if (session.globals().get("print") instanceof LuaFunction print) {
                print.call(results.toArray());
                return;
            }
            problem = "attempt to call a " + session.globals().get("print").type() + " value";
        } catch (LuaException e) {
            problem = e.getMessage();
        }
        session.report("error calling 'print' (" + problem + ")");
    }
}
