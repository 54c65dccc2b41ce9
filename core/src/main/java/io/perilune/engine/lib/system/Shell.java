package io.perilune.engine.lib.system;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Commands for the system's shell.
 *
 * <p>Two things that Lua shows, Java hides. It reports death by signal 1 and {@code exit 129} alike, as 129; and it closes
 * its end of a pipe when the shell ends, although commands that the shell left running may still write to it. Hence a
 * trap, which runs when the shell ends by itself (a signal gives it no time for that): it leaves the status in a file, the
 * <em>mark</em>, when that matters, and with a pipe it stays until the commands left behind have ended.
 */
final class Shell {
    private static final String POSIX_SHELL = "/bin/sh";

    private Shell() {}

    static boolean isPosix() {
        return File.separatorChar == '/';
    }

    static boolean isPresent() {
        return !isPosix() || new File(POSIX_SHELL).canExecute();
    }

    /** Starts a command; a direction that is not redirected is that of this process. */
    static ChildProcess start(String command, Redirect input, Redirect output) throws IOException {
        File mark = TemporaryNames.next();
        boolean stays = output == Redirect.PIPE;
        ProcessBuilder builder = isPosix()
                ? new ProcessBuilder(POSIX_SHELL, "-c", trap(mark.getPath(), stays) + command)
                : new ProcessBuilder("cmd.exe", "/c", command);
        builder.redirectInput(input).redirectOutput(output).redirectError(Redirect.INHERIT);
        return new ChildProcess(builder.start(), mark, stays);
    }

    /** Noclobber is set, so that the mark is only ever a new file. */
    private static String trap(String mark, boolean stays) {
        if (mark.indexOf('\'') >= 0 || mark.indexOf('"') >= 0 || mark.indexOf('$') >= 0 || mark.indexOf('`') >= 0) {
            return "";
        }
        String leave = "{ set -C; echo $_s > \"" + mark + "\"; }";
        String background = stays ? "if [ -n \"$!\" ]; then " + leave + "; wait; exit $_s; fi; " : "";
        return "trap '_s=$(($? & 255)); " + background + "[ $_s -le " + ChildProcess.SIGNAL_BASE + " ] || " + leave
                + "' EXIT; ";
    }
}
