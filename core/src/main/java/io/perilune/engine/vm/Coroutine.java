package io.perilune.engine.vm;

import io.perilune.engine.value.Attachable;
import io.perilune.engine.value.Callable;

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
        this(vm, CallStack.FIRST_SLOTS);
    }

    Coroutine(Vm vm, int slots) {
        stack = new CallStack(vm, this, slots);
    }

    public Status status() {
        return stack.status;
    }

    /** The function that it will run when it is resumed for the first time; null when it has begun. */
    public Object function() {
        boolean fresh = stack.status == Status.SUSPENDED && stack.yielded == null && stack.frame.previous == null;
        return fresh ? stack.r[0] : null;
    }

    /** Makes a coroutine that has not begun, or that was closed, one that will run {@code function}. */
    public void function(Callable function) {
        stack.ensure(1);
        stack.r[0] = function;
        stack.top = 1;
        stack.status = Status.SUSPENDED;
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
