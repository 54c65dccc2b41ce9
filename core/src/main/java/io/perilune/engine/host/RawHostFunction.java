package io.perilune.engine.host;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/** A function of the program that works on the window of its call. */
final class RawHostFunction extends NativeFunction {
    private final State state;
    private final RawWindow.Body body;
    /** A window that no call uses; there are others while the function is called from inside itself. */
    private RawWindow spare;

    RawHostFunction(String name, RawWindow.Body body, State state) {
        super(name);
        this.state = state;
        this.body = body;
        spare = new RawWindow(state);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        RawWindow window = spare != null ? spare : new RawWindow(state);
        spare = null;
        window.open(s, base, count);
        int results;
        state.hostBegins(name());
        try {
            body.call(window);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
            results = window.close();
            spare = window;
        }
        s.vm.meter.rethrow();
        return s.returnSlots(base, base + count, results);
    }
}
