package io.perilune.engine.lib.system;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Commands for the system's shell.
 *
 * <p>Java reports death by signal 1 and {@code exit 129} alike, as 129, and Lua does not. Hence the shell is asked to leave
 * a mark (an empty file) when it ends by itself with such a number; a signal gives it no time for that.
 */
final class Shell {
    private static final int SIGNAL_BASE = 128;
    private static final String POSIX_SHELL = "/bin/sh";

    private Shell() {}

    /** A running command and the mark that it may leave. */
    record Child(Process process, File mark) {
        /** Waits for the end, even if the thread is interrupted: the interrupt stays for whoever looks next. */
        ExitStatus await() {
            boolean interrupted = false;
            int code;
            for (; ; ) {
                try {
                    code = process.waitFor();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            boolean byItself = code <= SIGNAL_BASE || !isPosix() || mark.delete();
            return byItself ? new ExitStatus(false, code) : new ExitStatus(true, code - SIGNAL_BASE);
        }
    }

    static boolean isPosix() {
        return File.separatorChar == '/';
    }

    static boolean isPresent() {
        return !isPosix() || new File(POSIX_SHELL).canExecute();
    }

    /** Starts a command; a direction that is not redirected is that of this process. */
    static Child start(String command, Redirect input, Redirect output) throws IOException {
        File mark = TemporaryNames.next();
        ProcessBuilder builder = isPosix()
                ? new ProcessBuilder(POSIX_SHELL, "-c", marked(command, mark.getPath()))
                : new ProcessBuilder("cmd.exe", "/c", command);
        builder.redirectInput(input).redirectOutput(output).redirectError(Redirect.INHERIT);
        return new Child(builder.start(), mark);
    }

    /** The command behind a trap that runs when the shell ends by itself; noclobber, so that it only ever makes a file. */
    private static String marked(String command, String mark) {
        if (mark.indexOf('\'') >= 0 || mark.indexOf('"') >= 0 || mark.indexOf('$') >= 0 || mark.indexOf('`') >= 0) {
            return command;
        }
        return "trap 'test $? -le " + SIGNAL_BASE + " || { set -C; : > \"" + mark + "\"; }' EXIT; " + command;
    }
}
