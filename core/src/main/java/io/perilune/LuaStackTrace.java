package io.perilune;

import java.util.ArrayList;
import java.util.List;

/** The Lua functions of a traceback as elements of a Java stack trace. */
final class LuaStackTrace {
    private static final String LANGUAGE = "lua";
    private static final String JAVA = "[C]";

    private LuaStackTrace() {}

    /** Puts the Lua functions before the Java methods from which they were called. */
    static void addTo(Throwable e, String traceback) {
        List<StackTraceElement> all = new ArrayList<>();
        for (String line : traceback.split("\n", -1)) {
            StackTraceElement element = element(line);
            if (element != null) {
                all.add(element);
            }
        }
        if (!all.isEmpty()) {
            all.addAll(List.of(e.getStackTrace()));
            e.setStackTrace(all.toArray(new StackTraceElement[0]));
        }
    }

    /** A line such as {@code rules.lua:12: in local 'check'}; null for lines that name no Lua function. */
    private static StackTraceElement element(String text) {
        int in = text.indexOf(": in ");
        if (!text.startsWith("\t") || in < 0) {
            return null;
        }
        String place = text.substring(1, in);
        int colon = place.lastIndexOf(':');
        if (colon < 0 || place.startsWith(JAVA)) {
            return null;
        }
        int line;
        try {
            line = Integer.parseInt(place.substring(colon + 1));
        } catch (NumberFormatException e) {
            return null;
        }
        return new StackTraceElement(
                LANGUAGE, name(text.substring(in + ": in ".length())), place.substring(0, colon), line);
    }

    /** {@code check} of {@code local 'check'}; {@code main chunk} and {@code function <…>} as they are. */
    private static String name(String described) {
        int quote = described.indexOf('\'');
        int end = described.lastIndexOf('\'');
        return quote >= 0 && end > quote ? described.substring(quote + 1, end) : described;
    }
}
