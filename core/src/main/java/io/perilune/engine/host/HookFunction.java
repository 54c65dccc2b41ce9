package io.perilune.engine.host;

import io.perilune.LuaHook;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/** A hook of the program, as the engine calls it: with the name of the event and a line. */
final class HookFunction extends NativeFunction {
    private final LuaHook hook;
    private final State state;

    HookFunction(LuaHook hook, State state) {
        super("hook");
        this.hook = hook;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        String name = s.r[base] instanceof ByteStr text ? text.toString() : "";
        LuaHook.Event event = switch (name) {
            case "return" -> LuaHook.Event.RETURN;
            case "line" -> LuaHook.Event.LINE;
            case "count" -> LuaHook.Event.COUNT;
            default -> LuaHook.Event.CALL;
        };
        int line = event == LuaHook.Event.LINE && count > 1 && s.isInt(base + 1) ? (int) s.n[base + 1] : -1;
        try {
            hook.on(event, line);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        }
        s.vm.meter.rethrow();
        return 0;
    }
}
