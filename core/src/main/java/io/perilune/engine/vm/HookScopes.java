package io.perilune.engine.vm;

import java.util.Map;
import java.util.WeakHashMap;

/**
 * Hooks and interrupts that concern more or less than the stack that runs when they are set. A stack takes over what concerns it when
 * it becomes the running one, because nobody knows all stacks that exist.
 *
 * <p>Invariant: on the running stack, {@code hooks} is a hook of its own, or follows the hook of the run, or that of the VM, the first that there
 * is. Belongs to the thread of the VM; made when the first such hook or interrupt comes, and kept.
 */
public final class HookScopes {
    private final Vm vm;
    private Hooks ofVm;
    /** Of the call from Java that is in progress. */
    private Hooks ofRun;
    /** What coroutines are to meet that were not running when it was noticed. */
    private final Map<CallStack, Meter.Interrupt> expected = new WeakHashMap<>();

    private HookScopes(Vm vm) {
        this.vm = vm;
    }

    /** Those of a VM. */
    public static HookScopes of(Vm vm) {
        HookScopes known = vm.hookScopes;
        if (known == null) {
            known = new HookScopes(vm);
            vm.hookScopes = known;
        }
        return known;
    }

    /** Sets the hook of all stacks, now and in future; null removes it. */
    public void ofVm(Hooks hooks) {
        ofVm = hooks;
        arrived(vm.current);
    }

    /** Sets the hook of the call from Java that is in progress; null removes it. */
    public void ofRun(Hooks hooks) {
        ofRun = hooks;
        arrived(vm.current);
    }

    /** A run leaves the VM, or is over; gives the hook that it has. */
    Hooks runLeft() {
        Hooks left = ofRun;
        ofRun = null;
        return left;
    }

    /** A run goes on; its stack is going to arrive. */
    void runCameBack(Hooks hooks) {
        ofRun = hooks;
    }

    /** A stack becomes the running one. */
    void arrived(CallStack s) {
        Hooks has = s.hooks;
        if (has == null || has.pattern != null) {
            Hooks wanted = ofRun != null ? ofRun : ofVm;
            if ((has == null ? null : has.pattern) != wanted) {
                Hooks.set(s, wanted == null ? null : wanted.following());
            }
        }
        if (!expected.isEmpty()) {
            Meter.Interrupt action = expected.remove(s);
            if (action != null) {
                vm.meter.interrupt(onlyIn(s, action));
                vm.meter.endSlice();
            }
        }
    }

    /** A stack has lost or got a hook of its own: one of a larger scope may take its place at once. */
    public static void refresh(CallStack s) {
        if (s.vm.hookScopes != null && s.vm.current == s) {
            s.vm.hookScopes.arrived(s);
        }
    }

    /**
     * A wish that only one coroutine is to meet, as soon as it runs.
     *
     * @param action throws what is to be raised there
     */
    public static Meter.Interrupt onlyIn(CallStack target, Meter.Interrupt action) {
        return new OfCoroutine(target, action);
    }

    private record OfCoroutine(CallStack target, Meter.Interrupt action) implements Meter.Interrupt {
        @Override
        public void atSafePoint(Vm running) {
            if (running.current == target) {
                action.atSafePoint(running);
            } else if (target.status != Coroutine.Status.DEAD) {
                of(running).expected.put(target, action);
            }
        }
    }
}
