package io.perilune.engine.host;

import io.perilune.engine.lib.ChunkLoading;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.lib.system.SystemLibraries;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.ChunkCompiler;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Execution;
import io.perilune.engine.vm.Prelude;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Compiles the libraries' Lua parts when the first of their functions is needed, once for all VMs: the closures hold nothing but
 * shared native functions, and nothing ever writes to them.
 */
final class LibraryPrelude implements Prelude {
    /** Shown as native code in messages and tracebacks, like the functions it replaces. */
    private static final ByteStr CHUNK_NAME = ByteStr.of("=[C]");

    private final ChunkCompiler compiler;
    private final String resource;
    /** Where functions are sought that this one does not have, or null. */
    private final LibraryPrelude next;
    /** Racy: two threads may both compile, and either result will do. Safe to publish, for it is complete then. */
    private volatile Map<String, Closure> functions;

    LibraryPrelude(ChunkCompiler compiler, String resource, LibraryPrelude next) {
        this.compiler = compiler;
        this.resource = resource;
        this.next = next;
    }

    /** What the chunk gets; made late, so that a process that needs no prelude does not load what only preludes use. */
    private Object[] arguments() {
        switch (resource) {
            case Libraries.PRELUDE:
                return Libraries.preludeArguments();
            case Libraries.SYSTEM_PRELUDE:
                return Libraries.systemPreludeArguments(SystemLibraries.preludeNatives());
            case Operation.RESOURCE:
                return Operation.natives();
            default:
                throw new IllegalStateException(resource);
        }
    }

    @Override
    public Closure function(String name) {
        Map<String, Closure> all = functions;
        if (all == null) {
            all = load();
            functions = all;
        }
        Closure closure = all.get(name);
        if (closure != null) {
            return closure;
        }
        if (next != null) {
            return next.function(name);
        }
        throw new IllegalArgumentException(resource + " has no function " + name);
    }

    private Map<String, Closure> load() {
        Vm vm = new Vm(new Table(), compiler, this);
        Closure chunk = ChunkLoading.function(vm, read(), CHUNK_NAME, "t", vm.globals);
        Table table = (Table) Execution.call(vm, chunk, arguments())[0];
        Map<String, Closure> loaded = new HashMap<>();
        Object[] entry = new Object[2];
        long[] numbers = new long[2];
        int position = 0;
        while ((position = table.advance(position, entry, numbers, 0)) != 0) {
            loaded.put(entry[0].toString(), (Closure) entry[1]);
        }
        return loaded;
    }

    private ByteStr read() {
        try (InputStream in = LibraryPrelude.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return ByteStr.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
