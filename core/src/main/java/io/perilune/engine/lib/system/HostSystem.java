package io.perilune.engine.lib.system;

import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Vm;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Everything that the process itself may do. Ending the process is left to whoever extends this. */
public class HostSystem implements SystemAccess {
    private static final int NAME_ATTEMPTS = 16;

    private final InputStream input;
    private final OutputSink errors;
    private final ProcessorClock clock = new ProcessorClock();

    public HostSystem(InputStream input, OutputSink errors) {
        this.input = input;
        this.errors = errors;
    }

    @Override
    public ByteStream open(String name, OpenMode mode) throws IOException {
        File file = file(name);
        switch (mode) {
            case READ:
                if (file.isDirectory()) {
                    return openDirectory(file);
                }
                return new DiskStream(new RandomAccessFile(file, "r"), mode, null);
            case READ_UPDATE:
                // Java's "rw" would make the file.
                if (!file.exists()) {
                    throw SystemFailure.of("No such file or directory");
                }
                return new DiskStream(new RandomAccessFile(file, "rw"), mode, null);
            case WRITE_UPDATE: {
                RandomAccessFile made = new RandomAccessFile(file, "rw");
                if (file.isFile()) {
                    made.setLength(0);
                }
                return new DiskStream(made, mode, null);
            }
            case APPEND_UPDATE:
                return new DiskStream(new RandomAccessFile(file, "rw"), mode, null);
            default:
                return new OutputFile(new FileOutputStream(file, mode == OpenMode.APPEND));
        }
    }

    private static ByteStream openDirectory(File directory) throws IOException {
        if (!directory.canRead()) {
            throw SystemFailure.of("Permission denied");
        }
        return new DirectoryStream();
    }

    /** Java refuses names with NUL by exceptions of several kinds; C would cut the name there, which is worse. */
    private static File file(String name) throws IOException {
        if (name.isEmpty()) {
            throw SystemFailure.of("No such file or directory");
        }
        if (name.indexOf('\0') >= 0) {
            throw SystemFailure.of("Invalid argument");
        }
        return new File(name);
    }

    private static Path path(String name) throws IOException {
        try {
            return file(name).toPath();
        } catch (InvalidPathException unmappable) {
            throw SystemFailure.of("No such file or directory");
        }
    }

    @Override
    public ByteStream temporaryFile() throws IOException {
        File file = newFile();
        RandomAccessFile open = new RandomAccessFile(file, "rw");
        // POSIX keeps an open file alive without its name; elsewhere the name goes when the file is closed.
        boolean removed = Shell.isPosix() && file.delete();
        return new DiskStream(open, OpenMode.WRITE_UPDATE, removed ? null : file);
    }

    @Override
    public String temporaryName() throws IOException {
        return newFile().getPath();
    }

    private static File newFile() throws IOException {
        for (int i = 0; i < NAME_ATTEMPTS; i++) {
            File file = TemporaryNames.next();
            if (file.createNewFile()) {
                return file;
            }
        }
        throw SystemFailure.of("File exists");
    }

    @Override
    public void remove(String name) throws IOException {
        Files.delete(path(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean isReadable(String name) {
        return name.indexOf('\0') < 0 && new File(name).canRead();
    }

    @Override
    public ByteStream standardInput(OutputSink output) {
        return new InputSource(input, output);
    }

    @Override
    public ByteStream standardError() {
        return new SinkStream(errors, ByteStream.Buffering.NONE);
    }

    @Override
    public boolean hasShell() {
        return Shell.isPresent();
    }

    @Override
    public ExitStatus execute(String command) throws IOException {
        return Shell.start(command, Redirect.INHERIT, Redirect.INHERIT).await();
    }

    @Override
    public ByteStream startProcess(String command, boolean read) throws IOException {
        Redirect in = read ? Redirect.INHERIT : Redirect.PIPE;
        Redirect out = read ? Redirect.PIPE : Redirect.INHERIT;
        return new PipeStream(Shell.start(command, in, out), read);
    }

    @Override
    public void exit(Vm vm, int status, boolean close) throws IOException {
        throw SystemFailure.of("Operation not permitted");
    }

    @Override
    public @Nullable String environment(String name) {
        return System.getenv(name);
    }

    @Override
    public long time() {
        return Math.floorDiv(System.currentTimeMillis(), 1000L);
    }

    @Override
    public double processorTime() {
        return clock.seconds();
    }

    @Override
    public TimeZone timeZone() {
        return TimeZone.getDefault();
    }
}
