package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Vm;
import org.jspecify.annotations.Nullable;

/** The function {@code require} of a VM whose host says where modules come from. */
public final class ModuleLib extends NativeFunction {
    /** The power to find modules. */
    public interface Finder {
        /** The text of a module, or null when there is none. */
        byte @Nullable [] find(String name) throws Exception;
    }

    private static final ModuleLib REQUIRE = new ModuleLib();
    private static final int LONGEST_NAME = 200;
    private static final int LOADED = 1;
    /** Stands in package.loaded's place while a module is being loaded. */
    private static final Object KEY = "modules";

    /** What a VM knows of its modules: where they come from, and which are being loaded. */
    private record Modules(Finder finder, Table loading) {}

    private ModuleLib() {
        super("require");
    }

    static void open(Vm vm, Finder finder) {
        vm.keep(KEY, new Modules(finder, new Table()));
        vm.globals.put(ByteStr.of("require"), REQUIRE);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        ByteStr name = Args.checkString(s, base, count, 1);
        Object loaded = s.vm.loaded.get(name);
        if (loaded != null) {
            return s.returnBoxed(base, loaded);
        }
        Modules modules = (Modules) s.vm.kept(KEY);
        if (modules.loading.get(name) != null) {
            throw Errors.fromNative(s, "loop or previous error loading module '" + name + "'");
        }
        byte[] text = isName(name) ? find(s, modules.finder, name.toString()) : null;
        if (text == null) {
            throw Errors.fromNative(s, "module '" + name + "' not found");
        }
        ByteStr source = ByteStr.wrap(text.clone());
        s.setObject(base, name);
        s.ensure(base + 3);
        s.setObject(base + 1, function(s, source, name));
        s.setObject(base + 2, name);
        modules.loading.put(name, (Object) Boolean.TRUE);
        return s.request(base + 1, 1, LOADED);
    }

    private static Object function(CallStack s, ByteStr source, ByteStr name) {
        try {
            return ChunkLoading.function(s.vm, source, ByteStr.of("=" + name), "t", s.vm.globals);
        } catch (ScriptError refused) {
            throw new ScriptError(
                    ByteStr.of("error loading module '" + name + "':\n\t" + refused.getMessage()), refused.getCause());
        }
    }

    private static byte @Nullable [] find(CallStack s, Finder finder, String name) {
        byte[] text;
        try {
            text = finder.find(name);
        } catch (Exception e) {
            s.vm.meter.rethrow();
            throw new ScriptError(ByteStr.of(Errors.where(s, 1) + "module '" + name + "' cannot be loaded"), e);
        }
        s.vm.meter.rethrow();
        return text;
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        int base = frame.base;
        Object name = s.get(base);
        Object value = count > 0 ? s.get(first) : null;
        Modules modules = (Modules) s.vm.kept(KEY);
        modules.loading.put(name, (Object) null);
        Object result = value == null ? Boolean.TRUE : value;
        s.vm.loaded.put(name, result);
        return s.returnBoxed(base, result);
    }

    /** Letters, digits, _ and -, and single dots between them. */
    private static boolean isName(ByteStr name) {
        boolean dot = true;
        for (int i = 0; i < name.length(); i++) {
            int c = name.at(i);
            if (c == '.') {
                if (dot) {
                    return false;
                }
                dot = true;
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
                dot = false;
            } else {
                return false;
            }
        }
        return !dot && name.length() <= LONGEST_NAME;
    }
}
