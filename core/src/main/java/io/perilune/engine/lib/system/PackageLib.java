package io.perilune.engine.lib.system;

import io.perilune.engine.lib.Args;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Vm;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** The library {@code package} and the function {@code require}. There are no dynamic libraries to load. */
final class PackageLib extends NativeFunction {
    private static final int LOADLIB = 0;
    private static final int REQUIRE = 1;
    private static final int SEARCHPATH = 2;
    private static final int SEARCH_PRELOAD = 3;
    private static final int SEARCH_LUA = 4;
    private static final int SEARCH_C = 5;
    private static final int SEARCH_C_ROOT = 6;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {"loadlib", "require", "searchpath", "", "", "", ""};

    private static final NativeFunction[] FUNCTIONS = functions();

    private static final ByteStr PATH = ByteStr.of("path");
    private static final ByteStr CPATH = ByteStr.of("cpath");
    private static final ByteStr PRELOADED = ByteStr.of(":preload:");
    private static final ByteStr NO_LIBRARIES =
            ByteStr.of("dynamic libraries not enabled; check your Lua installation");
    private static final ByteStr ABSENT = ByteStr.of("absent");
    private static final ByteStr DOT = ByteStr.of(".");
    private static final ByteStr DIRECTORY_SEPARATOR = ByteStr.of(File.separator);
    private static final ByteStr PRELOAD_KEY = ByteStr.of("_PRELOAD");
    private static final ByteStr LOADED_KEY = ByteStr.of("_LOADED");

    private static final String VERSION_SUFFIX = "_5_4";
    private static final String DEFAULT_PATH = "/usr/local/share/lua/5.4/?.lua;/usr/local/share/lua/5.4/?/init.lua;"
            + "/usr/local/lib/lua/5.4/?.lua;/usr/local/lib/lua/5.4/?/init.lua;./?.lua;./?/init.lua";
    private static final String DEFAULT_CPATH = "/usr/local/lib/lua/5.4/?.so;/usr/local/lib/lua/5.4/loadall.so;./?.so";

    private final int id;

