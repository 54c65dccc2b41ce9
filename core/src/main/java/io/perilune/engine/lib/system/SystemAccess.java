package io.perilune.engine.lib.system;

import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The powers over the outside world that the host grants to the scripts of a VM; the libraries of this room have no
 * other way out. {@link HostSystem} grants everything; another host may keep files in memory, hide them, or stop the
 * clock.
 *
 * <p>A method that throws has refused: the script sees the text and the number of {@link SystemFailure#of}.
 */
public interface SystemAccess extends TimeAccess {
    // Files.

    ByteStream open(String name, OpenMode mode) throws IOException;

    /** A file without a name, open for reading and writing, that is gone once it is closed. */
    ByteStream temporaryFile() throws IOException;

    /** Makes an empty file with a new name and returns the name. */
    String temporaryName() throws IOException;

    /** Removes a file or an empty directory. */
    void remove(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    /** True when the file can be opened for reading. */
    boolean isReadable(String name);

    /** @param output is flushed before the stream waits for input, so that a prompt is seen in time */
    ByteStream standardInput(OutputSink output);

    ByteStream standardError();

    // Processes.

    boolean hasShell();

    /** Runs a command to its end; it shares the standard streams. */
    ExitStatus execute(String command) throws IOException;

    /** Starts a command with a pipe: to read what it prints, or to write what it reads. */
    ByteStream startProcess(String command, boolean read) throws IOException;

    /**
     * Ends the program, if the host lets a script do that; does not return then.
     *
     * @param close true when the VM is to be closed first, with all that is pending in it
     */
    void exit(Vm vm, int status, boolean close) throws IOException;

    // Environment.

    /** The value of an environment variable, null when it is not set. */
    @Nullable
    String environment(String name);
}
