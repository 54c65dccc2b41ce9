package io.perilune.engine.lib.system;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** A running command. See {@link Shell} for the mark that it may leave. */
final class ChildProcess {
    /** What is added to the number of a signal. */
    static final int SIGNAL_BASE = 128;

    private static final long POLL_MILLIS = 5;

    private final Process process;
    private final File mark;
    /** The shell stays when it has left a mark, until other commands have ended. */
    private final boolean stays;

    ChildProcess(Process process, File mark, boolean stays) {
        this.process = process;
        this.mark = mark;
        this.stays = stays;
    }

    Process process() {
        return process;
    }

    /** Waits for the end, even if the thread is interrupted: the interrupt stays for whoever looks next. */
    ExitStatus await() {
        boolean interrupted = false;
        while (!isOver()) {
            try {
                if (!stays) {
                    process.waitFor();
                } else if (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && readMark() >= 0) {
                    // Its own command is done, and nobody reads any more what the others write.
                    process.destroy();
                    process.waitFor();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return status(process.exitValue());
    }

    private boolean isOver() {
        return !process.isAlive();
    }

    private ExitStatus status(int code) {
        int marked = code == 0 || !Shell.isPosix() ? -1 : readMark();
        boolean removed = mark.delete();
        if (marked >= 0) {
            return new ExitStatus(false, marked);
        }
        boolean signalled = code > SIGNAL_BASE && Shell.isPosix() && !removed;
        return signalled ? new ExitStatus(true, code - SIGNAL_BASE) : new ExitStatus(false, code);
    }

    /** The status that the shell has left; -1 when there is none, or not all of it yet. */
    private int readMark() {
        int status = -1;
        try (InputStream in = new FileInputStream(mark)) {
            int c;
            while ((c = in.read()) >= '0' && c <= '9') {
                status = Math.max(status, 0) * 10 + c - '0';
            }
            return c == '\n' ? status : -1;
        } catch (IOException absent) {
            return -1;
        }
    }
}
