package io.perilune.cli;

import io.perilune.LuaFunction;
import io.perilune.LuaString;
import io.perilune.Multi;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a standard input that is no terminal, with the prompts on the standard output. Through Lua's own streams, for
 * scripts read from the same input, and print to the same output.
 */
final class PlainLines implements LineSource {
    private static final String ACCESS = """
            local input, output = io.stdin, io.stdout
            return function() return input:read("l") end,
                   function(text) output:write(text) output:flush() end
            """;

    private final LuaFunction reader;
    private final LuaFunction writer;

    PlainLines(Session session) {
        Multi functions = session.compile(ACCESS).call();
        reader = functions.get(0, LuaFunction.class);
        writer = functions.get(1, LuaFunction.class);
    }

    @Override
    public @Nullable String read(String prompt) {
        writer.call(prompt);
        if (reader.call().get(0) instanceof LuaString line) {
            // What a terminal would show; the reference's line editor does the same, so that a transcript can be read.
            writer.call(line);
            writer.call("\n");
            return line.toString();
        }
        return null;
    }

    @Override
    public void close() {
        writer.call("\n");
    }
}
