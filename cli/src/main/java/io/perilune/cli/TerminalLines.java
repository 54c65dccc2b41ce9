package io.perilune.cli;

import io.perilune.LuaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines typed at a terminal, with editing, history, completion and colours. Only this class and its parts load JLine. */
final class TerminalLines implements LineSource {
    private static final String HISTORY_FILE = ".perilune_history";

    /** For completion, a line is the path of names before the cursor and what surrounds it. */
    private record PathLine(String line, int start, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        // Names need no escapes.

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }

    /** Lines are never split into words otherwise, and none is incomplete for JLine: Lua's own parser decides that. */
    private static final class PathParser implements Parser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            return new PathLine(line, Completion.start(line, cursor), cursor);
        }
    }

    private static final class PathCompleter implements Completer {
        private final Completion completion;

        PathCompleter(Completion completion) {
            this.completion = completion;
        }

        @Override
        public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
            for (String candidate : completion.candidates(line.word())) {
                candidates.add(new Candidate(candidate, candidate, null, null, null, null, false));
            }
        }
    }

    private final Terminal terminal;
    private final LineReader reader;
    private boolean abandoned;

    /** @param home folder of the history file */
    TerminalLines(LuaTable globals, boolean colours, String home) {
        try {
            terminal = TerminalBuilder.builder().system(true).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("perilune")
                .parser(new PathParser())
                .completer(new PathCompleter(new Completion(globals)))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_FILE, Path.of(home, HISTORY_FILE));
        if (colours) {
            builder.highlighter(new Highlighter());
        }
        reader = builder.build();
    }

    @Override
    public @Nullable String read(String prompt) {
        abandoned = false;
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            abandoned = true;
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public boolean wasAbandoned() {
        return abandoned;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
