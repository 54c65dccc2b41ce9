package io.perilune.engine.vm;

import io.perilune.engine.code.VariableNames;

/** The text that tells where a stack stands, one line a frame, as {@code luaL_traceback} makes it. */
public final class Traceback {
    /** Lines shown of the top and of the bottom of a deep stack. */
    private static final int FIRST_LINES = 10;

    private static final int LAST_LINES = 11;

    private Traceback() {}

    /** The traceback from {@code level} on, where 0 is the running function; no newline at the end. */
    public static String of(CallStack s, long level) {
        StringBuilder out = new StringBuilder("stack traceback:");
        Frame f = Inspection.frameAt(s, level);
        int left = 0;
        for (Frame g = f; g != null; g = Inspection.visible(g.previous)) {
            left++;
        }
        // The line about the skipped levels takes the place of one of them, which the number in it does not include.
        int skipped = left - FIRST_LINES - LAST_LINES;
        boolean tooMany = skipped > 1;
        for (int i = 0; f != null; i++) {
            if (tooMany && i == FIRST_LINES) {
                out.append("\n\t...\t(skipping ").append(skipped - 1).append(" levels)");
                for (int k = 0; k < skipped; k++) {
                    f = Inspection.visible(f.previous);
                }
            }
            append(out, s, f);
            f = Inspection.visible(f.previous);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, CallStack s, Frame f) {
        Inspection i = Inspection.of(s, f);
        out.append("\n\t").append(i.shortSource()).append(':');
        int line = i.currentLine();
        if (line > 0) {
            out.append(line).append(':');
        }
        out.append(" in ");
        appendName(out, s, i);
        if (i.isTailCall()) {
            out.append("\n\t(...tail calls...)");
        }
    }

    private static void appendName(StringBuilder out, CallStack s, Inspection i) {
        String global = Errors.globalName(s.vm, i.function());
        if (global != null) {
            out.append("function '").append(global).append('\'');
            return;
        }
        VariableNames.Name name = i.name();
        if (name != null) {
            out.append(name.kind()).append(" '").append(name.name()).append('\'');
        } else if (i.what().equals("main")) {
            out.append("main chunk");
        } else if (i.what().equals("C")) {
            out.append('?');
        } else {
            out.append("function <")
                    .append(i.shortSource())
                    .append(':')
                    .append(i.lineDefined())
                    .append('>');
        }
    }
}
