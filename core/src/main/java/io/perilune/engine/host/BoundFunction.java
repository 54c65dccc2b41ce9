package io.perilune.engine.host;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/** A function with some arguments given already, before those of the call. */
final class BoundFunction extends NativeFunction {
    private final Object target;
    private final Object[] given;

    BoundFunction(Object target, Object[] given) {
        super("bound");
        this.target = target;
        this.given = given;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.ensure(base + count + given.length);
        s.move(base, base + given.length, count);
        s.set(base - 1, target);
        for (int i = 0; i < given.length; i++) {
            s.set(base + i, given[i]);
        }
        return s.tailCall(count + given.length);
    }
}
