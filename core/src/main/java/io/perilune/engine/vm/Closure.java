package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.value.Attachable;
import io.perilune.engine.value.Callable;

/** A Lua function: a prototype with the variables it has captured. */
public final class Closure extends Callable implements Attachable {
    public final Prototype prototype;
    public final Upvalue[] upvalues;
    private Object attachments;

    public Closure(Prototype prototype, Upvalue[] upvalues) {
        this.prototype = prototype;
        this.upvalues = upvalues;
    }

    /** The same function with another value in one captured variable, which is its own from then on. */
    public Closure with(int upvalue, Object value) {
        Upvalue[] changed = upvalues.clone();
        changed[upvalue] = new Upvalue(value);
        return new Closure(prototype, changed);
    }

    @Override
    public Object attachments() {
        return attachments;
    }

    @Override
    public void attachments(Object attachments) {
        this.attachments = attachments;
    }
}
