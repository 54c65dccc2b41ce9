package io.perilune.engine.vm;

import io.perilune.engine.value.Attachable;

/** A Lua thread as a value. Everything that runs is in its {@link CallStack}. */
public final class Coroutine implements Attachable {
    /** Where a coroutine stands, as {@code coroutine.status} names it. */
    public enum Status {
        SUSPENDED,
        RUNNING,
        NORMAL,
        DEAD
    }

    public final CallStack stack;
    private Object attachments;

    Coroutine(Vm vm) {
        stack = new CallStack(vm, this);
    }

    public Status status() {
        return stack.status;
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
