package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Vm;
import java.util.Arrays;
import java.util.List;

/**
 * Gives VMs their libraries, one by one. A library's table is made once per process; every VM gets one that shares its
 * fields until the script changes it, so that opening a library costs next to nothing.
 */
public final class Libraries {
    /** Where the Lua part of the libraries lies; it is to be run with {@link #preludeArguments}. */
    public static final String PRELUDE = "/io/perilune/engine/lib/prelude.lua";

    /** The same for {@code lib.system}, to be run with {@link #systemPreludeArguments}. */
    public static final String SYSTEM_PRELUDE = "/io/perilune/engine/lib/prelude_system.lua";

    private static final ByteStr GLOBALS_NAME = ByteStr.of("_G");
    private static final ByteStr PRINT = ByteStr.of("print");
    private static final ByteStr COROUTINE = ByteStr.of("coroutine");
    private static final ByteStr TABLE = ByteStr.of("table");
    private static final ByteStr STRING = ByteStr.of("string");
    private static final ByteStr UTF8 = ByteStr.of("utf8");
    private static final ByteStr MATH = ByteStr.of("math");

    private Libraries() {}

    /** The arguments of the prelude's main function. */
    public static Object[] preludeArguments() {
        return new Object[] {
            PreludeNatives.FAIL,
            PreludeNatives.POSITIONED,
            PreludeNatives.LESS,
            BaseLib.TYPE_FUNCTION,
            BaseLib.SELECT_FUNCTION,
            BaseLib.PCALL_FUNCTION,
            BaseLib.LOAD_FUNCTION,
            TableLib.CONCAT_FUNCTION
        };
    }

    /** The arguments of the system libraries' prelude: some functions from here, then {@code own}. */
    public static Object[] systemPreludeArguments(NativeFunction[] own) {
        Object[] arguments = {
            PreludeNatives.FAIL,
            BaseLib.TYPE_FUNCTION,
            BaseLib.RAWGET_FUNCTION,
            BaseLib.TOSTRING_FUNCTION,
            BaseLib.PCALL_FUNCTION,
            BaseLib.LOAD_FUNCTION
        };
        Object[] all = Arrays.copyOf(arguments, arguments.length + own.length);
        System.arraycopy(own, 0, all, arguments.length, own.length);
        return all;
    }

    /** A function like xpcall by which a host can call with a message handler. */
    public static NativeFunction handledCall() {
        return BaseLib.HANDLED_CALL;
    }

    /** {@code coroutine.resume}, for hosts. */
    public static NativeFunction resumeFunction() {
        return CoroutineLib.FUNCTIONS[CoroutineLib.RESUME_FUNCTION];
    }

    /** {@code coroutine.status}, for hosts. */
    public static NativeFunction statusFunction() {
        return CoroutineLib.FUNCTIONS[CoroutineLib.STATUS];
    }

    /** {@code coroutine.yield}, for hosts. */
    public static NativeFunction yieldFunction() {
        return CoroutineLib.FUNCTIONS[CoroutineLib.YIELD_FUNCTION];
    }

    /** Resumes a coroutine, its first argument, with an error, its second; results as of {@code coroutine.resume}. */
    public static NativeFunction raiseFunction() {
        return CoroutineRaise.FUNCTION;
    }

    /** {@code coroutine.close}, for hosts. */
    public static NativeFunction closeFunction() {
        return CoroutineLib.FUNCTIONS[CoroutineLib.CLOSE];
    }

    /** A table of globals for a new VM, with the basic functions in it; {@link #openBase} completes it. */
    public static Table basicGlobals() {
        return Table.sharing(BaseLib.TEMPLATE);
    }

    /**
     * The same for a VM that will get all libraries that need nothing from outside. There is a place for each already: the way through
     * the shapes, from one library to the next, is the same for every VM and takes time.
     */
    public static Table globals() {
        return Table.sharing(GLOBALS);
    }

    /** {@code package.loaded} of such a VM. */
    public static Table loaded() {
        return Table.sharing(LOADED);
    }

    private static final Table GLOBALS = withPlaces(Table.sharing(BaseLib.TEMPLATE));
    private static final Table LOADED = withPlaces(new Table());

    private static Table withPlaces(Table template) {
        for (ByteStr name : List.of(GLOBALS_NAME, COROUTINE, TABLE, STRING, UTF8, MATH)) {
            template.put(name, Boolean.FALSE);
        }
        return template;
    }

    /** The basic functions; those that a table made by {@link #globals} has already are not looked at. */
    public static void openBase(Vm vm) {
        if (vm.globals.get(PRINT) == null) {
            addAll(BaseLib.TEMPLATE, vm.globals);
        }
        vm.globals.put(GLOBALS_NAME, vm.globals);
        vm.loaded.put(GLOBALS_NAME, vm.globals);
    }

    private static void addAll(Table from, Table to) {
        Object[] r = new Object[2];
        long[] n = new long[2];
        for (int at = from.advance(0, r, n, 0); at != 0; at = from.advance(at, r, n, 0)) {
            to.store(r, n, 0, r, n, 1);
        }
    }

    public static void openCoroutine(Vm vm) {
        register(vm, COROUTINE, Table.sharing(CoroutineLib.TEMPLATE));
    }

    public static void openMath(Vm vm) {
        register(vm, MATH, Table.sharing(MathLib.TEMPLATE));
    }

    /** The library {@code string}, and the metatable that lets strings have methods and do arithmetic. */
    public static void openString(Vm vm) {
        openString(vm, StringLib.TEMPLATE);
    }

    /** The same without {@code dump}. */
    public static void openStringWithoutDump(Vm vm) {
        openString(vm, StringLib.TEXT_TEMPLATE);
    }

    private static void openString(Vm vm, Table template) {
        Table library = Table.sharing(template);
        Table metatable = Table.sharing(StringArithmetic.TEMPLATE);
        metatable.put(MetaKey.NAMES[MetaKey.INDEX], library);
        vm.stringMetatable = metatable;
        register(vm, STRING, library);
    }

    public static void openTable(Vm vm) {
        register(vm, TABLE, Table.sharing(TableLib.TEMPLATE));
    }

    public static void openUtf8(Vm vm) {
        register(vm, UTF8, Table.sharing(Utf8Lib.TEMPLATE));
    }

    /** The function {@code require}, for modules that the host gives. */
    public static void openModules(Vm vm, ModuleLib.Finder finder) {
        ModuleLib.open(vm, finder);
    }

    public static void openDebug(Vm vm) {
        register(vm, "debug", template(DebugLib.FUNCTIONS));
    }

    /** Makes a library known under its name, as a global and to {@code require}. */
    public static void register(Vm vm, String name, Table library) {
        register(vm, ByteStr.of(name), library);
    }

    private static void register(Vm vm, ByteStr name, Table library) {
        vm.globals.put(name, library);
        vm.loaded.put(name, library);
    }

    /** A table with the functions under their names, to be shared by VMs and never written again. */
    public static Table template(NativeFunction[] functions) {
        Table template = new Table(0, functions.length);
        for (NativeFunction function : functions) {
            template.put(ByteStr.of(function.name()), function);
        }
        return template;
    }
}
