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
     * Gives a VM the powers of the host, for the libraries to be opened after this. Warnings go to the standard error from now
     * on, once a script has switched them on.
     */
    public static void grant(Vm vm, SystemAccess access) {
        OpenFiles files = new OpenFiles(vm, access, FileLib.newMetatable());
        vm.keep(OpenFiles.class, files);
        vm.keep(TimeAccess.class, access);
        vm.warnings = new WarningPrinter(files.stderr.stream());
    }

    /** Adds loadfile and dofile to the basic functions, where powers were granted. */
    public static void completeBase(Vm vm) {
        if (OpenFiles.of(vm) != null) {
            FileChunks.open(vm.globals);
        }
    }

    /** Adds debug.debug to the debug library, where powers were granted. */
    public static void completeDebug(Vm vm) {
        if (OpenFiles.of(vm) != null && vm.loaded.get(ByteStr.of("debug")) instanceof Table debug) {
            DebugConsole.open(debug);
        }
    }

    public static void openIo(Vm vm) {
        add(vm, "io", IoLib.open(vm));
    }

    public static void openOs(Vm vm) {
        add(vm, "os", OsLib.open());
    }

    /**
     * Opens package and require.
     *
     * @param ignoreEnvironment no environment variable shall change the search paths of modules
     */
    public static void openPackage(Vm vm, boolean ignoreEnvironment) {
        if (ignoreEnvironment) {
            vm.registry().put(IGNORE_ENVIRONMENT, Boolean.TRUE);
        }
        add(vm, "package", PackageLib.open(vm, OpenFiles.of(vm).access, ignoreEnvironment));
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
