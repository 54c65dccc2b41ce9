package io.perilune.engine.host;

import io.perilune.LuaLibrary;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.lib.system.SystemLibraries;
import io.perilune.engine.vm.Vm;
import java.util.Set;

/** Which libraries one VM may have, for good, and how each is opened. Used by whoever has entered the VM. */
final class LibraryGrant {
    private final Vm vm;
    private final Set<LuaLibrary> granted;
    /** Without string.dump. */
    private final boolean textOnly;

    private final boolean ignoreEnvironment;

    LibraryGrant(Vm vm, Set<LuaLibrary> granted, boolean textOnly, boolean ignoreEnvironment) {
        this.vm = vm;
        this.granted = granted;
        this.textOnly = textOnly;
        this.ignoreEnvironment = ignoreEnvironment;
    }

    /** @throws IllegalStateException when the VM may not have one of them; then none was opened */
    void open(Set<LuaLibrary> wanted) {
        for (LuaLibrary library : wanted) {
            if (!granted.contains(library)) {
                throw new IllegalStateException(
                        "this Lua may not have the library " + library + "; it may have " + granted);
            }
        }
        // In the order of the enum: a later one may complete an earlier one.
        for (LuaLibrary library : LuaLibrary.values()) {
            if (wanted.contains(library)) {
                open(library);
            }
        }
    }

    private void open(LuaLibrary library) {
        switch (library) {
            case BASE -> {
                Libraries.openBase(vm);
                SystemLibraries.completeBase(vm);
            }
            case COROUTINE -> Libraries.openCoroutine(vm);
            case TABLE -> Libraries.openTable(vm);
            case STRING -> {
                if (textOnly) {
                    Libraries.openStringWithoutDump(vm);
                } else {
                    Libraries.openString(vm);
                }
            }
            case UTF8 -> Libraries.openUtf8(vm);
            case MATH -> Libraries.openMath(vm);
            case OS -> SystemLibraries.openOs(vm);
            case IO -> SystemLibraries.openIo(vm);
            case PACKAGE -> SystemLibraries.openPackage(vm, ignoreEnvironment);
            case DEBUG -> {
                Libraries.openDebug(vm);
                SystemLibraries.completeDebug(vm);
            }
        }
    }
}
