package io.perilune.engine.host;

import io.perilune.engine.lib.Args;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;

/**
 * {@code require} for a VM without the package library: finds what the program has registered, and runs the loaders that it has
 * prepared. A loader may wait, fail and be suspended like any function; while it runs, its module cannot be required again.
 */
final class RequireFunction extends NativeFunction {
    private final Modules modules;

    RequireFunction(Modules modules) {
        super("require");
        this.modules = modules;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        ByteStr name = Args.checkString(s, base, count, 1);
        Table loaded = s.vm.loaded;
        Object known = loaded.get(name);
        if (known != null && known != Boolean.FALSE) {
            return s.returnBoxed(base, known);
        }
        Object loader = modules.loader(name);
        if (loader == null) {
            throw Errors.fromNative(s, "module '" + name.escaped() + "' not found");
        }
        if (!modules.begin(name)) {
            throw Errors.fromNative(s, "loop or previous error loading module '" + name.escaped() + "'");
        }
        s.setObject(base, name);
        s.set(base + 1, loader);
        s.setObject(base + 2, name);
        return s.request(base + 1, 1, 1);
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        int base = frame.base;
        ByteStr name = (ByteStr) s.get(base);
        modules.end(name);
        Object given = count == 0 ? null : s.get(first);
        Object present = s.vm.loaded.get(name);
        Object module = given != null ? given : present != null ? present : Boolean.TRUE;
        s.vm.loaded.put(name, module);
        return s.returnBoxed(base, module);
    }
}
