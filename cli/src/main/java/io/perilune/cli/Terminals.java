package io.perilune.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;

/** Whether the standard streams of the process are a terminal. */
final class Terminals {
    private static final File DESCRIPTORS = new File("/proc/self/fd");

    private Terminals() {}

    static boolean isInput() {
        return isTerminal(0);
    }

    static boolean isOutput() {
        return isTerminal(1);
    }

    static boolean isError() {
        return isTerminal(2);
    }

    // Newer JDKs may have a console that is no terminal; to ask it needs Java 22, and this is only the fallback.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal(int descriptor) {
        File link = new File(DESCRIPTORS, Integer.toString(descriptor));
        if (DESCRIPTORS.isDirectory()) {
            try {
                String target = link.getCanonicalPath();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException closed) {
                return false;
            }
        }
        // Elsewhere Java tells only whether input and output both are.
        Console console = System.console();
        return console != null;
    }

    /** Colours are for people: not in pipes, not where a terminal has none, and not against the wish of NO_COLOR. */
    static boolean wantsColours(Environment environment) {
        String type = environment.get("TERM");
        return environment.get("NO_COLOR") == null && type != null && !type.equals("dumb");
    }
}
