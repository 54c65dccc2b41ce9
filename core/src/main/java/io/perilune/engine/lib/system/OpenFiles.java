package io.perilune.engine.lib.system;

import io.perilune.engine.value.Table;
import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the libraries of this room keep for one VM: its powers, its default files, and the streams it has open.
 *
 * <p>The streams are held here until they are closed, because handles may be collected unclosed, and what was written to
 * them must still reach the file: at the latest when the VM ends, as in C when the program does.
 */
final class OpenFiles {
    /** The standard output of the scripts, whatever it is at the time. */
    private record Output(Vm vm) implements OutputSink {
        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            vm.output.write(bytes, offset, count);
        }

        @Override
        public void flush() throws IOException {
            vm.output.flush();
        }
    }

    private final Vm vm;
    final SystemAccess access;
    /** The metatable of all handles of this VM. */
    final Table metatable;

    final FileHandle stdin;
    final FileHandle stdout;
    final FileHandle stderr;

    FileHandle input;
    FileHandle output;

    private final Set<ByteStream> open = new LinkedHashSet<>();

    OpenFiles(Vm vm, SystemAccess access, Table metatable) {
        this.vm = vm;
        this.access = access;
        this.metatable = metatable;
        stdin = standard(access.standardInput(new Output(vm)));
        stdout = standard(new SinkStream(new Output(vm), ByteStream.Buffering.FULL));
        stderr = standard(access.standardError());
        input = stdin;
        output = stdout;
    }

    static OpenFiles of(Vm vm) {
        return (OpenFiles) vm.kept(OpenFiles.class);
    }

    /** Set directly, not through the VM: a finalizer would have nothing to do, and every VM has three of these. */
    private FileHandle standard(ByteStream stream) {
        FileHandle handle = new FileHandle(stream, true);
        handle.setMetatable(metatable);
        return handle;
    }

    FileHandle handle(ByteStream stream) {
        open.add(stream);
        FileHandle handle = new FileHandle(stream, false);
        vm.setMetatable(handle, metatable);
        vm.allocated(200);
        return handle;
    }

    void forget(ByteStream stream) {
        open.remove(stream);
    }

    /** Passes on whatever was written anywhere; failures will show when the file is closed. */
    void flushAll() {
        flush(stdout.stream());
        for (ByteStream stream : open) {
            flush(stream);
        }
    }

    private static void flush(ByteStream stream) {
        try {
            stream.flush();
        } catch (IOException lost) {
            // The other files must still be flushed.
        }
    }

    void closeAll() {
        for (ByteStream stream : new ArrayList<>(open)) {
            try {
                stream.close();
            } catch (IOException lost) {
                // The VM is ending: nobody is left to be told.
            }
        }
        open.clear();
    }
}
