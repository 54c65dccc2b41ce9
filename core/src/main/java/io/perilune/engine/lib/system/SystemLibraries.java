package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Vm;

/** Gives a VM the libraries of this room, with the powers that the host grants. */
public final class SystemLibraries {
    private static final ByteStr IGNORE_ENVIRONMENT = ByteStr.of("LUA_NOENV");

    private SystemLibraries() {}

    /**
     * Opens io, os and package, and adds require, loadfile, dofile and, when there is a debug library, debug.debug.
     * Warnings go to the standard error from then on, once a script has switched them on.
     *
     * @param ignoreEnvironment no environment variable shall change the search paths of modules
     */
    public static void open(Vm vm, SystemAccess access, boolean ignoreEnvironment) {
        OpenFiles files = new OpenFiles(vm, access, FileLib.newMetatable());
        vm.keep(OpenFiles.class, files);
        vm.keep(TimeAccess.class, access);
        vm.warnings = new WarningPrinter(files.stderr.stream());
        if (ignoreEnvironment) {
            vm.registry.put(IGNORE_ENVIRONMENT, Boolean.TRUE);
        }
        add(vm, "package", PackageLib.open(vm, access, ignoreEnvironment));
        add(vm, "io", IoLib.open(vm));
        add(vm, "os", OsLib.open());
        FileChunks.open(vm.globals);
        if (vm.loaded.get(ByteStr.of("debug")) instanceof Table debug) {
            DebugConsole.open(debug);
        }
    }

    /** Opens os with nothing but what tells the time. */
    public static void openClock(Vm vm, TimeAccess clock) {
        vm.keep(TimeAccess.class, clock);
        add(vm, "os", OsLib.openClock());
    }

    private static void add(Vm vm, String name, Table library) {
        ByteStr key = ByteStr.of(name);
        vm.globals.put(key, library);
        vm.loaded.put(key, library);
    }

    /** Closes all files of a VM that ends; what was written reaches them. */
    public static void close(Vm vm) {
        OpenFiles files = OpenFiles.of(vm);
        if (files != null) {
            files.closeAll();
        }
    }

    /** The natives of this room that its part of the prelude uses: ask and complain. */
    public static NativeFunction[] preludeNatives() {
        return new NativeFunction[] {DebugConsole.ASK, DebugConsole.COMPLAIN};
    }
}