    private PackageLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new PackageLib(i);
        }
        return all;
    }

    /** The library for one VM; {@code require} goes to the globals. */
    static Table open(Vm vm, SystemAccess access, boolean ignoreEnvironment) {
        Table library = new Table();
        library.put(ByteStr.of("loadlib"), FUNCTIONS[LOADLIB]);
        library.put(ByteStr.of("searchpath"), FUNCTIONS[SEARCHPATH]);
        Table searchers = new Table();
        for (int i = SEARCH_PRELOAD; i <= SEARCH_C_ROOT; i++) {
            searchers.put((long) i - SEARCH_PRELOAD + 1, FUNCTIONS[i]);
        }
        library.put(ByteStr.of("searchers"), searchers);
        SystemAccess settings = ignoreEnvironment ? null : access;
        library.put(PATH, ByteStr.of(path(settings, "LUA_PATH", DEFAULT_PATH)));
        library.put(CPATH, ByteStr.of(path(settings, "LUA_CPATH", DEFAULT_CPATH)));
        library.put(
                ByteStr.of("config"),
                ByteStr.of(File.separator + "\n" + ModulePath.SEPARATOR + "\n" + ModulePath.MARK + "\n!\n-\n"));
        Table preload = new Table();
        library.put(ByteStr.of("loaded"), vm.loaded);
        library.put(ByteStr.of("preload"), preload);
        vm.registry().put(LOADED_KEY, vm.loaded);
        vm.registry().put(PRELOAD_KEY, preload);
        vm.globals.put(ByteStr.of("require"), FUNCTIONS[REQUIRE]);
        vm.keep(PackageLib.class, library);
        return library;
    }

    /** The path that an environment variable sets, in which two semicolons stand for the default. */
    private static String path(@Nullable SystemAccess settings, String variable, String otherwise) {
        if (settings == null) {
            return otherwise;
        }
        String path = settings.environment(variable + VERSION_SUFFIX);
        if (path == null) {
            path = settings.environment(variable);
        }
        if (path == null) {
            return otherwise;
        }
        int mark = path.indexOf(";;");
        if (mark < 0) {
            return path;
        }
        String before = mark == 0 ? "" : path.substring(0, mark + 1);
        String after = mark + 2 == path.length() ? "" : path.substring(mark + 1);
        return before + otherwise + after;
    }

    private static Table library(Vm vm) {
        return (Table) vm.kept(PackageLib.class);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        ByteStr name = Args.checkString(s, base, count, 1);
        switch (id) {
            case LOADLIB:
                Args.checkString(s, base, count, 2);
                s.setObject(base - 1, null);
                s.setObject(base, NO_LIBRARIES);
                s.setObject(base + 1, ABSENT);
                return 3;
            case REQUIRE:
                return require(s, base, name);
            case SEARCHPATH:
                return searchpath(s, base, count, name);
            case SEARCH_PRELOAD:
                return searchPreload(s, base, name);
            case SEARCH_LUA:
                return searchLua(s, base, name);
            case SEARCH_C:
                return searchC(s, base, name);
            case SEARCH_C_ROOT:
                return searchRoot(s, base, name);
            default:
                throw new IllegalStateException(name());
        }
    }

    private static int require(CallStack s, int base, ByteStr name) {
        Object loaded = s.vm.loaded.get(name);
        if (loaded != null && loaded != Boolean.FALSE) {
            return s.returnBoxed(base, loaded);
        }
        s.setObject(base - 1, s.vm.prelude.function("require"));
        s.setObject(base, name);
        s.setObject(base + 1, library(s.vm));
        s.setObject(base + 2, s.vm.loaded);
        return s.tailCall(3);
    }

    private static int searchpath(CallStack s, int base, int count, ByteStr name) {
        ByteStr path = Args.checkString(s, base, count, 2);
        ByteStr from = Args.optString(s, base, count, 3, DOT);
        ByteStr to = Args.optString(s, base, count, 4, DIRECTORY_SEPARATOR);
        s.vm.charge(path.length());
        ByteStr names = ModulePath.names(name, path, from, to);
        ByteStr found = ModulePath.find(OpenFiles.of(s.vm).access, names);
        if (found != null) {
            return s.returnObject(base, found);
        }
        s.setObject(base - 1, null);
        s.setObject(base, ModulePath.notFound(names));
        return 2;
    }

    // Searchers. Each returns a loader and a value for it, or a text that says where it has looked.

    private static int searchPreload(CallStack s, int base, ByteStr name) {
        Object preload = s.vm.registry().get(PRELOAD_KEY);
        Object loader = preload instanceof Table t ? t.get(name) : null;
        if (loader == null) {
            ByteBuf message = new ByteBuf()
                    .append("no field package.preload['")
                    .append(name)
                    .append("']");
            return s.returnObject(base, message.toByteStr());
        }
        s.set(base - 1, loader);
        s.setObject(base, PRELOADED);
        return 2;
    }

    private static int searchLua(CallStack s, int base, ByteStr name) {
        ByteStr names = names(s, name, PATH);
        ByteStr file = ModulePath.find(OpenFiles.of(s.vm).access, names);
        if (file == null) {
            return s.returnObject(base, ModulePath.notFound(names));
        }
        Closure loader;
        try {
            loader = FileChunks.function(s, file, "bt", s.vm.globals);
        } catch (ScriptError refused) {
            Object reason = refused.value();
            throw cannotLoad(s, name, file, reason instanceof ByteStr text ? text : ByteStr.EMPTY);
        }
        s.setObject(base - 1, loader);
        s.setObject(base, file);
        return 2;
    }

    private static int searchC(CallStack s, int base, ByteStr name) {
        ByteStr names = names(s, name, CPATH);
        ByteStr file = ModulePath.find(OpenFiles.of(s.vm).access, names);
        if (file == null) {
            return s.returnObject(base, ModulePath.notFound(names));
        }
        throw cannotLoad(s, name, file, NO_LIBRARIES);
    }

    /** A submodule may lie in the library of the package that it belongs to. */
    private static int searchRoot(CallStack s, int base, ByteStr name) {
        int dot = 0;
        while (dot < name.length() && name.at(dot) != '.') {
            dot++;
        }
        if (dot == name.length()) {
            return 0;
        }
        ByteStr names = names(s, name.substring(0, dot), CPATH);
        ByteStr file = ModulePath.find(OpenFiles.of(s.vm).access, names);
        if (file == null) {
            return s.returnObject(base, ModulePath.notFound(names));
        }
        throw cannotLoad(s, name, file, NO_LIBRARIES);
    }

    private static ByteStr names(CallStack s, ByteStr name, ByteStr field) {
        Object path = library(s.vm).get(field);
        if (!(path instanceof ByteStr templates)) {
            throw Errors.fromNative(s, "'package." + field + "' must be a string");
        }
        s.vm.charge(templates.length());
        return ModulePath.names(name, templates, DOT, DIRECTORY_SEPARATOR);
    }

    private static ScriptError cannotLoad(CallStack s, ByteStr name, ByteStr file, ByteStr reason) {
        ByteBuf message = new ByteBuf().append("error loading module '").append(name);
        message.append("' from file '").append(file).append("':\n\t").append(reason);
        return Errors.fromNative(s, message.toByteStr());
    }
}
